/** The way in: opens the store and says, line by line, which file does what. */

import type { ArticleRef, PictureKey } from '../../shared/contract/ids.ts'
import { writeOpml } from '../opml/write.ts'
import type { KeptArticle } from '../records/article.ts'
import type { PictureToOpen } from '../records/picture.ts'
import type { Store } from '../records/store.ts'
import { chooseText } from './arrivals/chosen-text.ts'
import { pagesToFetch, savePage, savePageFailure } from './arrivals/full-text.ts'
import { loadArticles } from './arrivals/load.ts'
import { saveOutcomes } from './arrivals/save-outcomes.ts'
import { readArticle } from './articles/articles.ts'
import { savePosition } from './articles/positions.ts'
import { readVersions } from './articles/versions.ts'
import { openBookmark } from './bookmarks/bookmark-copies.ts'
import { bookmark, removeBookmark } from './bookmarks/bookmarks.ts'
import { catchUp } from './bookmarks/catch-up.ts'
import { indexBookmarks } from './bookmarks/index-bookmarks.ts'
import { keepPage } from './bookmarks/keep-page.ts'
import { notFound, placeOf } from './db/article-refs.ts'
import { type Databases, expected, isDamage, type ReadableDatabases } from './db/database.ts'
import { backUp, backUpList, listBackups } from './files/backup.ts'
import { prepareFolder } from './files/files.ts'
import { closeDatabases, DEFAULT_MIGRATIONS, type OpenOptions, openDatabases } from './files/open.ts'
import { indexWaiting, tidyIndex } from './index/search-index.ts'
import { unindexedTexts } from './index/unindexed-texts.ts'
import { purgeRemoved } from './keeping/purge.ts'
import { clearArticles, retention } from './keeping/retention.ts'
import { scrubStep } from './keeping/scrub.ts'
import { readSpace } from './keeping/space.ts'
import { listHeadlines } from './lists/headlines.ts'
import { listPage, openFirst, openList } from './lists/lists.ts'
import { markAllRead, markRead } from './lists/statuses.ts'
import { type HiddenPictures, hiddenPictures } from './pictures/hidden-pictures.ts'
import { clearPictures, evictPictures, namedPictureFiles, notePicturesRead } from './pictures/picture-space.ts'
import {
  catchUpBookmarkPictures,
  findPicture,
  picturesToFetch,
  policyOf,
  savePicture,
  savePictureFailure,
} from './pictures/pictures.ts'
import {
  addReportList,
  noteListCheck,
  readHidden,
  removeReportList,
  reportListsDue,
  restoreReportList,
  setListsNeeded,
  showPicture,
} from './pictures/report-lists.ts'
import { removeReport, reportPicture, reportsToShare, restoreReport } from './pictures/reports.ts'
import { search, searchGuids } from './search/search.ts'
import { addFeeds, subscribedAmong } from './sources/add-feeds.ts'
import { consentedHosts, consentToHost } from './sources/consents.ts'
import { feedsToCheck, pausedHosts, pauseHost } from './sources/feed-checks.ts'
import { noteReceived, readHealth } from './sources/health.ts'
import { readLibrary } from './sources/library.ts'
import { undoMove } from './sources/moves.ts'
import { keepingRule, setKeepingRule, setSourceRule, sourceRules } from './sources/rules.ts'
import { moveSource, removeSource, renameSource, restoreSource, setSourceEnabled } from './sources/sources.ts'

/**
 * Opens the store in a folder of the profile and mends what can be mended; `notices()` tells what that was.
 * @throws ExpectedError `newerDatabase`, `folderNotWritable`, `diskFull`
 */
export function openStore(folder: string, options: Partial<OpenOptions> = {}): Store {
  const whole = { now: Date.now(), ...DEFAULT_MIGRATIONS, ...options }
  return expectingFailures(() => {
    prepareFolder(folder)
    const { databases, libraryKind, notices } = openDatabases(folder, whole)
    bringUpToDate(databases, whole.now)
    return storeOf(databases, {
      notices: () => [...notices],
      lastBackupAt: () => listBackups(folder)[0]?.madeAt ?? null,
      backUp(now) {
        const name = backUp(databases.library, folder, libraryKind, now)
        backUpList(folder, writeOpml(readLibrary(databases), now), now)
        return name
      },
      readSpace: () => readSpace(databases, folder),
    })
  })
}

function bringUpToDate(databases: Databases, now: number): void {
  try {
    catchUp(databases, now)
    purgeRemoved(databases)
    catchUpBookmarkPictures(databases)
    indexBookmarks(databases)
  } catch (error) {
    closeDatabases(databases, !isDamage(error))
    throw error
  }
}

function storeOf(databases: Databases, files: Pick<Store, 'notices' | 'lastBackupAt' | 'backUp' | 'readSpace'>): Store {
  const { library, cache } = databases
  const unindexed = unindexedTexts()
  const hidden = hiddenPictures(databases)
  const keeping = retention(databases)
  let cacheIsSound = true

  const store: Store = {
    ...files,
    readLibrary: () => readLibrary(databases),
    readHealth: now => readHealth(databases, now),
    noteReceived: (feedId, received, now) => noteReceived(databases, feedId, received, now),
    addFeeds: (feeds, now) => addFeeds(databases, feeds, now),
    subscribedAmong: urls => subscribedAmong(databases, urls),
    renameSource: (id, title) => renameSource(library, id, title),
    moveSource: (id, section) => moveSource(library, id, section),
    setSourceEnabled: (id, enabled) => setSourceEnabled(library, id, enabled),
    removeSource(id, now) {
      removeSource(library, id, now)
      indexBookmarks(databases)
    },
    restoreSource(id) {
      restoreSource(library, id)
      indexBookmarks(databases)
    },

    undoMove: id => undoMove(databases, id),
    consentToHost: (host, now) => consentToHost(library, host, now),
    hasConsent: host => consentedHosts(library).has(host),

    feedsToCheck: () => feedsToCheck(databases),
    pausedHosts: now => pausedHosts(cache, now),
    pauseHost: (host, until) => pauseHost(cache, host, until),
    saveOutcomes: (outcomes, now) => saveOutcomes(databases, unindexed, outcomes, now),
    indexWaiting: limit => indexWaiting(cache, unindexed, limit),
    tidyIndex: () => tidyIndex(cache),

    pagesToFetch: (limit, now) => pagesToFetch(databases, limit, now),
    savePage: (articleId, page, now) => savePage(databases, unindexed, articleId, page, now),
    keepPage: (page, now) => keepPage(databases, page, now),
    savePageFailure: (articleId, failure, now) => savePageFailure(cache, articleId, failure, now),
    chooseText: (ref, origin) => chooseText(databases, unindexed, ref, origin),

    openList: query => openList(databases, query),
    openFirst(query) {
      const opened = openFirst(databases, query)
      return { ...opened, rows: hidden.inRows(opened.rows) }
    },
    listPage: (query, from, until) => hidden.inRows(listPage(databases, query, from, until)),
    readArticle: ref => hidden.inArticle(readAny(databases, ref)),
    readVersions(ref) {
      readAny(databases, ref)
      return readVersions(databases, ref)
    },
    savePosition: (ref, position) => savePosition(databases, ref, position),
    listHeadlines: limit => listHeadlines(databases, limit),
    markRead: (refs, read, now) => markRead(databases, refs, read, now),
    markAllRead: (query, now) => markAllRead(databases, query, now),
    bookmark: (ref, now) => bookmark(databases, ref, now),
    removeBookmark: (ref, now) => removeBookmark(databases, ref, now),
    search(words, order, limit) {
      const result = search(databases, words, order, limit)
      const rows = hidden.inRows(result.hits.map(({ row }) => row))
      return { ...result, hits: result.hits.map((hit, place) => ({ ...hit, row: rows[place] ?? hit.row })) }
    },
    searchGuids: (words, limit) => searchGuids(databases, words, limit),
    loadArticles: (articles, now) => loadArticles(databases, unindexed, articles, now),

    findPicture: key => pictureToOpen(databases, hidden, key),
    picturesToFetch: wanted => picturesToFetch(databases, wanted),
    savePicture: (key, kept, now) => savePicture(databases, key, kept, now),
    savePictureFailure: (key, now) => savePictureFailure(cache, key, now),
    notePicturesRead: (keys, now) => notePicturesRead(cache, keys, now),
    evictPictures: (room, now) => evictPictures(databases, room, now),
    clearPictures: now => clearPictures(databases, now),
    namedPictureFiles: () => namedPictureFiles(databases),

    ...reporting(databases, hidden),

    readKeeping: () => ({ rule: keepingRule(library), sources: Object.fromEntries(sourceRules(library)) }),
    setKeeping: rule => setKeepingRule(library, rule),
    setSourceRule: (id, rule) => setSourceRule(library, id, rule),
    retainStep: now => keeping.step(now),
    clearArticles: id => clearArticles(databases, id),
    scrubStep: () => scrubStep(databases),

    close: () => closeDatabases(databases, cacheIsSound),
  }
  return expectingFailuresOf(store, () => {
    cacheIsSound = false
  })
}

/** Whatever changes what is hidden makes the answers of before worthless. */
function reporting(databases: Databases, hidden: HiddenPictures) {
  const { library } = databases
  const forgetting = <T>(value: T): T => {
    hidden.forget()
    return value
  }
  return {
    reportPicture: (report, now) => forgetting(reportPicture(databases, report, now)),
    removeReport: (id, now) => forgetting(removeReport(library, id, now)),
    restoreReport: id => forgetting(restoreReport(library, id)),
    readHidden: () => readHidden(library),
    reportsToShare: () => reportsToShare(library),
    addReportList: (list, now) => forgetting(addReportList(library, list, now)),
    noteListCheck: (id, failure, now) => noteListCheck(library, id, failure, now),
    removeReportList: (id, now) => forgetting(removeReportList(library, id, now)),
    restoreReportList: id => forgetting(restoreReportList(library, id)),
    reportListsDue: (before, now) => reportListsDue(library, before, now),
    setListsNeeded: needed => forgetting(setListsNeeded(library, needed)),
    showPicture: (key, now) => forgetting(showPicture(databases, key, now)),
  } satisfies Partial<Store>
}

function pictureToOpen(databases: ReadableDatabases, hidden: HiddenPictures, key: PictureKey): PictureToOpen | null {
  const picture = findPicture(databases, key)
  return picture && { ...picture, isHidden: hidden.hidingOf(picture) !== null, policy: policyOf(databases, key) }
}

function readAny(databases: ReadableDatabases, ref: ArticleRef): KeptArticle {
  const { kind, id } = placeOf(ref)
  const article = kind === 'article' ? readArticle(databases, id) : openBookmark(databases.library, id)?.article
  if (!article) throw notFound(ref)
  return article
}

/** The same store; what the reader can do something about reaches the caller as an `ExpectedError`. */
function expectingFailuresOf(store: Store, onDamage: () => void): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return (...args: readonly unknown[]) => expectingFailures(() => Reflect.apply(method, target, args), onDamage)
    },
  })
}

function expectingFailures<T>(work: () => T, onDamage: () => void = () => {}): T {
  try {
    return work()
  } catch (error) {
    if (isDamage(error)) onDamage()
    throw expected(error)
  }
}
