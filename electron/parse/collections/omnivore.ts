/**
 * What Omnivore exported (packages/api/src/jobs/export.ts in omnivore-app/omnivore): a ZIP file with `metadata_0_to_20.json` and
 * so on, `content/SLUG.html` and `highlights/SLUG.md`.
 */

import { LONGEST_ARTICLE } from '../../../shared/extractor/contract.ts'
import { MIB } from '../../../shared/units.ts'
import { findEntries, readEntry, UnreadableEntryError, type ZipEntry, type ZipFile } from '../archive/zip-entries.ts'
import { type Collected, type CollectedArticle, collected, collectionOf } from './collection.ts'
import { readOmnivoreMarks } from './omnivore-marks.ts'
import type { OpenedCollection } from './open-collection.ts'
import { fromOmnivore, recordsIn } from './read-records.ts'

/** Whoever packed the folder anew has its name before these. */
const METADATA = /^(?:[^/]+\/)?metadata_\d{1,9}_to_\d{1,9}\.json$/
const CONTENT = /^(?:[^/]+\/)?content\/([^/]+)\.html$/
const HIGHLIGHTS = /^(?:[^/]+\/)?highlights\/([^/]+)\.md$/
const LARGEST_METADATA = 8 * MIB
const LARGEST_HIGHLIGHTS = 4 * MIB
const MOST_METADATA = 20_000

export function isOmnivore(file: ZipFile): boolean {
  return findEntries(file, name => METADATA.test(name)).entries.length > 0
}

interface Entries {
  readonly content: ReadonlyMap<string, ZipEntry>
  readonly highlights: ReadonlyMap<string, ZipEntry>
}

/** @throws ExpectedError `tooLarge` */
export function openOmnivore(file: ZipFile, close: () => void): OpenedCollection {
  const { entries, isDamaged: isCutOff } = findEntries(
    file,
    name => METADATA.test(name) || CONTENT.test(name) || HIGHLIGHTS.test(name),
  )
  let isDamaged = isCutOff
  const read = (entry: ZipEntry | undefined, most: number): string => {
    try {
      return entry ? new TextDecoder().decode(readEntry(file, entry, most)) : ''
    } catch (error) {
      if (!(error instanceof UnreadableEntryError)) throw error
      isDamaged = true
      return ''
    }
  }
  const records = entries
    .filter(({ name }) => METADATA.test(name))
    .slice(0, MOST_METADATA)
    .sort((one, other) => numberIn(one) - numberIn(other))
    .flatMap(entry => recordsIn(read(entry, LARGEST_METADATA)) ?? [])
    .map(fromOmnivore)
  const bySlug = { content: named(entries, CONTENT), highlights: named(entries, HIGHLIGHTS) }
  const slugs = slugsOf(records)
  return {
    collection: collectionOf('omnivore', records),
    whole: article => wholeOf(article, slugs.get(article.url) ?? [], bySlug, read),
    isDamaged: () => isDamaged,
    close,
  }
}

function numberIn({ name }: ZipEntry): number {
  return Number(/metadata_(\d+)/.exec(name)?.[1] ?? 0)
}

/** Names of entries are UTF-8 here, whatever the file says of them. */
function named(entries: readonly ZipEntry[], pattern: RegExp): ReadonlyMap<string, ZipEntry> {
  const found = new Map<string, ZipEntry>()
  for (const entry of entries) {
    const slug = pattern.exec(entry.name)?.[1]
    if (slug !== undefined) found.set(Buffer.from(slug, 'latin1').toString(), entry)
  }
  return found
}

/** Address → the names of its files. */
function slugsOf(records: readonly ReturnType<typeof fromOmnivore>[]): ReadonlyMap<string, readonly string[]> {
  const slugs = new Map<string, string[]>()
  for (const record of records) {
    const url = record && collected(record)?.url
    if (url) slugs.set(url, [...(slugs.get(url) ?? []), record.slug])
  }
  return slugs
}

function wholeOf(
  article: CollectedArticle,
  slugs: readonly string[],
  { content, highlights }: Entries,
  read: (entry: ZipEntry | undefined, most: number) => string,
): CollectedArticle {
  const html = slugs.map(slug => read(content.get(slug), LONGEST_ARTICLE)).find(text => text !== '') ?? ''
  const marks = readOmnivoreMarks(slugs.map(slug => read(highlights.get(slug), LARGEST_HIGHLIGHTS)).join('\n\n'))
  const found: Collected = {
    ...article,
    html,
    note: [article.note, marks.note].filter(note => note !== '').join('\n\n'),
    tags: [...article.tags, ...marks.tags],
    highlights: marks.highlights,
  }
  return collected(found) ?? article
}
