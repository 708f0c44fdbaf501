// What is chosen, counted and kept of a search, over the real handlers and a real store.
import { describe, expect, test } from 'vitest'
import { NO_FILTERS, searchWish } from '../../../shared/contract/search.ts'
import { DAY } from '../../../shared/units.ts'
import { NOW } from '../../store/seeds.ts'
import { save } from '../../store/world.ts'
import { openWindow } from '../../support/window.ts'

const LAMP = { guid: 'a', title: 'مصباح المنارة', publishedAt: NOW - 1 }
const STREET = { guid: 'b', title: 'مصباح الشارع', publishedAt: NOW - 40 * DAY }
/** What the counts wait behind the last letter. */
const COUNTED = 300
const OFTEN = 1200

async function openSearch() {
  const window = await openWindow([LAMP, STREET])
  // The index follows what is saved.
  window.store.indexWaiting(100)
  const { searchCell, searchFor } = window.results
  return {
    ...window,
    async search(words: string) {
      searchFor(words)
      await window.quiet()
    },
    found: () => searchCell.get().result?.hits.map(({ row }) => row.title),
  }
}

describe('filters', () => {
  test('narrow at once, without words too, and are forgotten with the last of them', async () => {
    const window = await openSearch()
    await window.search('مصباح')
    expect(window.found()).toEqual([LAMP.title, STREET.title])
    window.results.askFor({ words: 'مصباح', filters: { ...NO_FILTERS, after: NOW - DAY } })
    await window.quiet()
    expect(window.found()).toEqual([LAMP.title])
    await window.search('')
    expect(window.found()).toEqual([LAMP.title])
    window.results.askFor({ words: '', filters: NO_FILTERS })
    await window.quiet()
    expect(window.results.searchCell.get()).toMatchObject({ result: null, answered: null })
  })

  test('stay while other words are typed', async () => {
    const window = await openSearch()
    window.results.askFor({ words: 'مصباح', filters: { ...NO_FILTERS, before: NOW - DAY } })
    await window.quiet()
    await window.search('مصباح المنارة')
    expect(window.found()).toEqual([])
  })
})

test('a search waits for one step of a count that it overtakes, and not for all of it', async () => {
  const window = await openWindow(Array.from({ length: 3500 }, (_, at) => ({ guid: `${at}`, title: `مصباح ${at}` })))
  window.store.indexWaiting(4000)
  const { request } = window.reader.reader
  const wish = searchWish('مصباح ', 'newest')

  const asked = Promise.all([request.countFound(wish), request.search(wish)])
  await window.quiet()
  expect(await asked).toMatchObject([
    { ok: true, value: null },
    { ok: true, value: { total: expect.any(Number) } },
  ])
  expect(await request.countFound(wish)).toMatchObject({ ok: true, value: { total: 3500, isExact: true } })
})

test('what was found is counted once the typing is over, and no count is left of what is not found', async () => {
  const window = await openSearch()
  await window.search('مصباح')
  await window.pass(COUNTED)
  expect(window.counts.countsFoundCell.get()).toMatchObject({ total: 2, sources: [{ count: 2 }] })
  await window.search('قزحية')
  await window.pass(COUNTED)
  expect(window.counts.countsFoundCell.get()).toBeNull()
})

test('a row that was found changes with what the reader does to it', async () => {
  const window = await openSearch()
  await window.search('مصباح')
  const [hit] = window.results.searchCell.get().result?.hits ?? []
  if (!hit) throw new Error('Nothing was found.')
  await window.article.setRead([hit.row.ref], true)
  expect(window.results.searchCell.get().result?.hits[0]?.row.read).toBe(true)
})

describe('a search that is kept', () => {
  const keep = async (window: Awaited<ReturnType<typeof openSearch>>, ...names: readonly string[]) => {
    for (const name of names) {
      await window.saved.saveSearch(name, { words: 'مصباح', filters: NO_FILTERS })
      await window.pass(OFTEN)
    }
  }
  const names = (window: Awaited<ReturnType<typeof openSearch>>) => window.saved.savedCell.get().map(({ name }) => name)

  test('counts what is unread in it, again when articles come', async () => {
    const window = await openSearch()
    await keep(window, 'مصابيح')
    const [search] = window.saved.savedCell.get()
    const unread = () => window.saved.savedCountsCell.get().get(window.saved.keyOfSaved(search?.id ?? 0))
    expect(unread()).toBe(2)
    save(window.store, window.feedId, [{ guid: 'c', title: 'مصباح السفينة', publishedAt: NOW }])
    window.store.indexWaiting(100)
    await window.hears('articles')
    await window.pass(OFTEN)
    expect(unread()).toBe(3)
    // Only a number changed: the names are not drawn again.
    expect(window.saved.savedCell.get()[0]).toBe(search)
  })

  test('is opened with its words and filters', async () => {
    const window = await openSearch()
    await keep(window, 'مصابيح')
    const [search] = window.saved.savedCell.get()
    if (!search) throw new Error('Nothing was kept.')
    window.saved.openSaved(search)
    await window.quiet()
    expect(window.found()).toHaveLength(2)
    expect(window.place.searchingCell.get()).toBe(true)
    expect(window.saved.savedAs(window.results.searchCell.get(), window.saved.savedCell.get())).toBe(search)
  })

  test('is moved, and comes back to its place after it was let go of', async () => {
    const window = await openSearch()
    await keep(window, 'أ', 'ب', 'ج')
    const [first, second] = window.saved.savedCell.get()
    if (!first || !second) throw new Error('Nothing was kept.')
    await window.saved.stepSaved(first.id, 1)
    await window.pass(OFTEN)
    expect(names(window)).toEqual(['ب', 'أ', 'ج'])
    await window.saved.removeSaved(first)
    await window.pass(OFTEN)
    expect(names(window)).toEqual(['ب', 'ج'])
    await window.toasts.undoLast()
    await window.pass(OFTEN)
    expect(names(window)).toEqual(['ب', 'أ', 'ج'])
    await window.toasts.undoLast()
    await window.pass(OFTEN)
    expect(names(window)).toEqual(['أ', 'ب', 'ج'])
  })
})
