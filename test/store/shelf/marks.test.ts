import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../../electron/store/store.ts'
import { type Quote, WHOLE_SHELF } from '../../../shared/contract/shelf.ts'
import { NOW } from '../seeds.ts'
import { BOOKMARKS, clock, openWorld, reopen, row, rows } from '../world.ts'

const SEED = { guid: 'a', title: 'مقال عن الكتب', text: 'نص طويل عن الكتب والمكتبات' }
const OTHER = { guid: 'b', title: 'مقال آخر' }
const QUOTE: Quote = { quote: 'عن الكتب', prefix: 'نص طويل ', suffix: ' والمكتبات', start: 8 }
const NOTHING = { isBookmarked: false, folderId: null, tags: [], note: '', highlights: [] }

/** An article with all that can be added to one. */
function filledWorld() {
  const world = openWorld([SEED, OTHER])
  const { store } = world
  const { ref } = row(store, SEED.title)
  const shelf = store.makeFolder('أدب', null)
  store.putInFolder([ref], shelf)
  store.tag([ref], 'كتب')
  store.writeNote(ref, 'سطر أول\nسطر ثان')
  const { id } = store.highlight(ref, QUOTE, 'ملاحظة')
  return { ...world, ref, shelf, highlight: id, marks: store.readMarks(ref) }
}

test('what belongs to an article is read back, by the article and by its bookmark', () => {
  const { store, ref, shelf, marks } = filledWorld()
  const [kept] = rows(store, BOOKMARKS)

  expect(marks).toEqual({
    isBookmarked: true,
    folderId: shelf,
    tags: [{ id: expect.any(Number), name: 'كتب' }],
    note: 'سطر أول\nسطر ثان',
    highlights: [{ ...QUOTE, id: expect.any(Number), note: 'ملاحظة', madeAt: NOW }],
  })
  expect(store.readMarks(kept?.ref ?? ref)).toEqual(marks)
  expect(store.readMarks(row(store, OTHER.title).ref)).toEqual(NOTHING)
})

test.each([
  ['a note', store => store.writeNote],
  ['a highlight', store => (ref: Ref) => store.highlight(ref, QUOTE, '')],
  ['a tag', store => (ref: Ref) => store.tag([ref], 'كتب')],
  ['a folder', store => (ref: Ref) => store.putInFolder([ref], store.makeFolder('أدب', null))],
] as readonly [string, (store: Store) => (ref: Ref, words: string) => { made: readonly string[] }][])(
  '%s makes an article a bookmark, and says so once',
  (_, add) => {
    const { store } = openWorld([SEED])
    const { ref } = row(store, SEED.title)

    expect(add(store)(ref, 'ملاحظة').made).toEqual([ref])
    expect(add(store)(ref, 'ملاحظة أخرى').made).toEqual([])
    expect(rows(store, BOOKMARKS).map(({ title }) => title)).toEqual([SEED.title])
    expect(row(store, SEED.title).bookmarked).toBe(true)
  },
)

type Store = ReturnType<typeof openWorld>['store']
type Ref = ReturnType<typeof row>['ref']

test('an empty note on an article that is no bookmark makes nothing', () => {
  const { store } = openWorld([SEED])
  expect(store.writeNote(row(store, SEED.title).ref, ' \n ')).toEqual({ before: '', made: [] })
  expect(rows(store, BOOKMARKS)).toEqual([])
})

test('a note says what it was before; its lines stay, spaces around it go', () => {
  const { store, ref } = filledWorld()
  expect(store.writeNote(ref, '  أول\r\nثان  ').before).toBe('سطر أول\nسطر ثان')
  expect(store.readMarks(ref).note).toBe('أول\nثان')
  expect(store.writeNote(ref, '').before).toBe('أول\nثان')
  expect(store.readMarks(ref).note).toBe('')
})

test('a highlight gets another note, goes, and comes back', () => {
  const { store, ref, highlight, marks } = filledWorld()
  expect(store.noteHighlight(highlight, 'غيرها')).toBe('ملاحظة')
  expect(store.readMarks(ref).highlights[0]?.note).toBe('غيرها')
  store.noteHighlight(highlight, 'ملاحظة')

  store.removeHighlight(highlight)
  expect(store.readMarks(ref).highlights).toEqual([])
  expect(() => store.removeHighlight(highlight)).toThrow('not in the library')
  store.restoreHighlight(highlight)
  expect(store.readMarks(ref)).toEqual(marks)
})

test('a highlight without words is none', () => {
  const { store } = openWorld([SEED])
  const { ref } = row(store, SEED.title)
  expect(() => store.highlight(ref, { ...QUOTE, quote: ' \u200b' }, '')).toThrow('has words')
  expect(rows(store, BOOKMARKS)).toEqual([])
})

test('all of it survives the newspaper, the cache, retention and a restart', () => {
  const { store, folder, ref, marks, sourceId } = filledWorld()
  const [kept] = rows(store, BOOKMARKS)
  store.setKeeping({ days: 1, megabytes: 0, keepsUnread: false })
  for (let later = NOW; store.retainStep(later).isMore; later += 1);
  store.removeSource(sourceId)
  store.close()
  rmSync(join(folder, 'cache.db'))

  const reopened = openStore(folder, { clock })
  expect(reopened.readMarks(kept?.ref ?? ref)).toEqual(marks)
  expect(reopened.readShelf({ filter: WHOLE_SHELF, order: 'saved' }, 0).entries).toMatchObject([
    { note: 'سطر أول', highlights: 1, tags: [{ name: 'كتب' }] },
  ])
  reopened.close()
})

test('a bookmark that is taken back has all that belonged to it; after the next start it is gone with it', () => {
  const { store, folder, ref, marks } = filledWorld()
  store.removeBookmark(ref)
  expect(store.readMarks(ref)).toEqual(NOTHING)
  expect(store.readShelf({ filter: WHOLE_SHELF, order: 'saved' }, 0)).toMatchObject({ total: 0, all: 0, entries: [] })
  expect(store.readNoted('', 0)).toMatchObject({ total: 0, notes: 0, highlights: 0 })

  store.bookmark(ref)
  expect(store.readMarks(ref)).toEqual(marks)

  store.removeBookmark(ref)
  const reopened = reopen(reopen(store, folder), folder)
  expect(reopened.listTags()).toEqual([])
  reopened.bookmark(ref)
  expect(reopened.readMarks(ref)).toEqual({ ...NOTHING, isBookmarked: true })
  reopened.close()
})

test('notes and highlights stand on one page, where something was written last first', () => {
  const { store, ref } = filledWorld()
  const other = row(store, OTHER.title).ref
  store.writeNote(other, 'عن القمح')

  const page = store.readNoted('', 0)
  expect(page).toMatchObject({ total: 2, notes: 2, highlights: 1 })
  expect(page.articles.map(({ row: { title }, note, highlights }) => [title, note, highlights.length])).toEqual([
    [OTHER.title, 'عن القمح', 0],
    [SEED.title, 'سطر أول\nسطر ثان', 1],
  ])
  expect(store.readNoted('قَمح', 0).articles.map(({ note }) => note)).toEqual(['عن القمح'])
  expect(store.readNoted('الكتب ملاحظة', 0).total).toBe(1)
  expect(store.readNoted('زراعة', 0)).toMatchObject({ total: 0, articles: [] })
  expect(ref).toMatch(/^article:/)
})
