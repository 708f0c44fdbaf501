/** What a list of saved articles says, whatever program wrote it. Nothing in it is sanitised. */

import { LONGEST_NOTE, LONGEST_QUOTE } from '../../../shared/contract/shelf.ts'
import { isVisible } from '../../../shared/text/visible.ts'
import type { CollectedHighlight, CollectionKind } from '../../records/collection.ts'
import { storedAddress } from '../html/addresses.ts'
import { asLine, stripControls } from '../html/plain-text.ts'

export interface CollectedArticle {
  readonly url: string
  /** '': it does not say. */
  readonly title: string
  readonly sourceTitle: string
  readonly author: string | null
  readonly language: string | null
  /** Milliseconds since the epoch; null: it does not say. */
  readonly publishedAt: number | null
  readonly savedAt: number | null
  /** From the outermost folder on. */
  readonly folder: readonly string[]
  readonly tags: readonly string[]
  /** Plain text; '': none. */
  readonly note: string
  /** The article's text as it was saved there; '': the list only names it. */
  readonly html: string
  readonly highlights: readonly CollectedHighlight[]
  /** Where the reader stopped, from 0 to 1 of the text; null: it does not say. */
  readonly position: number | null
}

export interface Collection {
  readonly kind: CollectionKind
  /** In the order of the list; each address once. */
  readonly articles: readonly CollectedArticle[]
  /** Lines or records that name no article on the web. */
  readonly unread: number
}

/** What a list may leave out. */
export type Collected = { readonly url: string } & Partial<CollectedArticle>

const LONGEST_TITLE = 500
const LONGEST_NAME = 100
const MOST_TAGS = 50
const MOST_FOLDERS = 8
const MOST_HIGHLIGHTS = 500

/** null where the address is none that a reader may open. */
export function collected(found: Collected): CollectedArticle | null {
  const url = storedAddress(found.url, null)
  if (url === null) return null
  return {
    url,
    title: lineUpTo(found.title, LONGEST_TITLE),
    sourceTitle: lineUpTo(found.sourceTitle, LONGEST_NAME),
    author: lineUpTo(found.author, LONGEST_NAME) || null,
    language: found.language ?? null,
    publishedAt: found.publishedAt ?? null,
    savedAt: found.savedAt ?? null,
    folder: namesIn(found.folder ?? [], MOST_FOLDERS),
    tags: tagsIn(found.tags ?? []),
    note: noteIn(found.note),
    html: found.html ?? '',
    highlights: (found.highlights ?? []).flatMap(highlightIn).slice(0, MOST_HIGHLIGHTS),
    position: shareIn(found.position),
  }
}

function lineUpTo(text: string | null | undefined, most: number): string {
  return asLine(text ?? '').slice(0, most)
}

/** A name of signs that nobody sees is left out; the article is kept all the same. */
function namesIn(names: readonly string[], most: number): string[] {
  return names
    .map(name => lineUpTo(name, LONGEST_NAME).trim())
    .filter(isVisible)
    .slice(0, most)
}

/** People type tags with a hash before them; it is none of their name. */
function tagsIn(tags: readonly string[]): string[] {
  const names = tags.map(tag => asLine(tag).replace(/^#+/, ''))
  return [...new Set(namesIn(names, MOST_TAGS))]
}

/** Lines stay lines; what surrounds them goes. */
function noteIn(written: string | undefined): string {
  const note = stripControls((written ?? '').replace(/\r\n?/g, '\n'))
    .trim()
    .slice(0, LONGEST_NOTE)
  return isVisible(note) ? note : ''
}

function highlightIn({ quote, note, madeAt }: CollectedHighlight): CollectedHighlight[] {
  const isKept = isVisible(quote) && quote.length <= LONGEST_QUOTE
  return isKept ? [{ quote, note: noteIn(note), madeAt }] : []
}

function shareIn(position: number | null | undefined): number | null {
  return position != null && position > 0 && position <= 1 ? position : null
}

/** One article for each address: what several lines say of one is put together. */
export function collectionOf(kind: CollectionKind, found: readonly (Collected | null)[]): Collection {
  const byAddress = new Map<string, CollectedArticle>()
  let unread = 0
  for (const one of found) {
    const article = one && collected(one)
    if (!article) unread++
    else byAddress.set(article.url, joined(byAddress.get(article.url), article))
  }
  return { kind, articles: [...byAddress.values()], unread }
}

function joined(first: CollectedArticle | undefined, other: CollectedArticle): CollectedArticle {
  if (!first) return other
  return {
    ...first,
    title: first.title || other.title,
    savedAt: first.savedAt ?? other.savedAt,
    folder: first.folder.length > 0 ? first.folder : other.folder,
    tags: [...new Set([...first.tags, ...other.tags])].slice(0, MOST_TAGS),
    note: first.note || other.note,
    position: first.position ?? other.position,
    html: first.html || other.html,
    highlights: [...first.highlights, ...other.highlights].slice(0, MOST_HIGHLIGHTS),
  }
}

const MILLISECONDS = 1000
const MICROSECONDS = 1_000_000
/** Seconds since the epoch are below this for the next thousand years, and milliseconds above it since 1971. */
const MOST_SECONDS = 32_503_680_000
const MOST_MILLISECONDS = MOST_SECONDS * MILLISECONDS

/** Seconds, milliseconds or microseconds since the epoch, or a date that is written out. Returns milliseconds. */
export function instantOf(written: unknown): number | null {
  const text = typeof written === 'number' || typeof written === 'string' ? String(written).trim() : ''
  if (text === '') return null
  const number = Number(text)
  if (!Number.isFinite(number)) return whole(Date.parse(text))
  if (number <= 0) return null
  if (number < MOST_SECONDS) return whole(number * MILLISECONDS)
  return whole(number < MOST_MILLISECONDS ? number : number / (MICROSECONDS / MILLISECONDS))
}

function whole(instant: number): number | null {
  return Number.isFinite(instant) ? Math.round(instant) : null
}
