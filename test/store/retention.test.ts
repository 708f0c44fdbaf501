import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packSaved } from '../../electron/parse/service/pack-saved.ts'
import type { Store } from '../../electron/records/store.ts'
import { pictureKey } from '../../electron/store/pictures/picture-names.ts'
import { AS_ALL, KEPT_BY_DEFAULT } from '../../shared/contract/keeping.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { NOW } from './seeds.ts'
import { BOOKMARKS, openWorld, reopen, row, save, subscribe, temporaryFolder, titles } from './world.ts'

const DAY = 24 * 60 * 60_000

/** All steps of one look. */
function retain(store: Store, now: number): void {
  while (store.retainStep(now).isMore);
}

/** On two days, as it has to be before anything goes for its age. */
function retainTwice(store: Store, now: number): void {
  retain(store, now)
  retain(store, now + DAY)
}

const MONTH = { ...KEPT_BY_DEFAULT, days: 30, keepsUnread: false }

function olderPaper() {
  const world = openWorld([{ guid: 'old', publishedAt: NOW - 40 * DAY }])
  const { store, feedId } = world
  save(store, feedId, [{ guid: 'new' }], NOW + 39 * DAY)
  return world
}

test('nothing is deleted before the reader says so', () => {
  const { store } = olderPaper()
  retainTwice(store, NOW + 4000 * DAY)
  expect(titles(store)).toHaveLength(2)
})

test('articles go when they were too old on two different days, and a sync does not bring them back', () => {
  const { store, feedId } = olderPaper()
  store.setKeeping(MONTH)
  retain(store, NOW + 40 * DAY)
  retain(store, NOW + 40 * DAY + 60_000)
  expect(titles(store)).toHaveLength(2)

  retain(store, NOW + 41 * DAY)
  expect(titles(store)).toEqual(['عنوان new'])

  save(store, feedId, [{ guid: 'old', text: 'نص آخر' }, { guid: 'newest' }], NOW + 41 * DAY)
  expect(titles(store)).toEqual(['عنوان new', 'عنوان newest'].reverse())
  expect(store.search(searchWish('old', 'newest')).hits).toEqual([])
})

test('what was read of a bookmark stays while its removal can be taken back, though the article goes', () => {
  const { store } = olderPaper()
  const { ref } = row(store, 'عنوان old')
  store.markRead([ref], true)
  store.bookmark(ref)
  const kept = row(store, 'عنوان old', BOOKMARKS).ref
  store.removeBookmark(kept)
  store.setKeeping(MONTH)
  retainTwice(store, NOW + 40 * DAY)
  expect(titles(store)).toEqual(['عنوان new'])

  store.bookmark(kept)
  expect(row(store, 'عنوان old', BOOKMARKS).read).toBe(true)
})

test('D-24 a clock that jumps ten years ahead for a day deletes nothing, and neither does one that jumps back', () => {
  const { store } = olderPaper()
  store.setKeeping(MONTH)
  retain(store, NOW)
  retain(store, NOW + 3650 * DAY)
  expect(titles(store)).toHaveLength(2)

  // Set right again, the day of the jump is no witness for the next jump.
  retain(store, NOW + DAY)
  retain(store, NOW + 3700 * DAY)
  expect(titles(store)).toHaveLength(2)

  retain(store, NOW - DAY)
  expect(titles(store)).toHaveLength(2)
})

test('unread articles stay where the reader wants that, bookmarks always', () => {
  const { store } = openWorld([{ guid: 'read' }, { guid: 'unread' }, { guid: 'kept' }])
  store.markRead([row(store, 'عنوان read').ref, row(store, 'عنوان kept').ref], true)
  store.bookmark(row(store, 'عنوان kept').ref)
  store.setKeeping({ ...MONTH, keepsUnread: true })

  retainTwice(store, NOW + 100 * DAY)

  expect(titles(store).sort()).toEqual(['عنوان kept', 'عنوان unread'])
})

test('a newspaper has a rule of its own', () => {
  const { store, sourceId } = openWorld([{ guid: 'a' }])
  const other = subscribe(store, 'https://other.example/feed')
  save(store, other.feedId, [{ guid: 'b' }])
  store.setKeeping(MONTH)
  store.setSourceRule(sourceId, { ...AS_ALL, days: 0 })

  retainTwice(store, NOW + 100 * DAY)

  expect(titles(store)).toEqual(['عنوان a'])
  expect(store.readKeeping()).toEqual({ rule: MONTH, sources: { [sourceId]: { ...AS_ALL, days: 0 } } })
})

test('the oldest go when a newspaper, or all together, take more room than they may', () => {
  const textOf = (n: number) =>
    Array.from({ length: 60_000 }, (_, word) => ((word + n) * (7919 + n)).toString(36)).join(' ')
  const { store, sourceId } = openWorld([1, 2, 3].map(n => ({ guid: `g${n}`, text: textOf(n), publishedAt: NOW - n })))
  store.setKeeping({ ...KEPT_BY_DEFAULT, keepsUnread: false })
  store.setSourceRule(sourceId, { ...AS_ALL, megabytes: 1 })
  retain(store, NOW)
  expect(titles(store)).toEqual(['عنوان g1', 'عنوان g2'])

  store.setSourceRule(sourceId, AS_ALL)
  store.setKeeping({ days: 0, megabytes: 1, keepsUnread: true })
  retain(store, NOW)
  expect(titles(store)).toEqual(['عنوان g1', 'عنوان g2'])
})

const MARKER = 'حبارىيمامة'

/** Everything in the folder that holds the marker, as UTF-8, in whatever file. */
function filesWithMarker(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => existsSync(path) && readFileSync(path).includes(MARKER))
}

test('D-26 what was cleared is in no file any more: neither text nor index nor log', () => {
  const others = Array.from({ length: 400 }, (_, n) => ({ guid: `o${n}`, text: `خبر ${n} من المدينة `.repeat(20) }))
  const { store, folder, sourceId } = openWorld([{ guid: 'a', title: MARKER, text: `${MARKER} نص`.repeat(50) }])
  const { feedId } = subscribe(store, 'https://other.example/feed')
  save(store, feedId, others)
  expect(store.search(searchWish(MARKER, 'newest')).hits).toHaveLength(1)
  expect(filesWithMarker(folder)).not.toEqual([])

  expect(store.clearArticles(sourceId).removed).toBe(1)
  expect(store.clearArticles(sourceId).removed).toBe(0)
  while (store.scrubStep());

  expect(filesWithMarker(folder)).toEqual([])
  expect(titles(store)).toHaveLength(400)
  expect(store.search(searchWish('المدينة', 'newest')).total).toBeGreaterThan(50)
})

test('D-26 that it was read, and how far, goes with an article; a bookmark keeps both', () => {
  const guids = [`${MARKER}/1`, `${MARKER}/2`]
  const { store, folder, sourceId } = openWorld(guids.map(guid => ({ guid, title: guid.slice(-1) })))
  for (const title of ['1', '2']) {
    store.markRead([row(store, title).ref], true)
    store.savePosition(row(store, title).ref, 0.5)
  }
  store.bookmark(row(store, '2').ref)

  store.clearArticles(sourceId)
  while (store.scrubStep());

  expect(store.readArticle(row(store, '2', BOOKMARKS).ref)).toMatchObject({ read: true, position: 0.5 })
  store.removeBookmark(row(store, '2', BOOKMARKS).ref)
  const again = reopen(store, folder)
  again.clearArticles(sourceId)
  while (again.scrubStep());
  expect(filesWithMarker(folder)).toEqual([])
})

test('the files of its pictures are named when an article goes, unless somebody else shows them', () => {
  const pictures = ['own', 'shared', 'kept'].map(name => `https://p.example/${name}`)
  const { store, feedId, sourceId } = openWorld([
    { guid: 'a', pictures },
    { guid: 'b', pictures: pictures.slice(2) },
  ])
  const other = subscribe(store, 'https://other.example/feed')
  save(store, other.feedId, [{ guid: 'c', pictures: pictures.slice(1, 2) }])
  for (const [name, feed] of [
    ['own', feedId],
    ['shared', feedId],
    ['kept', feedId],
    ['shared', other.feedId],
  ] as const) {
    const file = { hash: name, type: 'image/webp', width: 4, height: 3, size: 100, likeness: null } as const
    store.savePicture(pictureKey(feed, `https://p.example/${name}`), file, NOW)
  }
  store.bookmark(row(store, 'عنوان b').ref)

  expect(store.clearArticles(sourceId)).toEqual({ removed: 1, files: ['own'] })
  expect(store.clearArticles(other.sourceId)).toEqual({ removed: 1, files: ['shared'] })
})

test('D-26 a newspaper that was removed is in no file any more after the next start', () => {
  const { store, folder, sourceId } = openWorld([{ guid: 'a', title: MARKER, text: MARKER }])
  store.removeSource(sourceId)

  const again = reopen(store, folder)
  while (again.scrubStep());

  expect(filesWithMarker(folder)).toEqual([])
})

test('D-26 a page that was saved by hand and removed is in no file after the next start, and its picture neither', () => {
  const folder = temporaryFolder()
  const first = openWorld([{ guid: 'a' }], folder).store
  const pictures = [`https://p.example/${MARKER}.jpg`]
  const facts = { byline: null, siteName: MARKER, publishedAt: null, language: 'ar', direction: 'rtl' } as const
  const page = { title: MARKER, html: `<p>${MARKER}</p><img src="${pictures[0]}">`, pictures, ...facts }
  const saved = first.keepPage(packSaved([page], `https://p.example/${MARKER}`), NOW)
  const [key = ''] = Object.values(saved.pictures)
  first.savePicture(key, { hash: 'h', type: 'image/webp', width: 4, height: 3, size: 100, likeness: null }, NOW)
  first.markRead([saved.ref], true)
  const second = reopen(first, folder)
  second.removeBookmark(saved.ref)
  expect(second.namedPictureFiles()).toEqual(['h'])

  const third = reopen(second, folder)
  while (third.scrubStep());

  expect(filesWithMarker(folder)).toEqual([])
  expect(third.namedPictureFiles()).toEqual([])
  expect(titles(third)).toHaveLength(1)
})

test('what takes room is told by kind and by newspaper', () => {
  const { store, sourceId } = openWorld([{ guid: 'a', text: 'كلمة '.repeat(5000) }])
  const space = store.readSpace()
  expect(space.sources).toMatchObject([{ id: sourceId, articles: 1 }])
  for (const part of [space.library, space.articles, space.index]) expect(part).toBeGreaterThan(0)
  expect(space.pictures).toBe(0)
})

/** Some of a hundred old articles are gone, the others are to follow: the reader was quicker. */
function halfway(keepsUnread: boolean): { store: Store; now: number } {
  const { store } = openWorld(Array.from({ length: 100 }, (_, n) => ({ guid: `${n}` })))
  store.markRead(
    titles(store).map(title => row(store, title).ref),
    true,
  )
  store.setKeeping({ ...MONTH, keepsUnread })
  const now = NOW + 100 * DAY
  retain(store, now)
  expect(store.retainStep(now + DAY)).toMatchObject({ isMore: true })
  return { store, now: now + DAY }
}

test('A4 a rule that was taken back deletes nothing more', () => {
  const { store, now } = halfway(false)
  const left = titles(store).length
  expect(left).toBeGreaterThan(20)

  store.setKeeping(KEPT_BY_DEFAULT)
  retain(store, now)

  expect(titles(store)).toHaveLength(left)
})

test('A4 what was marked unread before its turn came stays', () => {
  const { store, now } = halfway(true)
  const left = titles(store)
  store.markRead([row(store, left[0] ?? '').ref], false)

  retain(store, now)

  expect(titles(store)).toEqual([left[0]])
})
