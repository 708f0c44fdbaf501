import { expect, test } from 'vitest'
import { packPage } from '../../electron/parse/service/pack-page.ts'
import { openStore } from '../../electron/store/store.ts'
import { AS_ALL } from '../../shared/contract/keeping.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { NOW } from './seeds.ts'
import { ALL, BOOKMARKS, openWorld, reopen, rows, save } from './world.ts'

const HOUR = 60 * 60 * 1000
const short = 'وصلت السفينة الأولى إلى الميناء بعد العاصفة الطويلة وعلى ظهرها ثلاثون بحارا'
const long = `${short}. ${'وقال القبطان إن الطريق كان صعبا وإن النجوم وحدها دلتهم على البيت. '.repeat(20)}كلمةنادرة`
const page = (text = long) =>
  packPage([
    {
      byline: 'سلمى التلية',
      html: `<figure><img src="https://paper.example/lead.jpg"></figure><p>${text}</p>`,
      pictures: ['https://paper.example/lead.jpg', 'https://paper.example/second.jpg'],
    },
  ])

function world() {
  const opened = openWorld([{ guid: 'a', text: short, isCut: true, pictures: ['https://paper.example/small.jpg'] }])
  const [wanted] = opened.store.pagesToFetch(10, NOW)
  if (!wanted) throw new Error('no page is wanted')
  return { ...opened, id: wanted.articleId, ref: `article:${wanted.articleId}` as const }
}

test('pages are wanted of cut articles, of all, or of none, as the reader chose for their newspaper', () => {
  const { store, feedId, sourceId } = openWorld([{ guid: 'whole' }, { guid: 'cut', isCut: true }])
  const wanted = () => store.pagesToFetch(10, NOW).map(({ url }) => url.slice(-3))
  expect(wanted()).toEqual(['cut'])
  store.setSourceRule(sourceId, { ...AS_ALL, fullText: 'always' })
  expect(wanted().toSorted()).toEqual(['cut', 'ole'])
  store.setSourceRule(sourceId, { ...AS_ALL, fullText: 'never' })
  expect(wanted()).toEqual([])
  store.setSourceRule(sourceId, AS_ALL)
  expect(store.readKeeping().sources[sourceId]?.fullText).toBeNull()
  store.setSourceEnabled(sourceId, false)
  expect(wanted()).toEqual([])
  save(store, feedId, [])
})

test('that a page shows its beginning alone is told with its text, and with a feed’s that is cut', () => {
  const beginning = (text: string) =>
    packPage([{ byline: null, html: `<p>${text}</p>`, pictures: [], isBeginning: true }])
  const { store, id, ref } = world()
  store.saveFullText(id, beginning(long), NOW)
  expect(store.readArticle(ref).page).toEqual({ isShown: true, isBeginning: true, failure: null })
  store.saveFullText(id, beginning(short), NOW)
  expect(store.readArticle(ref).page).toEqual({ isShown: false, isBeginning: true, failure: null })
  store.saveFullText(id, page(), NOW)
  expect(store.readArticle(ref).page).toEqual({ isShown: true, isBeginning: false, failure: null })

  const whole = openWorld([{ guid: 'b', text: long, isCut: false }])
  const opened = whole.store.openList(ALL, null).rows[0]
  if (!opened) throw new Error('no article')
  whole.store.saveFullText(Number(opened.ref.slice('article:'.length)), beginning(short), NOW)
  expect(whole.store.readArticle(opened.ref).page).toEqual({ isShown: false, isBeginning: false, failure: null })
})

test('the page’s text is shown, searched and illustrated; the feed’s is kept beside it', () => {
  const { store, id, ref } = world()
  expect(store.saveFullText(id, page(), NOW)).toBe(true)

  const article = store.readArticle(ref)
  expect(article.html).toContain('كلمةنادرة')
  expect(article.author).toBe('سلمى التلية')
  expect(article.page).toEqual({ isShown: true, isBeginning: false, failure: null })
  expect(Object.keys(article.pictures)).toEqual(['https://paper.example/lead.jpg', 'https://paper.example/second.jpg'])
  expect(article.picture).toBe(article.pictures['https://paper.example/lead.jpg'])
  while (store.indexWaiting(100) > 0);
  expect(store.search(searchWish('كلمةنادرة', 'best')).hits.map(({ row }) => row.ref)).toEqual([ref])
  expect(store.pagesToFetch(10, NOW + 1000 * HOUR)).toEqual([])

  // What the page says later is no better: the feed's text comes back out of its place.
  expect(
    store.saveFullText(
      id,
      page('نعتذر، هذه الصفحة لم تعد هنا، ويمكنك أن تزور الصفحة الأولى لجريدتنا في أي وقت تشاء'),
      NOW,
    ),
  ).toBe(false)
  expect(store.readArticle(ref).html).toBe(`<p>${short}</p>`)
  expect(Object.keys(store.readArticle(ref).pictures)).toEqual(['https://paper.example/small.jpg'])
})

test('the reader sees the other of two texts, with its pictures and in search, until the newspaper changes it', () => {
  const { store, feedId, id, ref } = world()
  expect(store.chooseText(ref, 'feed')).toBeNull()
  expect(store.chooseText(ref, 'page')).toMatchObject({ articleId: id })
  store.saveFullText(id, page(), NOW)

  expect(store.chooseText(ref, 'feed')).toBeNull()
  expect(store.readArticle(ref)).toMatchObject({ html: `<p>${short}</p>`, page: { isShown: false, failure: null } })
  expect(Object.keys(store.readArticle(ref).pictures)).toEqual(['https://paper.example/small.jpg'])
  while (store.indexWaiting(100) > 0);
  expect(store.search(searchWish('كلمةنادرة', 'best')).hits).toEqual([])
  expect(store.pagesToFetch(10, NOW + 1000 * HOUR)).toEqual([])

  save(store, feedId, [{ guid: 'a', text: short, isCut: true, pictures: ['https://paper.example/small.jpg'] }])
  expect(store.readArticle(ref).page?.isShown).toBe(false)
  expect(store.chooseText(ref, 'page')).toBeNull()
  expect(store.readArticle(ref).html).toContain('كلمةنادرة')
  while (store.indexWaiting(100) > 0);
  expect(store.search(searchWish('كلمةنادرة', 'best')).hits).toHaveLength(1)
  expect(() => store.chooseText('article:999', 'page')).toThrow()
})

test('the index is made from the shown text also when it is read back from the file', () => {
  const { store, folder, id, ref } = world()
  store.saveFullText(id, page(), NOW)
  const again = reopen(store, folder)
  while (again.indexWaiting(100) > 0);
  expect(again.search(searchWish('كلمةنادرة', 'best')).hits.map(({ row }) => row.ref)).toEqual([ref])
})

test('a page that says no more leaves the feed’s text where it is', () => {
  const { store, id, ref } = world()
  expect(store.saveFullText(id, page(short), NOW)).toBe(false)
  expect(store.readArticle(ref)).toMatchObject({ html: `<p>${short}</p>`, page: { isShown: false, failure: null } })
  expect(store.pagesToFetch(10, NOW + 1000 * HOUR)).toEqual([])
})

test('a feed that repeats its text changes nothing; one that changes it has its page looked at again', () => {
  const { store, feedId, id, ref } = world()
  store.saveFullText(id, page(), NOW)
  const same = { guid: 'a', text: short, isCut: true, pictures: ['https://paper.example/small.jpg'] }
  save(store, feedId, [same])
  expect(store.readArticle(ref).html).toContain('كلمةنادرة')
  expect(store.pagesToFetch(10, NOW)).toEqual([])

  save(store, feedId, [{ ...same, text: `${short} وقطة` }], NOW + HOUR)
  expect(store.readArticle(ref).html).toContain('كلمةنادرة')
  while (store.indexWaiting(100) > 0);
  expect(store.search(searchWish('كلمةنادرة', 'best')).hits).toHaveLength(1)
  expect(store.pagesToFetch(10, NOW + HOUR)).toHaveLength(1)

  store.saveFullText(id, page(`${short} وقطة. ${long}`), NOW + HOUR)
  expect(store.readArticle(ref).html).toContain('وقطة')
})

test('failures keep the feed’s text, are told, and are tried again ever later, then no more', () => {
  const { store, id, ref } = world()
  let now = NOW
  for (const hours of [1, 6, 24, 72]) {
    store.saveFullTextFailure(id, { code: 'serverError', message: '500' }, now)
    expect(store.readArticle(ref)).toMatchObject({
      html: `<p>${short}</p>`,
      page: { isShown: false, failure: { code: 'serverError', message: '500' } },
    })
    expect(store.pagesToFetch(10, now + hours * HOUR - 1)).toEqual([])
    now += hours * HOUR
    expect(store.pagesToFetch(10, now)).toHaveLength(1)
  }
  store.saveFullTextFailure(id, { code: 'serverError', message: '500' }, now)
  expect(store.pagesToFetch(10, now + 10_000 * HOUR)).toEqual([])
})

test('what will not come is asked for once more after days; what comes in the end has no failure', () => {
  const { store, id, ref } = world()
  store.saveFullTextFailure(id, { code: 'forbidden', message: '403' }, NOW)
  expect(store.pagesToFetch(10, NOW + 71 * HOUR)).toEqual([])
  expect(store.pagesToFetch(10, NOW + 72 * HOUR)).toHaveLength(1)
  store.saveFullText(id, page(), NOW + 72 * HOUR)
  expect(store.readArticle(ref).page).toEqual({ isShown: true, isBeginning: false, failure: null })
})

test('a page that failed later does not take its text away', () => {
  const { store, id, ref } = world()
  store.saveFullText(id, page(), NOW)
  store.saveFullTextFailure(id, { code: 'missing', message: '404' }, NOW)
  expect(store.readArticle(ref)).toMatchObject({ page: { isShown: true, failure: { code: 'missing' } } })
  expect(store.readArticle(ref).html).toContain('كلمةنادرة')
})

test('a bookmark that was kept before its page came becomes whole, and outlives the cache', () => {
  const { store, folder, id, ref } = world()
  store.bookmark(ref)
  store.saveFullText(id, page(), NOW)
  const [kept] = rows(store, BOOKMARKS)
  if (!kept) throw new Error('no bookmark')
  expect(store.readArticle(kept.ref).html).toContain('كلمةنادرة')
  expect(Object.keys(store.readArticle(kept.ref).pictures)).toContain('https://paper.example/lead.jpg')
  store.close()
  const again = openStore(folder, { clock: () => NOW })
  expect(again.readArticle(kept.ref).html).toContain('كلمةنادرة')
})

test('a bookmark whose copy is another text than the feed’s keeps it', () => {
  const { store, feedId, id, ref } = world()
  store.bookmark(ref)
  save(store, feedId, [{ guid: 'a', text: `${short} وقطة`, isCut: true }], NOW + HOUR)
  store.saveFullText(id, page(`${short} وقطة. ${long}`), NOW + HOUR)
  const [kept] = rows(store, BOOKMARKS)
  expect(kept && store.readArticle(kept.ref).html).toBe(`<p>${short}</p>`)
})

test('what is deleted takes both its texts along', () => {
  const { store, sourceId, id } = world()
  store.saveFullText(id, page(), NOW)
  expect(store.clearArticles(sourceId).removed).toBe(1)
  expect(rows(store, ALL)).toEqual([])
  expect(store.saveFullText(id, page(), NOW)).toBe(false)
  store.saveFullTextFailure(id, { code: 'missing', message: '404' }, NOW)
  expect(store.pagesToFetch(10, NOW)).toEqual([])
})
