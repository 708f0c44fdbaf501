/** The child of D-01: writes through the real store as fast as it can and says each time what is safe now. */

import { existsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import type { Store } from '../../electron/records/store.ts'
import { openStore } from '../../electron/store/store.ts'
import type { Watch } from '../../shared/contract/watches.ts'
import { article, NOW, outcome } from './seeds.ts'

const [folder = '', run = '0'] = process.argv.slice(2)
const STDOUT = 1
const BATCH = 3
/** Stands in every text. */
const WATCH: Watch = { words: 'قنديل', field: 'anywhere', place: { kind: 'all' }, deed: 'highlight', until: null }

if (Number(run) % 2 === 1) makeIndexOld()
const store = openStore(folder)
if (store.listWatches().length === 0) store.makeWatch(WATCH)
acknowledge('open', [])
for (let round = 0; ; round++) {
  subscribe(store, `${run}-${round}`)
}

function subscribe(opened: Store, name: string): void {
  const urls = Array.from({ length: BATCH }, (_, index) => `https://${name}-${index}.example/feed`)
  const { added } = opened.addFeeds(
    urls.map(url => ({ url, title: null, homepage: null, section: null })),
    NOW,
  )
  acknowledge('feeds', urls)
  const guids = urls.map((_, index) => `${name}-${index}`)
  opened.saveOutcomes(
    added.map(({ feedId }, index) =>
      outcome(feedId, [article({ guid: guids[index] ?? '', title: guids[index] ?? '', text: eventOf(name) })]),
    ),
    NOW,
  )
  const all = { scope: { kind: 'all' }, unreadSince: null } as const
  opened.markAllRead(all.scope, opened.openList(all, null).list.lastId)
  acknowledge('read', guids)
  const [first] = opened.openList(all, null).rows
  if (!first) throw new Error('Nothing was saved.')
  opened.bookmark(first.ref)
  acknowledge('bookmark', [first.title])
  opened.placeWaiting(10)
  opened.indexWaiting(10)
}

/** One text for a batch and for no other: its articles are one story. */
function eventOf(name: string): string {
  return `والقنديل ${Array.from({ length: 30 }, (_, n) => `خبر${name}${n}`.replaceAll('-', 'و')).join(' ')}`
}

/** All of the index is made anew then, beside what comes. */
function makeIndexOld(): void {
  const path = join(folder, 'cache.db')
  if (!existsSync(path)) return
  const cache = new DatabaseSync(path)
  const has = cache.prepare("SELECT 1 FROM sqlite_master WHERE name = 'meta'").get()
  if (has) cache.exec("UPDATE meta SET value = 0 WHERE key = 'index_version'")
  cache.close()
}

function acknowledge(kind: string, names: readonly string[]): void {
  writeSync(STDOUT, `${kind} ${names.join(' ')}\n`)
}
