/** What a status code means for a reader of feeds. */

import { ExpectedError, type FailureCode } from '../../shared/result.ts'
import { waitUntil } from './manners.ts'

/** The server asks to be left alone until an instant; that holds for the whole host. */
export class ToldToWait extends ExpectedError {
  readonly until: number

  constructor(until: number, message: string) {
    super('toldToWait', message)
    this.until = until
  }
}

interface Asked {
  readonly sentValidators: boolean
  readonly now: number
}

/** null when the answer can be used: a body, or “not modified” where we asked for that. */
export function failureOfAnswer(
  status: number,
  headers: Readonly<Record<string, string>>,
  { sentValidators, now }: Asked,
): ExpectedError | null {
  if (status === 200 || status === 203) return null
  if (status === 304 && sentValidators) return null
  if (status === 429 || status === 503) {
    const until = waitUntil(headers['retry-after'], now)
    return new ToldToWait(until, `status ${status}: asked to wait until ${new Date(until).toISOString()}`)
  }
  return new ExpectedError(codeOf(status), `status ${status}`)
}

function codeOf(status: number): FailureCode {
  if (status === 401) return 'needsPassword'
  if (status === 403 || status === 451) return 'forbidden'
  if (status === 404) return 'missing'
  if (status === 410) return 'gone'
  if (status === 204) return 'emptyAnswer'
  // 511 is a captive portal's honest answer: it says nothing about the feed's server.
  return status >= 500 && status !== 511 ? 'serverError' : 'unexpectedAnswer'
}
