/** Why a file could not be written, in our words. */

import { ExpectedError, type FailureCode } from '../../shared/result.ts'

/** What the system says where nobody may write: no rights, or a disk that is only read. */
const REFUSED = new Set(['EACCES', 'EPERM', 'EROFS'])

/** `refused` is what it means here that nobody may write. Anything else is a bug, and stays what it is. */
export function writeFailure(error: unknown, refused: FailureCode): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return new ExpectedError('diskFull', String(error))
  return REFUSED.has(code) ? new ExpectedError(refused, String(error)) : error
}
