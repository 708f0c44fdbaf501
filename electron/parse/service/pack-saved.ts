/** What the reader saved by hand, in the form in which the store takes it. */

import { hash } from 'node:crypto'
import type { ExtractedPage } from '../../../shared/extractor/contract.ts'
import type { PageToKeep } from '../../records/page.ts'
import { asLine, firstWords } from '../html/plain-text.ts'
import { packPage } from './pack-page.ts'

/** The first page of an article over several pages says what it is. */
export type SavedParts = Omit<ExtractedPage, 'text' | 'nextPage' | 'isBeginning' | 'blocks'>

const TITLE_FROM_TEXT = 80

/** `url`: where it was found; null where a file does not say. */
export function packSaved(parts: readonly SavedParts[], url: string | null): PageToKeep {
  const [first] = parts
  const { lead, body, text, picture, pictures, author } = packPage(parts)
  return {
    guid: url ?? `saved:${hash('sha256', text, 'hex')}`,
    url,
    title: asLine(first?.title ?? '') || firstWords(text, TITLE_FROM_TEXT),
    sourceTitle: asLine(first?.siteName ?? '') || hostIn(url),
    author,
    publishedAt: first?.publishedAt ?? null,
    language: first?.language ?? null,
    direction: first?.direction ?? 'rtl',
    lead,
    picture,
    pictures,
    body,
    text,
  }
}

function hostIn(url: string | null): string {
  return url === null ? '' : new URL(url).host.replace(/^www\./, '')
}
