/** A picture out of an archive: looked at like one from the network. */

import { LONGEST_EDGE } from '../../../shared/extractor/contract.ts'
import { ExpectedError } from '../../../shared/result.ts'
import type { PictureToImport } from '../../records/archive.ts'
import type { PictureFacts } from '../../records/picture.ts'
import { archivedPicture } from '../archive/read-archive.ts'
import { checkPicture } from './picture-facts.ts'

/** null: it is not in the file, or not what it was, or no picture. @throws ExpectedError as `openArchive` */
export function readArchivePicture(path: string, sha256: string): PictureToImport | null {
  const bytes = archivedPicture(path, sha256)
  if (bytes === null) return null
  try {
    const facts = checkPicture(bytes)
    return { ...facts, bytes, isAsDrawn: isAsDrawn(bytes, facts) }
  } catch (error) {
    if (error instanceof ExpectedError) return null
    throw error
  }
}

/** https://developers.google.com/speed/webp/docs/riff_container: the flags of `VP8X`. */
const FLAGS_AT = 20
const MOVES = 0x02

/** Such as the extractor writes: WebP that does not move, no larger than is shown. */
function isAsDrawn(bytes: Uint8Array, { type, width, height }: PictureFacts): boolean {
  if (type !== 'image/webp' || Math.max(width, height) > LONGEST_EDGE) return false
  const chunk = Buffer.from(bytes.subarray(12, 16)).toString('latin1')
  return chunk !== 'VP8X' || ((bytes[FLAGS_AT] ?? MOVES) & MOVES) === 0
}
