import { describe, expect, test } from 'vitest'
import type { Source } from '../../../shared/contract/sources.ts'
import { createTranslate } from '../../../shared/locales/translator.ts'
import { subscribe, titles } from '../../store/world.ts'
import { openWindow } from '../../support/window.ts'

const HARBOUR = 'https://harbour.example/feed'
const MOUNTAIN = 'https://mountain.example/feed'

async function openLibrary() {
  const window = await openWindow([{ guid: 'a' }, { guid: 'b' }])
  const { libraryCell } = window.library
  return {
    ...window,
    source(id = window.sourceId): Source {
      const found = libraryCell.get()?.sources.find(each => each.id === id)
      if (!found) throw new Error(`There is no newspaper ${id}.`)
      return found
    },
    sections: () => libraryCell.get()?.sections.map(({ title }) => title),
    async undo() {
      await window.toasts.undoLast()
      await window.quiet()
    },
  }
}

describe('the library is read', () => {
  test('once for many changes in a second, and at once for what the reader did', async () => {
    const window = await openLibrary()
    await window.pass(5000)
    const times = () => window.asked.filter(name => name === 'readLibrary').length
    const before = times()
    for (let told = 0; told < 10; told++) {
      await window.hears('library', 'articles')
      await window.pass(100)
    }
    expect(times() - before).toBe(1)

    await window.library.renameSource(window.source(), 'بريد القمم')
    await window.quiet()
    expect(window.source().title).toBe('بريد القمم')
  })

  test('and shown as it was read last, however late the answer of the time before', async () => {
    const window = await openLibrary()
    const source = window.source()
    await window.pass(5000)
    const arrive = window.hold('readLibrary')
    await window.hears('library')
    await window.pass(150)
    await window.library.renameSource(source, 'بريد القمم')
    await window.quiet()
    arrive()
    await window.quiet()
    expect(window.source().title).toBe('بريد القمم')
  })

  test('names are drawn again only when there are others', async () => {
    const window = await openLibrary()
    const named = window.library.namedLibraryCell.get()
    const rows = window.library.rowsCell.get()
    await window.article.markAllRead()
    await window.pass(2000)
    expect(window.library.countsCell.get()).not.toContain(2)
    expect(window.source().unread).toBe(0)
    expect(window.library.namedLibraryCell.get()).toBe(named)
    expect(window.library.rowsCell.get()).toBe(rows)
    expect(window.library.sourcesCell.get().get(window.sourceId)?.unread).toBe(0)

    await window.library.renameSource(window.source(), 'بريد القمم')
    await window.quiet()
    expect(window.library.namedLibraryCell.get()?.sources[0]?.title).toBe('بريد القمم')
    expect(window.library.rowsCell.get()?.sources[0]?.title).toBe('بريد القمم')
  })
})

describe('what was done can be taken back', () => {
  test('a newspaper that was renamed', async () => {
    const window = await openLibrary()
    const before = window.source().title
    await window.library.renameSource(window.source(), 'بريد القمم')
    await window.undo()
    expect(window.source().title).toBe(before)
  })

  test('a newspaper that was removed comes back with its articles, in the list too', async () => {
    const window = await openLibrary()
    await window.library.removeSource(window.source())
    await window.pass(2000)
    expect([window.library.libraryCell.get()?.sources, window.titles()]).toEqual([[], []])

    await window.undo()
    await window.pass(2000)
    expect(window.titles()).toEqual(titles(window.store))
    expect(window.titles()).toHaveLength(2)
    expect(window.source().unread).toBe(2)
  })

  test('a section whose last newspaper was moved away comes back where it was', async () => {
    const window = await openLibrary()
    const harbour = subscribe(window.store, HARBOUR, 'المدينة')
    subscribe(window.store, MOUNTAIN, 'البحر')
    await window.hears('library')
    await window.pass(2000)
    expect(window.sections()).toEqual(['المدينة', 'البحر'])

    await window.library.moveSource(window.source(harbour.sourceId), null)
    await window.quiet()
    expect(window.sections()).toEqual(['البحر'])
    expect(window.source(harbour.sourceId).sectionId).toBeNull()

    await window.undo()
    expect(window.sections()).toEqual(['المدينة', 'البحر'])
  })

  test('articles that were marked read, and an article that was kept no longer', async () => {
    const window = await openLibrary()
    const row = () => window.rowOf('عنوان a')
    const bookmarks = () => window.library.libraryCell.get()?.bookmarks
    await window.article.toggleBookmark(row())
    await window.pass(2000)
    expect([row().bookmarked, bookmarks()]).toEqual([true, 1])

    await window.article.markAllRead()
    await window.article.toggleBookmark(row())
    await window.pass(2000)
    expect([row().bookmarked, bookmarks(), window.source().unread]).toEqual([false, 0, 0])

    await window.undo()
    await window.pass(2000)
    expect([row().bookmarked, bookmarks(), window.source().unread]).toEqual([true, 1, 0])
    await window.undo()
    await window.pass(2000)
    expect([row().read, window.source().unread]).toEqual([false, 2])

    await window.undo()
    expect(window.toasts.toastCell.get()?.message).toBe(createTranslate('ar')('app.nothingToUndo'))
  })
})

test('what cannot be done is said, and nothing changes', async () => {
  const window = await openLibrary()
  const before = window.source()
  await window.library.renameSource(before, ' ')
  await window.quiet()
  expect(window.toasts.toastCell.get()).toMatchObject({ undo: null })
  expect(window.source()).toEqual(before)
})
