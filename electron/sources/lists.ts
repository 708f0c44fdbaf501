/** The way into opml/: lists of newspapers, read from files and written to them. */

import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { feedIdentity } from '../../shared/addresses/canonical.ts'
import type { FeedId } from '../../shared/contract/ids.ts'
import type { ImportPreview, ImportSummary, SkippedFeed } from '../../shared/contract/sources.ts'
import { LARGEST_OPML_FILE } from '../../shared/limits.ts'
import { ExpectedError } from '../../shared/result.ts'
import { saveFile } from '../base/save-file.ts'
import { writeOpml } from '../opml/write.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { Remote } from '../processes/port.ts'
import type { NewFeed } from '../records/feed.ts'
import type { OpmlList, OpmlOutline } from '../records/list.ts'
import type { Store } from '../records/store.ts'

export interface Lists {
  /** Reads a list and says what importing it would do. Nothing is written. Only the one read last can be imported. */
  preview(file: string, bytes: Uint8Array): Promise<ImportPreview>
  previewFile(path: string): Promise<ImportPreview>
  /** @throws ExpectedError `notFound` when another list was read since */
  importPreviewed(id: number): Promise<Imported>
  /** The same by another hand: `add` subscribes to those that `isThere` does not know, and says of each that it could not. */
  handOver(id: number, isThere: (url: string) => boolean, add: Subscribing): Promise<ImportSummary>
  forget(id: number): void
  importFile(path: string): Promise<Imported>
  exportFile(path: string): Promise<void>
}

export type Subscribing = (feeds: readonly NewFeed[]) => Promise<readonly SkippedFeed[]>

export interface Imported {
  readonly summary: ImportSummary
  /** The feeds that were added. */
  readonly feedIds: readonly FeedId[]
}

interface Parts {
  readonly store: Remote<Pick<Store, 'addFeeds' | 'subscribedAmong' | 'readLibrary'>>
  readonly parser: Pick<Parser, 'readOpml'>
  now(): number
}

/** Nobody reads on; how many there are is said all the same. */
const MOST_NAMED = 200

interface Waiting {
  readonly id: number
  readonly file: string
  readonly list: OpmlList
}

export function createLists({ store, parser, now }: Parts): Lists {
  let waiting: Waiting | null = null
  let lastId = 0

  /** A broken file of which nothing could be read is no list with nothing in it. @throws ExpectedError `notAnOpml` */
  async function legible(bytes: Uint8Array): Promise<OpmlList> {
    const list = await parser.readOpml(bytes)
    if (list.isDamaged && list.outlines.length === 0) throw new ExpectedError('notAnOpml', 'Nothing of it can be read.')
    return list
  }

  async function preview(file: string, bytes: Uint8Array): Promise<ImportPreview> {
    const list = await legible(bytes)
    const feeds = newFeedsOf(list)
    const there = new Set(await store.subscribedAmong(feeds.map(({ url }) => url)))
    const sources = new Set(feeds.flatMap(({ url, siblings }) => (there.has(url) ? [] : [siblings ?? url])))
    waiting = { id: ++lastId, file, list }
    return { id: lastId, file, sources: sources.size, alreadyThere: there.size, ...leftOut(list) }
  }

  async function importList({ file, list }: Omit<Waiting, 'id'>): Promise<Imported> {
    const { added, alreadyThere } = await store.addFeeds(newFeedsOf(list), now())
    const sources = new Set(added.map(({ sourceId }) => sourceId))
    return {
      summary: { file, added: sources.size, alreadyThere: alreadyThere.length, ...leftOut(list) },
      feedIds: added.map(({ feedId }) => feedId),
    }
  }

  function taken(id: number): Waiting {
    if (waiting?.id !== id) throw new ExpectedError('notFound', `list ${id} is not waiting to be imported`)
    const chosen = waiting
    waiting = null
    return chosen
  }

  return {
    preview,
    previewFile: async path => preview(basename(path), await readList(path)),
    importPreviewed: async id => importList(taken(id)),
    async handOver(id, isThere, add) {
      const { file, list } = taken(id)
      const feeds = newFeedsOf(list)
      const missing = feeds.filter(({ url }) => !isThere(url))
      const refused = await add(missing)
      const { skipped, skippedCount, isDamaged } = leftOut(list)
      return {
        file,
        added: missing.length - refused.length,
        alreadyThere: feeds.length - missing.length,
        skipped: [...refused, ...skipped].slice(0, MOST_NAMED),
        skippedCount: skippedCount + refused.length,
        isDamaged,
      }
    },
    forget(id) {
      if (waiting?.id === id) waiting = null
    },
    importFile: async path => importList({ file: basename(path), list: await legible(await readList(path)) }),
    exportFile: async path => saveFile(path, writeOpml(await store.readLibrary(), now())),
  }
}

async function readList(path: string): Promise<Uint8Array> {
  const { size } = await stat(path).catch(() => {
    throw new ExpectedError('notFound', `${path} cannot be read.`)
  })
  if (size > LARGEST_OPML_FILE) throw new ExpectedError('tooLarge', `${path} is larger than 20 MB.`)
  return readFile(path).catch(error => {
    throw new ExpectedError('notFound', `${path} cannot be read: ${error.code}`)
  })
}

/** Each feed once, however its address is spelt: of two entries the first counts. Feeds of one newspaper share one list of siblings. */
function newFeedsOf({ outlines }: OpmlList): NewFeed[] {
  const feeds = new Map<string, OpmlOutline & { readonly url: string }>()
  for (const outline of outlines) {
    const { url } = outline
    if (url === null) continue
    const identity = feedIdentity(url)
    if (!feeds.has(identity)) feeds.set(identity, { ...outline, url })
  }
  const siblings = new Map<number, string[]>()
  for (const { source, url } of feeds.values()) {
    if (source === null) continue
    const others = siblings.get(source)
    if (others) others.push(url)
    else siblings.set(source, [url])
  }
  return [...feeds.values()].map(({ url, title, feedTitle, homepage, section, source, isStopped }) => {
    const feed = { url, title, feedTitle, homepage, section, isStopped }
    return source === null ? feed : { ...feed, place: source, siblings: siblings.get(source) ?? [] }
  })
}

function leftOut({ outlines, isDamaged }: OpmlList): Pick<ImportPreview, 'skipped' | 'skippedCount' | 'isDamaged'> {
  const skipped = outlines.flatMap(({ title, address, refused }): SkippedFeed[] =>
    refused ? [{ title: title ?? address, url: address, reason: refused }] : [],
  )
  return { skipped: skipped.slice(0, MOST_NAMED), skippedCount: skipped.length, isDamaged }
}
