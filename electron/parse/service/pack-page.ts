/** An article that was found on its own page, in the form in which the store takes it. */

import type { ExtractedPage } from '../../../shared/extractor/contract.ts'
import { MOST_PICTURES } from '../../../shared/pictures/listed.ts'
import { packBody } from '../../records/body.ts'
import type { FetchedPage } from '../../records/page.ts'
import { leadAmong } from '../html/pictures-in.ts'
import { asLine, plainText } from '../html/plain-text.ts'
import { leadOf } from './pack-feed.ts'

/** What of the pages of one article is kept; they follow each other. */
export type PagePart = Pick<ExtractedPage, 'byline' | 'html' | 'pictures'> & Partial<Pick<ExtractedPage, 'isBeginning'>>

export function packPage(parts: readonly PagePart[]): FetchedPage {
  const html = parts.map(part => part.html).join('\n')
  const text = plainText(html)
  const pictures = [...new Set(parts.flatMap(part => part.pictures))].slice(0, MOST_PICTURES)
  return {
    author: asLine(parts[0]?.byline ?? '') || null,
    lead: leadOf({ html, text }),
    picture: leadAmong(pictures, html),
    pictures,
    body: packBody({ html, text }),
    text,
    isBeginning: parts.at(-1)?.isBeginning ?? false,
  }
}
