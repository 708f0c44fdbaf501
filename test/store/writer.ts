/** The child of D-01: writes through the real store as fast as it can and says each time what is safe now. */

import { writeSync } from 'node:fs'
import type { Store } from '../../electron/records/store.ts'
import { openStore } from '../../electron/store/store.ts'
import { article, NOW, outcome } from './seeds.ts'

const [folder = '', run = '0'] = process.argv.slice(2)
const STDOUT = 1
const BATCH = 3

const store = openStore(folder)
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
  return Array.from({ length: 30 }, (_, n) => `خبر${name}${n}`.replaceAll('-', 'و')).join(' ')
}

function acknowledge(kind: string, names: readonly string[]): void {
  writeSync(STDOUT, `${kind} ${names.join(' ')}\n`)
}
