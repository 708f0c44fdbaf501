import { expect, test } from 'vitest'
import { readCollection } from '../../../electron/parse/collections/read-collection.ts'
import { packCollection } from '../../../electron/parse/service/pack-collection.ts'
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
  return packCollection(readCollection(new TextEncoder().encode(JSON.stringify(list)))).pages
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
