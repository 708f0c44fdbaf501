import { describe, expect, test } from 'vitest'
import type { Section } from '../../../shared/contract/sources.ts'
import { NOW } from '../../store/seeds.ts'
import { row, subscribe } from '../../store/world.ts'
import { openWindow } from '../../support/window.ts'

/** Two sections with a newspaper each, and one newspaper in none. */
async function openSections() {
  const window = await openWindow([{ guid: 'a' }, { guid: 'b' }])
  const port = subscribe(window.store, 'https://port.example/feed', 'المرافئ')
  const hill = subscribe(window.store, 'https://hill.example/feed', 'الجبال')
  await window.hears('library')
  await window.pass(1000)
  const [sections, marks] = await Promise.all([
    import('../../../renderer/library/sections.ts'),
    import('../../../renderer/articles/mark-read.ts'),
  ])
  const library = () => window.library.libraryCell.get()
  return {
    ...window,
    ...sections,
    ...marks,
    port,
    hill,
    names: () => library()?.sections.map(({ title }) => title),
    section(title: string): Section {
      const found = library()?.sections.find(each => each.title === title)
      if (!found) throw new Error(`There is no section ${title}.`)
      return found
    },
    sectionOf: (id: number) => {
      const { sectionId } = library()?.sources.find(source => source.id === id) ?? {}
      return library()?.sections.find(each => each.id === sectionId)?.title ?? null
    },
    async undo() {
      await window.toasts.undoLast()
      await window.quiet()
    },
  }
}

describe('sections, as the reader arranges them', () => {
  test('go one place up or down, no further than the ends, and back', async () => {
    const window = await openSections()
    await window.stepSection(window.section('المرافئ').id, 1)
    await window.quiet()
    expect(window.names()).toEqual(['الجبال', 'المرافئ'])
    await window.stepSection(window.section('المرافئ').id, 1)
    await window.stepSection(window.section('المرافئ').id, -1)
    await window.quiet()
    expect(window.names()).toEqual(['المرافئ', 'الجبال'])
    await window.undo()
    expect(window.names()).toEqual(['الجبال', 'المرافئ'])
  })

  test('are renamed, and have their old name again when it is taken back', async () => {
    const window = await openSections()
    await window.renameSection(window.section('الجبال'), 'القمم')
    await window.quiet()
    expect(window.names()).toEqual(['المرافئ', 'القمم'])
    await window.undo()
    expect(window.names()).toEqual(['المرافئ', 'الجبال'])
  })

  test('are deleted while their newspapers stay, and come back where they were', async () => {
    const window = await openSections()
    await window.removeSection(window.section('المرافئ'))
    await window.quiet()
    expect(window.names()).toEqual(['الجبال'])
    expect(window.sectionOf(window.port.sourceId)).toBeNull()
    await window.undo()
    expect(window.names()).toEqual(['المرافئ', 'الجبال'])
  })

  test('take newspapers from several places, and each goes back to its own', async () => {
    const window = await openSections()
    await window.moveSources([window.port.sourceId, window.sourceId], 'الجبال')
    await window.quiet()
    expect([window.port, window].map(({ sourceId }) => window.sectionOf(sourceId))).toEqual(['الجبال', 'الجبال'])
    await window.undo()
    expect([window.port, window].map(({ sourceId }) => window.sectionOf(sourceId))).toEqual(['المرافئ', null])
  })
})

test('all of a newspaper is marked read from its menu, whatever list is open, and that is taken back', async () => {
  const window = await openSections()
  await window.scope.showScope({ kind: 'section', sectionId: window.section('الجبال').id })
  await window.markScopeRead({ kind: 'source', sourceId: window.sourceId })
  expect(['عنوان a', 'عنوان b'].map(title => row(window.store, title).read)).toEqual([true, true])
  await window.undo()
  expect(['عنوان a', 'عنوان b'].map(title => row(window.store, title).read)).toEqual([false, false])
})

test('what stands above a row is marked read and drawn so, and that is taken back', async () => {
  const window = await openWindow([
    { guid: 'a', publishedAt: NOW - 1 },
    { guid: 'b', publishedAt: NOW - 2 },
    { guid: 'c', publishedAt: NOW - 3 },
  ])
  const { markBeside } = await import('../../../renderer/articles/mark-read.ts')
  await markBeside(window.rowOf('عنوان b').ref, 'above')
  await window.quiet()
  expect(['a', 'b', 'c'].map(guid => window.rowOf(`عنوان ${guid}`).read)).toEqual([true, false, false])
  await window.toasts.undoLast()
  await window.quiet()
  expect(window.rowOf('عنوان a').read).toBe(false)
})
