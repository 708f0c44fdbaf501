import { describe, expect, test, vi } from 'vitest'
import { NOW } from '../store/seeds.ts'
import { save } from '../store/world.ts'
import { openWindow } from '../support/window.ts'

const MINUTE = 60_000
/** What the list waits before it is brought up to date. */
const SOON = 400
/** Titles from the newest to the oldest. */
const newspaper = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ guid: `g${n}`, title: `خبر ${n}`, publishedAt: NOW - n * MINUTE }))

describe('slices', () => {
  test('the first one came with the start; the others are asked for once, when they are needed', async () => {
    const window = await openWindow(newspaper(350))
    expect(window.asked).not.toContain('openList')
    expect(window.titles()).toHaveLength(100)

    window.asked.length = 0
    await Promise.all([window.list.loadRows(150, 160), window.list.loadRows(150, 160)])

    expect(window.asked).toEqual(['readSlice', 'readSlice'])
    expect(window.titles()).toHaveLength(300)
  })

  test('of a list that articles have left meanwhile are not shown: it is opened again', async () => {
    const window = await openWindow(newspaper(350))
    const { removed } = window.store.clearArticles(window.sourceId)
    window.asked.length = 0
    await window.list.loadRows(150, 160)
    expect(window.asked).toEqual(['readSlice', 'readSlice'])
    expect(window.titles()).toHaveLength(100)

    await window.pass(SOON)

    expect(window.asked).toContain('openList')
    expect(window.list.listCell.get().slices.list.total).toBe(350 - removed)
    expect(window.titles()).toHaveLength(350 - removed)
  })

  test('the next unread one is found in a slice that is not here yet', async () => {
    const window = await openWindow(newspaper(250))
    const first = window.titles().length
    await window.article.setRead(
      Array.from({ length: first }, (_, n) => window.rowOf(`خبر ${n}`).ref),
      true,
    )
    expect((await window.list.findUnread(0))?.title).toBe(`خبر ${first}`)
  })
})

describe('a list that is brought up to date', () => {
  test('shows at its top what has come', async () => {
    const window = await openWindow(newspaper(3))
    save(window.store, window.feedId, [{ guid: 'new', title: 'خبر عاجل', publishedAt: NOW + MINUTE }])
    await window.hears('library', 'articles')

    await window.pass(SOON)

    expect(window.titles()).toEqual(['خبر عاجل', 'خبر 0', 'خبر 1', 'خبر 2'])
  })

  test('stays where the reader is in it, and so does the row under the cursor', async () => {
    const window = await openWindow(newspaper(30))
    window.list.listPlaceCell.set({ index: 10, inset: 7 })
    window.list.moveCursor(12)
    save(window.store, window.feedId, [{ guid: 'new', title: 'خبر عاجل', publishedAt: NOW + MINUTE }])
    await window.hears('articles')

    await window.pass(SOON)

    expect(window.list.listCell.get()).toMatchObject({ moved: { to: 11, inset: 7 }, cursor: 13 })
  })

  test('is asked for once when a sync tells ten times in a second that something has changed', async () => {
    const window = await openWindow(newspaper(3))
    window.asked.length = 0
    for (let told = 0; told < 10; told++) {
      await window.hears('articles')
      await window.pass(100)
    }
    expect(window.asked.filter(name => name === 'openList')).toHaveLength(1)
  })

  test.each([
    ['an hour back', -3_600_000],
    ['years back', -2600 * 86_400_000],
    ['years ahead', 3650 * 86_400_000],
  ])('D-24 is so within a second, however often, after the clock was set %s', async (_, leap) => {
    const window = await openWindow(newspaper(3))
    await window.hears('articles')
    await window.pass(SOON)
    vi.setSystemTime(Date.now() + leap)
    for (const guid of ['one', 'two']) {
      save(window.store, window.feedId, [{ guid, title: guid, publishedAt: null }], Date.now())
      await window.hears('articles')
      await window.pass(1000)
      expect(window.titles()).toContain(guid)
      expect(window.library.libraryCell.get()?.sources[0]?.unread).toBe(guid === 'one' ? 4 : 5)
    }
  })

  test('does not take back what the reader did to a row while it was on its way', async () => {
    const window = await openWindow(newspaper(3))
    const { ref } = window.rowOf('خبر 1')
    const arrive = window.hold('openList')
    await window.hears('articles')
    await window.pass(SOON)

    await window.article.setRead([ref], true)
    arrive()
    await window.quiet()

    expect(window.rowOf('خبر 1').read).toBe(true)
  })

  test('keeps what was read while only unread ones are shown, until it is opened anew', async () => {
    const window = await openWindow(newspaper(3))
    await window.scope.setUnreadOnly(true)
    await window.pass(1)
    await window.article.setRead([window.rowOf('خبر 1').ref], true)
    await window.pass(2000)
    expect(window.titles()).toEqual(['خبر 0', 'خبر 1', 'خبر 2'])

    await window.pass(1)
    await window.scope.showScope({ kind: 'all' })

    expect(window.titles()).toEqual(['خبر 0', 'خبر 2'])
  })
})

test('the list that was opened last is shown, however late the answer of the one before', async () => {
  const window = await openWindow(newspaper(3))
  const arrive = window.hold('openList')
  const earlier = window.scope.showScope({ kind: 'source', sourceId: window.sourceId })
  await window.scope.showScope({ kind: 'bookmarks' })
  arrive()
  await earlier

  expect(window.list.listCell.get()).toMatchObject({
    status: 'ready',
    query: { scope: { kind: 'bookmarks' } },
    slices: { list: { total: 0 } },
  })
})
