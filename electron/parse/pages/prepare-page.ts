/** A web page before a browser's parser sees it: in letters that it knows, and refused where its shape alone would harm. */

import { ExpectedError } from '../../../shared/result.ts'
import type { PageBytes } from '../../records/page.ts'
import { decode } from '../bytes/decode.ts'
import { refuseComplex } from '../html/measure-html.ts'

/** The page as UTF-8. @throws ExpectedError `emptyAnswer`, `pageTooComplex` */
export function preparePage({ bytes, headers }: PageBytes): Uint8Array {
  const { text } = decode(bytes, headers['content-type'] ?? null)
  if (text.trim() === '') throw new ExpectedError('emptyAnswer', 'The page is empty.')
  refuseComplex(text)
  return Buffer.from(text)
}
