/** A list of saved articles that another program wrote, as the parse process packs it for the store. */

import type { PageToKeep } from './page.ts'

/** The programs whose lists are known by their own marks. */
export const COLLECTION_KINDS = [
  'browser',
  'pocket',
  'instapaper',
  'wallabag',
  'omnivore',
  'readwise',
  'starred',
  'netnewswire',
] as const
export type CollectionKind = (typeof COLLECTION_KINDS)[number]

export interface CollectedHighlight {
  readonly quote: string
  /** '': none. */
  readonly note: string
  /** Milliseconds since the epoch; null: it does not say. */
  readonly madeAt: number | null
}

export interface CollectedPage {
  /** Without a text where the list only names it. */
  readonly page: PageToKeep
  /** Milliseconds since the epoch; null: it does not say. */
  readonly savedAt: number | null
  /** From the outermost folder on. */
  readonly folder: readonly string[]
  readonly tags: readonly string[]
  /** Plain text; '': none. */
  readonly note: string
  readonly highlights: readonly CollectedHighlight[]
  /** Where the reader stopped, from 0 to 1 of the text; null: it does not say. */
  readonly position: number | null
}

/** What a file that the reader chose is taken for. */
export type FileForm = 'archive' | 'list' | 'database'

/** Some of the articles of a list, in its order; each address is there once. */
export interface CollectionPart {
  readonly kind: CollectionKind
  readonly pages: readonly CollectedPage[]
  /** Articles in the whole list. */
  readonly total: number
  /** Lines or records of the whole list that name no article on the web. */
  readonly unread: number
  /** Something of what was read so far is damaged in the file. */
  readonly isDamaged: boolean
  /** The number of the next one; null: these were the last. */
  readonly next: number | null
}

export interface KeptCollection {
  readonly added: number
  /** Of those, how many have no text yet. */
  readonly withoutText: number
  /** Were bookmarks before. */
  readonly known: number
}

/** A bookmark of which there is no more than its name. */
export interface NamedBookmark {
  readonly address: string
  /** Milliseconds since the epoch. */
  readonly savedAt: number
}
