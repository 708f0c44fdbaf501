import { describe, expect, test, vi } from 'vitest'
import type { SyncState } from '../../../shared/contract/sync.ts'
import { type ArticleSeed, MINUTE, NOW } from '../../store/seeds.ts'
import { row, save, subscribe } from '../../store/world.ts'
import { openWindow } from '../../support/window.ts'

const SEA = { guid: 'sea', title: 'البحر هادئ' }
const RAIN = { guid: 'rain', title: 'المطر قريب', publishedAt: NOW - 2 * MINUTE }
const WIND = { guid: 'wind', title: 'الريح شديدة', publishedAt: NOW }
/** Longer than the page waits before it looks what came. */
const LOOKED = 2_000

const fetching: SyncState = {
  progress: { phase: 'feeds', done: 0, total: 1, newArticles: 0, current: null },
  lastSummary: null,
}

async function openFront(articles: readonly ArticleSeed[] = [SEA, RAIN]) {
  const window = await openWindow(articles)
  const [front, cursor, pages, showList, sync] = await Promise.all([
    import('../../../renderer/front-page/edition/front-page.ts'),
    import('../../../renderer/front-page/edition/cursor.ts'),
    import('../../../renderer/front-page/edition/pages.ts'),
    import('../../../renderer/articles/show-list.ts'),
    import('../../../renderer/sync/sync.ts'),
  ])
  const start = await window.bridge.request.readStart()
  if (!start.ok) throw new Error('There is no start.')
  front.adoptFront(start.value.front)
  sync.watchSync()
  front.watchFrontPage()
  await window.quiet()
  const state = () => front.frontCell.get()
  return {
    ...window,
    front,
    cursor,
    showAll: showList.showAll,
    state,
    /** The headlines of the page, in reading order. */
    printed() {
      const { page } = state()
      return page ? pages.storiesIn(page).map(story => story.row.title) : []
    },
    story(title: string) {
      const { page } = state()
      const story = page && pages.storiesIn(page).find(each => each.row.title === title)
      if (!story) throw new Error(`${title} is not on the page.`)
      return story
    },
    async comes(...more: readonly ArticleSeed[]) {
      save(window.store, window.feedId, [...articles, ...more])
      await window.hears('articles', 'library')
      await window.pass(LOOKED)
    },
  }
}

describe('an edition', () => {
  test('comes with the start, and stays as it is whatever a sync brings', async () => {
    const window = await openFront()
    const { page } = window.state()
    expect(window.printed()).toEqual([SEA.title, RAIN.title])

    await window.comes(WIND)
    expect(window.state().page).toBe(page)
    expect(window.state().meanwhile).toMatchObject({ total: 1, rows: [{ title: WIND.title }] })
  })

  test('is followed by the next one when the reader asks for it', async () => {
    const window = await openFront()
    await window.comes(WIND)
    await window.front.printNext()

    expect(window.printed()).toEqual([WIND.title, SEA.title, RAIN.title])
    expect(window.state().meanwhile).toBeNull()
    await window.pass(LOOKED)
    expect(window.state().page?.edition.articles).toBe(3)
  })

  test('tells beside the next one what came after it, to a reader who was here all the time', async () => {
    const articles = Array.from({ length: 8 }, (_, place) => ({ guid: `${place}`, publishedAt: NOW - place * MINUTE }))
    const window = await openFront(articles)
    const late = articles.map(({ guid }) => ({ guid: `late ${guid}`, publishedAt: NOW }))
    await window.comes(...late)
    window.store.noteVisit()
    await window.front.printNext()

    const { page, isSinceLast } = window.state()
    expect(isSinceLast).toBe(true)
    expect(page?.sinceTotal).toBeGreaterThan(0)
    const first = [page?.lead, ...(page?.second ?? [])].flatMap(story => story?.refs ?? [])
    expect(page?.since.filter(({ ref }) => first.includes(ref))).toEqual([])
  })

  test('is made anew when one of its newspapers is removed', async () => {
    const window = await openFront()
    const other = subscribe(window.store, 'https://other.example/feed')
    save(window.store, other.feedId, [WIND])
    await window.front.printNext()
    expect(window.printed()).toContain(WIND.title)

    await window.bridge.request.removeSource(other.sourceId)
    await window.pass(LOOKED)
    await window.pass(LOOKED)
    expect(window.printed()).toEqual([SEA.title, RAIN.title])
  })
})

describe('an empty page', () => {
  test('fills itself when the first articles come', async () => {
    const window = await openFront([])
    expect(window.front.isFrontDrawn(window.state())).toBe(false)
    await window.comes(SEA)
    expect(window.printed()).toEqual([SEA.title])
    expect(window.front.isFrontDrawn(window.state())).toBe(true)
  })

  test('shows its shape until the newspapers that are asked have answered', async () => {
    const window = await openFront([])
    window.announce('syncProgressed', fetching)
    await window.quiet()
    expect(window.front.isFrontDrawn(window.state())).toBe(true)
    await window.comes(SEA)
    expect(window.printed()).toEqual([])

    window.announce('syncProgressed', { progress: null, lastSummary: null })
    await window.pass(LOOKED)
    expect(window.printed()).toEqual([SEA.title])
    expect(window.state().isComing).toBe(false)
  })

  test('does not wait for the slowest of them', async () => {
    const window = await openFront([])
    window.announce('syncProgressed', fetching)
    await window.comes(SEA)
    await window.pass(11_000)
    await window.pass(LOOKED)
    expect(window.printed()).toEqual([SEA.title])
  })
})

describe('a story', () => {
  test('goes light where it stands when it was read', async () => {
    const window = await openFront()
    const before = window.printed()
    await window.article.openArticle(window.story(SEA.title).row.ref)
    expect(window.story(SEA.title)).toMatchObject({ read: true, row: { read: true } })
    expect(window.story(RAIN.title).read).toBe(false)
    expect(window.printed()).toEqual(before)
  })

  test('is marked with all its articles by the key, and back', async () => {
    const window = await openFront()
    window.cursor.toggleReadOnFront()
    await window.quiet()
    expect(row(window.store, SEA.title).read).toBe(true)
    expect(window.story(SEA.title).read).toBe(true)

    window.cursor.toggleReadOnFront()
    await window.quiet()
    expect(row(window.store, SEA.title).read).toBe(false)
    expect(window.story(SEA.title).read).toBe(false)
  })

  test('is kept by the key for bookmarks', async () => {
    const window = await openFront()
    window.cursor.cursorCell.set(window.cursor.spotOf('second', window.story(RAIN.title).row))
    window.cursor.toggleBookmarkOnFront()
    await window.quiet()
    expect(window.story(RAIN.title).row.bookmarked).toBe(true)
    expect(window.story(SEA.title).row.bookmarked).toBe(false)
  })
})

describe('behind the page', () => {
  test('the list waits as it was left, and the second time all articles are meant', async () => {
    const window = await openFront()
    vi.stubGlobal('requestAnimationFrame', () => 0)
    vi.stubGlobal('document', { activeElement: null })
    await window.scope.showScope({ kind: 'source', sourceId: window.sourceId })
    window.place.showFront()
    await window.showAll()
    expect(window.place.onFrontCell.get()).toBe(false)
    expect(window.place.scopeCell.get()).toEqual({ kind: 'source', sourceId: window.sourceId })

    window.place.showFront()
    await window.showAll()
    expect(window.place.scopeCell.get()).toEqual({ kind: 'all' })
    vi.unstubAllGlobals()
  })

  test('a search that began on the page leads back to it', async () => {
    const window = await openFront()
    window.place.startSearch()
    expect(window.place.onFrontCell.get()).toBe(false)
    window.place.leaveSearch()
    expect(window.place.onFrontCell.get()).toBe(true)
  })

  test('whatever opens a list leaves it', async () => {
    const window = await openFront()
    await window.scope.showScope({ kind: 'bookmarks' })
    expect(window.place.onFrontCell.get()).toBe(false)
  })
})

test('a window that had the focus for a whole minute was looked at, each minute anew', async () => {
  const window = await openFront()
  const { watchAttention } = await import('../../../renderer/front-page/edition/attention.ts')
  const page = new EventTarget()
  const noted = () => window.asked.filter(name => name === 'noteVisit').length
  watchAttention(page, false)
  await window.pass(2 * MINUTE)
  expect(noted()).toBe(0)

  page.dispatchEvent(new Event('focus'))
  await window.pass(MINUTE - 1)
  page.dispatchEvent(new Event('blur'))
  await window.pass(MINUTE)
  expect(noted()).toBe(0)

  page.dispatchEvent(new Event('focus'))
  page.dispatchEvent(new Event('focus'))
  await window.pass(2 * MINUTE)
  expect(noted()).toBe(2)
})
