/** The child of D-06 and D-08: works in a store until the disk takes no more, and says what can still be done then. */

import { appendFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../../../electron/records/store.ts'
import { openStore } from '../../../electron/store/store.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { article, NOW, outcome } from '../seeds.ts'

const [folder = '', kind = ''] = process.argv.slice(2)
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
  const [first] = rowsOf(store).filter(({ bookmarked }) => !bookmarked)
  if (!first) throw new Error('Nothing is left to be kept.')
  say(
    'kept-in-reserve',
    codeOf(() => store.bookmark(first.ref)),
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
function codeOf(deed: () => void): string {
  try {
    deed()
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
