/** The way in: opens the store. What it does is in the parts, one in each room. */

import type { Notice } from '../../shared/contract/app.ts'
import { ExpectedError } from '../../shared/result.ts'
import { writeOpml } from '../opml/write.ts'
import type { Store, StoreWrites } from '../records/store.ts'
import { accountWrites } from './accounts/part.ts'
import { arrivalWrites } from './arrivals/part.ts'
import { catchUp } from './bookmarks/catch-up.ts'
import { indexAllBookmarks, indexBookmarksOf } from './bookmarks/index-bookmarks.ts'
import { bookmarkWrites } from './bookmarks/part.ts'
import { type Databases, expected, isDamage } from './db/database.ts'
import { exchangeWrites } from './exchange/part.ts'
import { expectingFailures, expectingFailuresOf } from './expecting.ts'
import { backUp, backUpList, listBackups } from './files/backup.ts'
import { sumOld } from './files/body-sums.ts'
import { prepareFolder } from './files/files.ts'
import { closeDatabases, DEFAULT_MIGRATIONS, openDatabases } from './files/open.ts'
import { giveReserve, keepReserve } from './files/reserve.ts'
import { checkIndex, letWordsGo } from './index/search-index.ts'
import { type StemsThread, stemsAhead } from './index/stems-ahead.ts'
import { unindexedTexts } from './index/unindexed-texts.ts'
import { keepingWrites } from './keeping/part.ts'
import { purgeRemoved } from './keeping/purge.ts'
import { listWrites } from './lists/part.ts'
import { hiddenPictures } from './pictures/hidden-pictures.ts'
import { pictureWrites } from './pictures/part.ts'
import { catchUpBookmarkPictures } from './pictures/pictures.ts'
import { profileWrites } from './profile/part.ts'
import { type Reading, readsOf } from './reads.ts'
import { searchWrites } from './search/part.ts'
import { shelfWrites } from './shelf/part.ts'
import { sourceWrites } from './sources/part.ts'
import { storyWrites } from './stories/part.ts'
import { storyDesk } from './stories/story-desk.ts'
import { watchWrites } from './watches/part.ts'
import { type WatchDesk, watchDesk } from './watches/watch-desk.ts'

export interface StoreOptions {
  clock(): number
  readonly libraryMigrations: readonly string[]
  readonly cacheMigrations: readonly string[]
  /** Begins a thread that makes stems; null: the store makes them all. */
  readonly startStems: (() => StemsThread) | null
}

/**
 * Opens the store in a folder of the profile and mends what can be mended; `notices()` tells what that was.
 * @throws ExpectedError `newerDatabase`, `folderNotWritable`, `diskFull`
 */
export function openStore(folder: string, options: Partial<StoreOptions> = {}): Store {
  const { clock, startStems, ...migrations } = {
    clock: Date.now,
    startStems: null,
    ...DEFAULT_MIGRATIONS,
    ...options,
  }
  return expectingFailures(() => {
    prepareFolder(folder)
    const openedAt = clock()
    const { databases, libraryKind, notices } = openDatabases(folder, { now: openedAt, ...migrations })
    const desk = watchDesk(databases, clock)
    const wentBack = bringUpToDate(databases, desk, openedAt)
    const told: readonly Notice[] = wentBack && !notices.some(isOfLibrary) ? [{ kind: 'libraryWentBack' }] : []
    const reading = { databases, hidden: hiddenPictures(databases), folder, clock }
    const reads = readsOf(reading)
    let cacheIsSound = true
    const store: Store = {
      ...reads,
      ...writesOf({ ...reading, watching: desk, startStems }),
      notices: () => [...notices, ...told],
      lastBackupAt: () => listBackups(folder)[0]?.madeAt ?? null,
      backUp(now) {
        const name = backUp(databases.library, folder, libraryKind, now)
        backUpList(folder, writeOpml(reads.readLibrary(), now), now)
        return name
      },
      rest() {
        letWordsGo(databases.cache)
        reads.rest()
      },
      close: () => closeDatabases(databases, cacheIsSound),
    }
    keepReserve(folder)
    return expectingFailuresOf(findingRoom(store, folder), () => {
      cacheIsSound = false
    })
  })
}

/** What the reader does themselves, and what takes it back: each can be done a second time. */
const OWN_DEEDS: ReadonlySet<unknown> = new Set<keyof Store>([
  'bookmark',
  'removeBookmark',
  'markRead',
  'addFeeds',
  'makeFolder',
  'renameFolder',
  'moveFolder',
  'removeFolder',
  'restoreFolder',
  'putInFolder',
  'tag',
  'untag',
  'renameTag',
  'removeTag',
  'restoreTag',
  'writeNote',
  'highlight',
  'noteHighlight',
  'removeHighlight',
  'restoreHighlight',
])

/** The same store, in which these find room when nothing else does. */
function findingRoom(store: Store, folder: string): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function' || !OWN_DEEDS.has(name)) return method
      return (...args: readonly unknown[]) => withReserve(folder, () => Reflect.apply(method, target, args))
    },
  })
}

function withReserve<T>(folder: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const inWords = expected(error)
    const isFull = inWords instanceof ExpectedError && inWords.code === 'diskFull'
    if (!isFull || !giveReserve(folder)) throw error
    return work()
  }
}

/** Bookmarks of a version that counted no sums; a thousand take about a tenth of a second. */
const SUMMED_AT_START = 1000

/** So many articles are decided again before the first list is read, where a watch is new or over. */
const DECIDED_AT_START = 300

function isOfLibrary({ kind }: Notice): boolean {
  return kind === 'libraryRestored' || kind === 'libraryLost'
}

/** Returns whether the library was older than it had been. */
function bringUpToDate(databases: Databases, desk: WatchDesk, now: number): boolean {
  try {
    const wentBack = catchUp(databases, now)
    purgeRemoved(databases)
    desk.lookBack(DECIDED_AT_START)
    catchUpBookmarkPictures(databases)
    sumOld(databases.library, SUMMED_AT_START)
    checkIndex(databases.cache)
    indexAllBookmarks(databases)
    return wentBack
  } catch (error) {
    closeDatabases(databases, !isDamage(error))
    throw error
  }
}

interface Writing extends Reading {
  readonly databases: Databases
  readonly watching: WatchDesk
  readonly startStems: StoreOptions['startStems']
}

function writesOf(reading: Writing): StoreWrites {
  const { databases, watching } = reading
  const unindexed = unindexedTexts()
  const stems = stemsAhead(unindexed, reading.startStems)
  const desk = storyDesk(databases, unindexed)
  return {
    ...sourceWrites({ ...reading, onShown: sources => indexBookmarksOf(databases, sources) }),
    ...listWrites(reading),
    ...bookmarkWrites(reading),
    ...shelfWrites(reading),
    ...exchangeWrites(reading),
    ...profileWrites({
      databases,
      onShown: sources => indexBookmarksOf(databases, sources),
      onWatchesChanged: () => watching.lookBack(DECIDED_AT_START),
      onHiddenChanged: reading.hidden.forget,
    }),
    ...storyWrites({ ...reading, desk, stems }),
    ...arrivalWrites({ databases, unindexed, watching, stems }),
    ...accountWrites({ databases, unindexed, watching, clock: reading.clock }),
    ...watchWrites({ ...reading, desk: watching }),
    ...pictureWrites(reading),
    ...searchWrites(reading),
    ...keepingWrites(reading),
  }
}
