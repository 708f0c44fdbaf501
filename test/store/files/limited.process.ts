/** The child of D-06 and D-08: works in a store until the disk takes no more, and says what can still be done then. */

import { appendFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../../../electron/records/store.ts'
import { openStore } from '../../../electron/store/store.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { article, NOW, outcome } from '../seeds.ts'

const [folder = '', kind = '', deed = ''] = process.argv.slice(2)
const STDOUT = 1
const ALL = { scope: { kind: 'all' }, unreadSince: null } as const
const LONG = Array.from({ length: 3000 }, (_, word) => `كلمة${(word * 104_729) % 100_003}`).join(' ')

const store = openStore(folder, { clock: () => NOW })
if (kind === 'full') fillDisk()
else
  say(
    'failed',
    codeOf(() => work(store, Number.POSITIVE_INFINITY)),
  )

/** A disk of a few megabytes: filled to the last byte, then emptied again, in one run. */
function fillDisk(): void {
  work(store, 3)
  const [one, two] = [store.makeFolder('أول', null), store.makeFolder('ثان', null)]
  const filler = join(folder, 'filler')
  for (const size of [64 * 1024, 4096, 1]) {
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(size, 1))
    } catch {
      // Full for pieces of this size.
    }
  }
  const feedId = store.readLibrary().sources[0]?.feeds[0]?.id ?? 0
  say(
    'sync',
    codeOf(() => syncForEver(feedId)),
  )
  const rows = rowsOf(store)
  const [kept, other] = [rows.find(({ bookmarked }) => bookmarked), rows.find(({ bookmarked }) => !bookmarked)]
  if (!kept || !other) throw new Error('Nothing is left to be kept.')
  const quote = { quote: LONG.slice(0, 4000), prefix: '', suffix: '', start: 0 }
  const deeds: Readonly<Record<string, () => unknown>> = {
    bookmark: () => store.bookmark(other.ref),
    note: () => store.writeNote(kept.ref, LONG.slice(0, 9000)),
    tag: () => store.tag([kept.ref, other.ref], 'وسم'),
    highlight: () => store.highlight(kept.ref, quote, LONG.slice(0, 5000)),
    'make-folder': () => store.makeFolder('ثالث', null),
    'move-folder': () => store.moveFolder(two, { parentId: one, before: null }),
    file: () => store.putInFolder([kept.ref, other.ref], one),
  }
  say(
    deed,
    codeOf(() => deeds[deed]?.()),
  )
  rmSync(filler)
  say(
    'works-again',
    codeOf(() => work(store, 1)),
  )
  store.close()
}

function work(opened: Store, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    const url = `https://${process.pid}-${round}-${Math.random()}.example/feed`
    const { added } = opened.addFeeds([{ url, title: null, homepage: null, section: null }], NOW)
    say('feed', url)
    const guids = [`${url}a`, `${url}b`]
    for (const { feedId } of added) {
      opened.saveOutcomes(
        [
          outcome(
            feedId,
            guids.map(guid => article({ guid, title: guid, text: guid + LONG })),
          ),
        ],
        NOW,
      )
    }
    const [newest] = rowsOf(opened).filter(({ title }) => title === guids[0])
    if (!newest) throw new Error('What was saved is not there.')
    opened.bookmark(newest.ref)
    say('bookmark', newest.title)
    opened.indexWaiting(10)
  }
}

function syncForEver(feedId: number): void {
  for (let round = 0; ; round++) {
    const guid = `again-${round}`
    store.saveOutcomes([outcome(feedId, [article({ guid, text: guid + LONG })])], NOW)
  }
}

function rowsOf(opened: Store) {
  return opened.openList(ALL, null).rows
}

/** The code of the failure, `none` without one. What nobody expected ends the child. */
function codeOf(work: () => unknown): string {
  try {
    work()
    return 'none'
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    // What is there can be read all the same.
    rowsOf(store)
    return error.code
  }
}

function say(what: string, name: string): void {
  writeSync(STDOUT, `${what} ${name}\n`)
}
