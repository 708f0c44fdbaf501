import { describe, expect, test } from 'vitest'
import { NOW } from '../store/seeds.ts'
import { save } from '../store/world.ts'
import { openWindow } from '../support/window.ts'

const LIBRARY = { guid: 'a', title: 'مكتبة الأحياء', publishedAt: NOW - 1 }
const SECOND = { guid: 'b', title: 'مكتبة مغلقة', publishedAt: NOW - 2 }
const RULE = { pictures: null, days: null, megabytes: null, fullText: null, direction: null, face: null }

async function openSearch() {
  const window = await openWindow([LIBRARY, SECOND])
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

describe('what is searched for', () => {
  test('is asked with every letter, at once, and the answer to the last of them stays', async () => {
    const window = await openSearch()
    const typed = ['م', 'مك', 'مكت', 'مكتبه']
    for (const words of typed) window.results.searchFor(words)
    await window.quiet()
    expect(window.asked.filter(name => name === 'search')).toHaveLength(typed.length)
    expect(window.results.searchCell.get().answered?.words).toBe('مكتبه')
    expect(window.found()).toEqual([LIBRARY.title, SECOND.title])
  })

  test('is forgotten with its words, also when its answer is still on its way', async () => {
    const window = await openSearch()
    const arrive = window.hold('search')
    await window.search('مكتبة')
    await window.search('')
    arrive()
    await window.quiet()
    expect(window.results.searchCell.get()).toMatchObject({ words: '', answered: null, result: null })
  })

  test.each([
    ['to other words', 'مغلقة', 'newest'],
    ['in another order', 'مكتبة', 'best'],
  ] as const)('is answered last, however late the answer %s', async (_name, words, order) => {
    const window = await openSearch()
    const arrive = window.hold('search')
    await window.search('مكتبة')
    if (order === 'best') await window.preferences.changeSettings({ searchOrder: order })
    else await window.search(words)
    await window.quiet()
    const meant = window.results.searchCell.get()
    expect(meant.answered).toMatchObject({ words, order })
    arrive()
    await window.quiet()
    expect(window.results.searchCell.get()).toBe(meant)
  })
})

describe('what was found', () => {
  test('takes the direction that its newspaper gets, while it is looked at, and the reader stays at their place', async () => {
    const window = await openSearch()
    const directions = () => window.results.searchCell.get().result?.hits.map(({ row }) => row.direction)
    await window.search('مكتبة')
    window.results.moveInResults(1)
    expect(directions()).toEqual(['rtl', 'rtl'])
    const [source] = window.library.libraryCell.get()?.sources ?? []
    if (!source) throw new Error('There is no newspaper.')

    await window.library.setReading(source, RULE, { direction: 'ltr' })
    await window.quiet()
    expect(directions()).toEqual(['ltr', 'ltr'])
    expect(window.results.searchCell.get().cursor).toBe(1)

    await window.toasts.undoLast()
    await window.quiet()
    expect(directions()).toEqual(['rtl', 'rtl'])
  })

  test('is as the last of several changes left it, whichever answer comes first', async () => {
    const window = await openSearch()
    await window.search('مكتبة')
    const arrive = window.hold('search')
    await window.hears('rules')
    save(window.store, window.feedId, [{ guid: 'c', title: 'مكتبة ثالثة', publishedAt: NOW - 3 }])
    await window.hears('rules')
    expect(window.found()).toHaveLength(3)
    arrive()
    await window.quiet()
    expect(window.found()).toHaveLength(3)
  })
})

describe('a search that is narrowed to folders and tags', () => {
  test('is asked again when these change, also where they were not there', async () => {
    const window = await openSearch()
    const { ref } = window.rowOf(LIBRARY.title)
    await window.search('مكتبة tag:أحياء')
    expect(window.results.searchCell.get().result?.problem?.kind).toBe('unknownTag')

    const { request } = (await import('../../renderer/base/reader.ts')).reader
    await request.tag([ref], 'أحياء')
    await window.quiet()
    expect(window.found()).toEqual([LIBRARY.title])
    const [tag] = await request.listTags().then(found => (found.ok ? found.value : []))
    await request.untag([ref], tag?.id ?? 0)
    await window.quiet()
    expect(window.found()).toEqual([])

    const asked = window.asked.filter(name => name === 'search').length
    await window.search('مكتبة')
    await request.tag([ref], 'غيره')
    await window.quiet()
    expect(window.asked.filter(name => name === 'search')).toHaveLength(asked + 1)
  })
})
