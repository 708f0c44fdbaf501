/** All that is known of bookmarks, for programs: one document (docs/exports.md). */

import type { FolderPath } from '../records/archive.ts'
import type { ArticleToExport } from '../records/exports.ts'

export const JSON_FORMAT = 'warraq-bookmarks'
export const JSON_VERSION = 1

export interface JsonFacts {
  readonly madeAt: number
  readonly app: string
  readonly folders: readonly FolderPath[]
}

/** Bookmarks come between these two, parted by `,\n`. */
export function jsonFrame({ madeAt, app, folders }: JsonFacts): { readonly begin: string; readonly end: string } {
  const facts = { format: JSON_FORMAT, version: JSON_VERSION, madeAt: instant(madeAt), app, folders }
  return { begin: `${JSON.stringify(facts).slice(0, -1)},"bookmarks":[\n`, end: '\n]}\n' }
}

export function jsonOf(article: ArticleToExport): string {
  const { title, author, source, address, publishedAt, savedAt, language, direction, lead, text, textSha256 } = article
  const { folder, tags, note, notedAt, highlights } = article
  return JSON.stringify({
    title,
    author,
    source,
    address,
    publishedAt: instant(publishedAt),
    savedAt: instant(savedAt),
    language,
    direction,
    folder,
    tags,
    note,
    notedAt: instant(notedAt),
    highlights: highlights.map(({ madeAt, ...highlight }) => ({ ...highlight, madeAt: instant(madeAt) })),
    lead,
    text,
    textSha256,
  })
}

/** ISO 8601 in UTC; null where nobody knows it. */
function instant(at: number | null): string | null {
  return at === null || Number.isNaN(new Date(at).getTime()) ? null : new Date(at).toISOString()
}
