import { describe, expect, test, vi } from 'vitest'
import type { Known } from '../../../renderer/timeline/emptiness.ts'
import type { SyncProgress, SyncSummary } from '../../../shared/contract/sync.ts'
import type { FailureCode } from '../../../shared/result.ts'
import { subscribe } from '../../store/world.ts'
import { openWindow } from '../../support/window.ts'

const FETCHING: SyncProgress = { phase: 'feeds', done: 2, total: 17, newArticles: 0, current: null }
const PICTURES: SyncProgress = { ...FETCHING, phase: 'pictures' }

function endedWith(...codes: readonly FailureCode[]): SyncSummary {
  const failures = codes.map(code => ({ code, message: '', sourceId: 1, sourceTitle: '', url: '' }))
  const counts = { feeds: 17, unchanged: 0, newArticles: 0, updatedArticles: 0 }
  return { startedAt: 1, finishedAt: 2, cancelled: false, ...counts, failures }
}

/** A newspaper from which nothing has come, and what is known of it. */
async function openEmpty() {
  const window = await openWindow()
  const { emptinessOf } = await import('../../../renderer/timeline/emptiness.ts')
  const known = (): Known => ({
    list: window.list.listCell.get(),
    scope: window.place.scopeCell.get(),
    unreadOnly: false,
    library: window.library.libraryCell.get(),
    sync: { progress: null, lastSummary: null },
    watches: null,
  })
  return {
    ...window,
    why: (change: Partial<Known> = {}) => emptinessOf({ ...known(), ...change }),
    /** In the place of the one that was asked already. */
    async newSource() {
      window.store.removeSource(window.sourceId)
      subscribe(window.store, 'https://harbour.example/feed')
      await window.hears('library')
      await window.pass(2000)
    },
  }
}

describe('a list without a headline', () => {
  test('is on its way while the newspapers are asked, and only then', async () => {
    const { why } = await openEmpty()
    expect(why({ sync: { progress: FETCHING, lastSummary: null } })).toBe('coming')
    expect(why({ sync: { progress: PICTURES, lastSummary: null } })).toBe('nothing')
    expect(why()).toBe('nothing')
  })

  test('is on its way too where only unread ones are shown: nobody has read them', async () => {
    const { why, store, newSource } = await openEmpty()
    const coming = { unreadOnly: true, sync: { progress: FETCHING, lastSummary: null } }
    expect(why(coming)).toBe('read')
    await newSource()
    expect(why(coming)).toBe('coming')
    expect(why({ unreadOnly: true })).toBe('read')
    expect(store.readLibrary().sources).toHaveLength(1)
  })

  test.each(['offline', 'captivePortal'] as const)(
    'says that there is no network after %s, and not while something is fetched',
    async code => {
      const { why } = await openEmpty()
      const lastSummary = endedWith(code)
      expect(why({ sync: { progress: null, lastSummary } })).toBe('network')
      expect(why({ sync: { progress: PICTURES, lastSummary } })).toBe('nothing')
      expect(why({ sync: { progress: FETCHING, lastSummary } })).toBe('coming')
    },
  )

  test('says nothing of the network when one source of several was out of reach', async () => {
    const { why } = await openEmpty()
    const lastSummary = endedWith('offline', 'serverError')
    expect(why({ sync: { progress: null, lastSummary } })).toBe('nothing')
  })

  test('is told apart from one that is not here yet, from bookmarks and from having no source', async () => {
    const window = await openEmpty()
    const list = window.list.listCell.get()
    expect(window.why({ list: { ...list, status: 'opening' } })).toBeNull()
    expect(window.why({ list: { ...list, status: 'failed' } })).toBe('failed')
    expect(window.why({ scope: { kind: 'bookmarks' } })).toBe('bookmarks')
    await window.library.setSourceEnabled(window.sourceId, false)
    await window.quiet()
    expect(window.why({ sync: { progress: FETCHING, lastSummary: null } })).toBe('nothing')
    window.store.removeSource(window.sourceId)
    await window.hears('library')
    await window.pass(2000)
    expect(window.why()).toBe('sources')
  })
})

test('the sample edition is opened by a command, and fills the list', async () => {
  const window = await openEmpty()
  const { CATALOGUE_DEEDS } = await import('../../../renderer/catalogue/deeds.ts')
  CATALOGUE_DEEDS.openSample()
  await vi.waitFor(async () => {
    await window.pass(500)
    expect(window.titles().length).toBeGreaterThan(3)
  }, 20_000)
  expect(window.why()).toBeNull()
})
