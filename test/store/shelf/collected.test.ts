import { expect, test } from 'vitest'
import { readBookmark } from '../../../electron/parse/archive/read-bookmark.ts'
import { readCollection } from '../../../electron/parse/collections/read-collection.ts'
import { packCollected } from '../../../electron/parse/service/pack-collection.ts'
import type { BookmarkToImport } from '../../../electron/records/archive.ts'
import type { Store } from '../../../electron/records/store.ts'
import { searchWish } from '../../../shared/contract/search.ts'
import { WHOLE_SHELF } from '../../../shared/contract/shelf.ts'
import { NOW } from '../seeds.ts'
import { BOOKMARKS, openWorld, reopen, row, rows } from '../world.ts'

const SAVED = Date.UTC(2024, 4, 6)
const LIST = [
  {
    is_starred: 1,
    url: 'https://paper.example/oasis?utm_source=mail',
    title: 'واحة النخيل',
    domain_name: 'paper.example',
    created_at: new Date(SAVED).toISOString(),
    tags: ['ماء', '\u200f'],
    content: '<p>في الواحة ساقية قديمة.</p><img src="https://paper.example/oasis.webp" width="900" height="600">',
    annotations: [{ quote: 'ساقية قديمة', text: 'أين؟', created_at: new Date(SAVED).toISOString() }],
  },
  { is_starred: 0, url: 'https://paper.example/named', title: 'لا نص له', tags: [], content: '' },
]

function collected(list: unknown = LIST) {
  return readCollection(new TextEncoder().encode(JSON.stringify(list))).articles.map(packCollected)
}

test('a list becomes bookmarks with all that it says, once, and they outlive a restart', () => {
  const { store, folder } = openWorld()
  expect(store.keepCollected(collected(), NOW)).toEqual({
    added: 2,
    known: 0,
    withoutText: 1,
  })
  expect(store.keepCollected(collected(), NOW)).toEqual({ added: 0, known: 2, withoutText: 0 })

  const again = reopen(store, folder)
  const [named, oasis] = again.readShelf({ filter: WHOLE_SHELF, order: 'saved' }, 0).entries
  expect(named?.row.title).toBe('لا نص له')
  expect(oasis).toMatchObject({ savedAt: SAVED, highlights: 1, tags: [{ name: 'ماء' }] })
  const ref = oasis?.row.ref ?? expect.fail('The oasis was not kept.')
  expect(again.readMarks(ref)).toMatchObject({ highlights: [{ quote: 'ساقية قديمة', note: 'أين؟', madeAt: SAVED }] })
  expect(again.readArticle(ref)).toMatchObject({ sourceTitle: 'paper.example' })
  while (again.indexWaiting(10) > 0);
  expect(again.search(searchWish('سواق قديمه', 'newest')).hits.map(({ row: found }) => found.ref)).toEqual([ref])
  again.close()
})

test('what is a bookmark here keeps its text, note and folder, and gets the tags', () => {
  const seed = { guid: 'oasis', title: 'من الجريدة', text: 'نص الجريدة كاملا' }
  const { store } = openWorld([seed])
  const { ref } = row(store, seed.title)
  store.writeNote(ref, 'رأيي هنا')
  const folderId = store.makeFolder('أسفار', null)
  store.putInFolder([ref], folderId)

  const pages = collected().map(one => ({ ...one, note: 'رأيي هناك', folder: ['غيرها'] }))
  expect(store.keepCollected(pages.slice(0, 1), NOW)).toEqual({ added: 0, known: 1, withoutText: 0 })

  expect(rows(store, BOOKMARKS).map(({ title }) => title)).toEqual([seed.title])
  expect(store.readMarks(ref)).toMatchObject({ note: 'رأيي هنا', folderId, tags: [{ name: 'ماء' }] })
  store.close()
})

test('folders stand in each other as there, and are found again by their names', () => {
  const { store } = openWorld()
  const pages = collected().map((one, place) => ({ ...one, folder: place === 0 ? ['مدن', 'موانئ'] : ['مدن'] }))
  store.keepCollected(pages, NOW)
  store.keepCollected(pages, NOW)
  const folders = store.listFolders()
  expect(folders.map(({ title }) => title)).toEqual(['مدن', 'موانئ'])
  expect(folders[1]?.parentId).toBe(folders[0]?.id)
  store.close()
})

test('the same words are one highlight, whichever of a list, a hand and an archive gave them first', () => {
  const { store } = openWorld()
  store.keepCollected(collected(), NOW)
  const [ref] = rows(store, BOOKMARKS).flatMap(each => (each.title === 'واحة النخيل' ? [each.ref] : []))
  if (ref === undefined) expect.fail('The oasis was not kept.')
  const place = { quote: 'ساقيةٌ  قديمة', prefix: 'في الواحة ', suffix: '.', start: 11 }
  const [file] = archivedFrom(store, [{ ...place, note: 'هناك', madeAt: NOW }])
  if (!file) expect.fail('Nothing is in the archive.')

  store.importBookmarks([file], NOW)
  store.importBookmarks([file], NOW)
  store.keepCollected(collected(), NOW)
  const highlights = store.readMarks(ref).highlights.map(({ id: _, ...each }) => each)
  // The note of the list was there first, and the place is known now.
  expect(highlights).toEqual([{ ...place, note: 'أين؟', madeAt: SAVED }])

  const elsewhere = { ...place, prefix: 'ثم ', start: 90, note: '', madeAt: NOW }
  store.importBookmarks([{ ...file, highlights: [...file.highlights, elsewhere] }], NOW)
  expect(store.readMarks(ref).highlights).toMatchObject([place, elsewhere])
  store.close()
})

/** What an archive of this library says of its first bookmark with a text, with other highlights. */
function archivedFrom(store: Store, highlights: BookmarkToImport['highlights']): BookmarkToImport[] {
  const entries = store.readArchived(store.archiveContents().ids).flatMap(({ json }) => json ?? [])
  return entries.map(json => ({ ...readBookmark(json), highlights })).filter(({ lead }) => lead !== '')
}

test('a bookmark that was only named gets the text that a later list has, and is found by it', () => {
  const { store, folder } = openWorld()
  const named = collected(LIST.map(one => ({ ...one, content: '', title: '' }))).map(one => ({ ...one, tags: ['أول'] }))
  expect(store.keepCollected(named, NOW)).toEqual({ added: 2, known: 0, withoutText: 2 })
  expect(store.keepCollected(collected(), NOW)).toEqual({ added: 0, known: 2, withoutText: 0 })

  expect(store.bookmarksWithoutText()).toHaveLength(1)
  const again = reopen(store, folder)
  const [ref] = rows(again, BOOKMARKS).flatMap(each => (each.title === 'واحة النخيل' ? [each.ref] : []))
  if (ref === undefined) expect.fail('The oasis has no name.')
  expect(again.readMarks(ref).tags.map(({ name }) => name)).toEqual(['أول', 'ماء'])
  expect(again.readArticle(ref)).toMatchObject({ html: expect.stringContaining('ساقية') })
  expect(Object.keys(again.readArticle(ref).pictures)).toEqual(['https://paper.example/oasis.webp'])
  expect(again.search(searchWish('ساقية', 'newest')).hits.map(({ row: found }) => found.ref)).toEqual([ref])
  again.close()
})

test('a page is known by its address whatever happened to it since the first look', () => {
  const { store } = openWorld()
  const [first] = collected()
  if (!first) expect.fail('The list is empty.')
  store.keepCollected([first], NOW)
  const [kept] = rows(store, BOOKMARKS)
  if (!kept) expect.fail('Nothing was kept.')
  store.removeBookmark(kept.ref)
  const other = { ...first, page: { ...first.page, guid: 'https://paper.example/oasis#end' } }
  expect(store.keepCollected([other], NOW)).toMatchObject({ added: 1 })
  expect(store.keepCollected([first], NOW)).toMatchObject({ added: 1 })
  expect(store.keepCollected([other], NOW)).toMatchObject({ known: 1 })
  store.close()
})
