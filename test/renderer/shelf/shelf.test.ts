import { describe, expect, test } from 'vitest'
import type { Quote } from '../../../shared/contract/shelf.ts'
import { openWindow } from '../../support/window.ts'

const RAIN = { guid: 'a', title: 'مطر الخريف', text: 'نزل المطر على الحقول' }
const WHEAT = { guid: 'b', title: 'أسعار القمح', text: 'ارتفعت الأسعار في الأسواق' }
const QUOTE: Quote = { quote: 'المطر على', prefix: 'نزل ', suffix: ' الحقول', start: 4 }

async function openShelf() {
  const window = await openWindow([RAIN, WHEAT])
  const [shelf, folders, filing, marks] = await Promise.all([
    import('../../../renderer/shelf/shelf.ts'),
    import('../../../renderer/shelf/marks/folders.ts'),
    import('../../../renderer/shelf/marks/filing.ts'),
    import('../../../renderer/shelf/marks/marks.ts'),
  ])
  folders.watchDrawers()
  marks.watchMarks()
  shelf.watchShelf()
  window.place.leaveFront()
  await window.pass(1000)
  const settle = () => window.pass(1000)
  return {
    ...window,
    ...shelf,
    ...folders,
    ...filing,
    ...marks,
    settle,
    async show() {
      await window.scope.showScope({ kind: 'bookmarks' })
      await settle()
    },
    shown: () => shelf.shelfCell.get().entries.map(({ row }) => row.title),
    names: () => folders.drawersCell.get().folders.map(({ title }) => title),
    tags: () => folders.drawersCell.get().tags.map(({ name }) => name),
    folder(title: string) {
      const found = folders.drawersCell.get().folders.find(each => each.title === title)
      if (!found) throw new Error(`There is no folder ${title}.`)
      return found
    },
    async undo() {
      await window.toasts.undoLast()
      await settle()
    },
    message: () => window.toasts.toastCell.get()?.message,
  }
}

describe('the shelf', () => {
  test('stands in the order that was chosen, which is a preference', async () => {
    const window = await openShelf()
    for (const title of [WHEAT.title, RAIN.title]) await window.giveTag([window.rowOf(title).ref], 'طقس')
    await window.show()
    window.order('title')
    await window.settle()
    expect(window.shown()).toEqual([WHEAT.title, RAIN.title])
    expect(window.preferences.settingsCell.get().shelfOrder).toBe('title')
    window.order('saved')
    await window.settle()
    expect(window.shown()).toEqual([RAIN.title, WHEAT.title])
  })

  test('is read when the reader comes to it, and follows what is done', async () => {
    const window = await openShelf()
    const { ref } = window.rowOf(RAIN.title)
    await window.giveTag([ref], 'طقس')
    expect(window.rowOf(RAIN.title).bookmarked).toBe(true)
    await window.show()
    expect(window.shown()).toEqual([RAIN.title])
    expect(window.shelfCell.get().shelf?.counts.tags).toMatchObject([{ name: 'طقس', count: 1 }])

    await window.undo()
    expect(window.shown()).toEqual([])
    expect(window.store.readMarks(ref)).toMatchObject({ isBookmarked: false, tags: [] })
  })

  test('is narrowed at once by what is chosen, and a moment later by words', async () => {
    const window = await openShelf()
    await window.giveTag([window.rowOf(RAIN.title).ref], 'طقس')
    await window.giveTag([window.rowOf(WHEAT.title).ref], 'سوق')
    await window.show()
    expect(window.shown()).toHaveLength(2)

    const tag = window.drawersCell.get().tags.find(({ name }) => name === 'سوق')
    window.narrow({ tags: tag ? [tag.id] : [] })
    await window.quiet()
    expect(window.shown()).toEqual([WHEAT.title])
    window.showWhole()
    window.narrow({ words: 'حقول' })
    await window.settle()
    expect(window.shown()).toEqual([RAIN.title])
    expect(window.isNarrowed(window.shelfCell.get().filter)).toBe(true)
  })

  test('an answer to an earlier wish does not take the place of the later one', async () => {
    const window = await openShelf()
    await window.giveTag([window.rowOf(RAIN.title).ref], 'طقس')
    await window.giveTag([window.rowOf(WHEAT.title).ref], 'سوق')
    await window.show()
    const release = window.hold('readShelf')
    window.narrow({ hasNote: true })
    window.narrow({ hasNote: false })
    await window.settle()
    release()
    await window.settle()
    expect(window.shown()).toHaveLength(2)
  })

  test('the page of notes has what was written, and words find it', async () => {
    const window = await openShelf()
    await window.writeNote(window.rowOf(RAIN.title).ref, 'قبل الشتاء')
    await window.writeNote(window.rowOf(WHEAT.title).ref, 'غلاء')
    await window.showNotes()
    await window.settle()
    const noted = () => window.shelfCell.get().noted?.articles.map(({ note }) => note)
    expect(noted()).toHaveLength(2)
    window.findNoted('شتاء')
    await window.settle()
    expect(noted()).toEqual(['قبل الشتاء'])
  })
})

describe('folders', () => {
  test('are made, renamed, moved and removed, and each is taken back', async () => {
    const window = await openShelf()
    await window.makeFolder('أدب', null)
    await window.makeFolder('شعر', null)
    await window.settle()
    await window.moveFolder(window.folder('شعر'), { parentId: window.folder('أدب').id, before: null })
    await window.settle()
    expect(window.folder('شعر').parentId).toBe(window.folder('أدب').id)
    await window.renameFolder(window.folder('شعر'), 'نثر')
    await window.settle()
    await window.removeFolder(window.folder('أدب'))
    await window.settle()
    expect(window.names()).toEqual([])

    await window.undo()
    expect(window.names()).toEqual(['أدب', 'نثر'])
    await window.undo()
    expect(window.names()).toEqual(['أدب', 'شعر'])
    await window.undo()
    expect(window.folder('شعر').parentId).toBeNull()
    await window.undo()
    expect(window.names()).toEqual(['أدب'])
    await window.undo()
    expect(window.names()).toEqual([])
  })

  test('take several articles at once, and give them back where they were', async () => {
    const window = await openShelf()
    const refs = [window.rowOf(RAIN.title).ref, window.rowOf(WHEAT.title).ref]
    const id = await window.makeFolder('أدب', null)
    await window.putInFolder(refs.slice(0, 1), id)
    await window.putInFolder(refs, null)
    await window.putInFolder(refs, id)
    const folderOf = () => refs.map(ref => window.store.readMarks(ref).folderId)
    expect(folderOf()).toEqual([id, id])
    await window.undo()
    expect(folderOf()).toEqual([null, null])
    await window.undo()
    expect(folderOf()).toEqual([id, null])
  })

  test('a name that is taken is told, and nothing changes', async () => {
    const window = await openShelf()
    await window.makeFolder('أدب', null)
    await window.makeFolder('شعر', null)
    await window.settle()
    await window.renameFolder(window.folder('شعر'), 'أدب')
    expect(window.message()).toContain('بهذا الاسم')
    await window.settle()
    expect(window.names()).toEqual(['أدب', 'شعر'])
  })
})

describe('tags', () => {
  test('are renamed and removed everywhere, and that is taken back', async () => {
    const window = await openShelf()
    const { ref } = window.rowOf(RAIN.title)
    const tag = await window.giveTag([ref], 'طقس')
    await window.settle()
    if (!tag) throw new Error('There is no tag.')
    await window.renameTag(tag, 'مناخ')
    await window.settle()
    await window.removeTag({ ...tag, name: 'مناخ' })
    await window.settle()
    expect(window.tags()).toEqual([])
    await window.undo()
    await window.undo()
    expect(window.tags()).toEqual(['طقس'])
    await window.takeTagOff([ref], tag)
    expect(window.store.readMarks(ref).tags).toEqual([])
    await window.undo()
    expect(window.store.readMarks(ref).tags).toEqual([tag])
  })
})

describe('what is added to the open article', () => {
  test('a highlight makes it a bookmark, which goes again when it is taken back', async () => {
    const window = await openShelf()
    const { ref } = window.rowOf(RAIN.title)
    await window.article.openArticle(ref)
    await window.settle()
    await window.addHighlight(ref, QUOTE)
    await window.settle()
    expect(window.marksCell.get()?.marks.highlights).toMatchObject([{ quote: QUOTE.quote }])
    expect(window.article.articleCell.get()?.article?.bookmarked).toBe(true)

    await window.undo()
    expect(window.marksCell.get()?.marks).toMatchObject({ isBookmarked: false, highlights: [] })
    expect(window.article.articleCell.get()?.article?.bookmarked).toBe(false)
  })

  test('its note and a highlight are changed, removed, and taken back in turn', async () => {
    const window = await openShelf()
    const { ref } = window.rowOf(RAIN.title)
    await window.article.openArticle(ref)
    await window.writeNote(ref, 'أول')
    await window.writeNote(ref, 'ثان')
    await window.addHighlight(ref, QUOTE)
    await window.settle()
    const [highlight] = window.marksCell.get()?.marks.highlights ?? []
    if (!highlight) throw new Error('Nothing is highlighted.')
    await window.noteHighlight(highlight, 'مهم')
    await window.removeHighlight(highlight)
    await window.settle()
    const now = () => {
      const { note, highlights } = window.store.readMarks(ref)
      return [note, ...highlights.map(one => one.note)]
    }
    expect(now()).toEqual(['ثان'])
    await window.undo()
    expect(now()).toEqual(['ثان', 'مهم'])
    await window.undo()
    expect(now()).toEqual(['ثان', ''])
    await window.undo()
    await window.undo()
    expect(now()).toEqual(['أول'])
    await window.undo()
    expect(window.store.readMarks(ref)).toMatchObject({ isBookmarked: false, note: '' })
  })
})
