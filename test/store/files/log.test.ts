// The write-ahead log of the library: cut, spoilt or taken away after a run that did not come to its end.
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../../electron/records/store.ts'
import { openStore } from '../../../electron/store/store.ts'
import { NOW } from '../seeds.ts'
import { BOOKMARKS, openWorld, row, rows, subscribe, temporaryFolder, titles } from '../world.ts'

const LOG = 'library.db-wal'
const CHANGES = 12
/** Cuts between one acknowledged change and the next. */
const CUTS = 4
const HEADER = 32

/** The files of a profile as a power failure leaves them: nothing is closed. */
function leftBehind(folder: string): string {
  const copy = temporaryFolder()
  cpSync(folder, copy, { recursive: true })
  return copy
}

function urlsIn(store: Store): string[] {
  return store.readLibrary().sources.flatMap(({ feeds }) => feeds.map(({ url }) => url))
}

const address = (change: number) => `https://paper-${change}.example/feed`

describe('D-04 power that fails', () => {
  /** After each change, how long the log was when it was acknowledged. */
  function changed() {
    const folder = temporaryFolder()
    const store = openStore(folder, { clock: () => NOW })
    const lengths = Array.from({ length: CHANGES }, (_, change) => {
      subscribe(store, address(change))
      return statSync(join(folder, LOG)).size
    })
    const files = leftBehind(folder)
    store.close()
    return { files, lengths }
  }

  function openedWith(files: string, spoil: (log: string) => void): string[] {
    const folder = temporaryFolder()
    for (const name of ['library.db', LOG, 'library.made']) copyFileSync(join(files, name), join(folder, name))
    spoil(join(folder, LOG))
    const store = openStore(folder, { clock: () => NOW })
    expect(store.notices()).toEqual([])
    const urls = urlsIn(store)
    store.close()
    return urls
  }

  test('in the middle of a change: all that was acknowledged is there, and nothing by half', () => {
    const { files, lengths } = changed()
    for (const [change, length] of lengths.slice(0, -1).entries()) {
      const next = lengths[change + 1] ?? length
      for (let cut = 0; cut < CUTS; cut++) {
        const at = length + Math.floor((cut * (next - length)) / CUTS)
        const urls = openedWith(files, log => truncateSync(log, at))
        expect(urls).toEqual(Array.from({ length: change + 1 }, (_, each) => address(each)))
      }
    }
  }, 60_000)

  test('and leaves rubbish behind what was acknowledged: it is not read', () => {
    const { files, lengths } = changed()
    for (const [change, length] of lengths.slice(0, -1).entries()) {
      const urls = openedWith(files, log => {
        const bytes = readFileSync(log)
        const at = length + HEADER + change * 7
        bytes[at] = (bytes[at] ?? 0) ^ 0x10
        writeFileSync(log, bytes)
      })
      expect(urls).toEqual(Array.from({ length: change + 1 }, (_, each) => address(each)))
    }
  }, 60_000)
})

describe('D-13 a log', () => {
  /** Read, kept and subscribed to behind the last moment that `library.db` itself knows of. */
  function used(): string {
    const { store, folder } = openWorld([{ guid: 'a' }, { guid: 'b' }])
    store.close()
    const again = openStore(folder, { clock: () => NOW })
    subscribe(again, address(1))
    again.markRead([row(again, 'عنوان a').ref], true)
    again.bookmark(row(again, 'عنوان b').ref)
    const files = leftBehind(folder)
    again.close()
    return files
  }

  function expectAllThere(store: Store): void {
    expect(urlsIn(store)).toContain(address(1))
    expect(rows(store).flatMap(({ title, read }) => (read ? [title] : []))).toEqual(['عنوان a'])
    expect(titles(store, BOOKMARKS)).toEqual(['عنوان b'])
  }

  test('that is there is used, without a word', () => {
    const store = openStore(used(), { clock: () => NOW })
    expect(store.notices()).toEqual([])
    expectAllThere(store)
    store.close()
  })

  test('that was taken away is missed: what the cache knew is back, and the reader is told', () => {
    const folder = used()
    for (const name of readdirSync(folder)) if (/^library\.db-/.test(name)) rmSync(join(folder, name))
    const store = openStore(folder, { clock: () => NOW })
    expect(store.notices()).toEqual([{ kind: 'libraryWentBack' }])
    expectAllThere(store)
    store.close()
    const later = openStore(folder, { clock: () => NOW })
    expect(later.notices()).toEqual([])
    expectAllThere(later)
    later.close()
  })

  test('of another library is not read into this one: no subscription of a stranger, none of ours lost', () => {
    const strange = temporaryFolder()
    const stranger = openStore(strange, { clock: () => NOW })
    for (let change = 50; change < 60; change++) subscribe(stranger, address(change))
    const theirs = leftBehind(strange)
    stranger.close()

    const folder = used()
    copyFileSync(join(theirs, LOG), join(folder, LOG))
    rmSync(join(folder, 'library.db-shm'), { force: true })
    const store = openStore(folder, { clock: () => NOW })
    expect(store.notices()).not.toEqual([])
    expectAllThere(store)
    store.close()
  })
})
