import { expect, test } from 'vitest'
import type { Store } from '../../../electron/records/store.ts'
import { pictureKey } from '../../../electron/store/pictures/picture-names.ts'
import type { ArticleRef, PictureKey } from '../../../shared/contract/ids.ts'
import { searchWish } from '../../../shared/contract/search.ts'
import { MINUTE, NOW } from '../seeds.ts'
import { openWorld, reopen, row, save, subscribe, type World } from '../world.ts'

const ONE = 'https://pictures.example/one.jpg'
const OTHER = 'https://elsewhere.example/other.jpg'
/** Three likenesses: the first two differ in four bits, the third in half of them. */
const LIKENESS = `${'a5'.repeat(32)}${'4'.repeat(16)}7cc00001`
const NEARLY = `${'a5'.repeat(31)}5a${'4'.repeat(16)}7cc00001`
const UNLIKE = `${'3c'.repeat(32)}${'4'.repeat(16)}7cc00001`

function keep(store: Store, key: PictureKey, hash: string, likeness: string | null): void {
  store.savePicture(key, { hash: hash.repeat(64), type: 'image/webp', width: 10, height: 20, size: 300, likeness }, NOW)
}

interface TwoPapers extends World {
  readonly one: PictureKey
  readonly other: PictureKey
  readonly seenIn: ArticleRef
}

/** Two newspapers with one article each; `likeness` is that of the second one's picture. */
function twoPapers(likeness: string | null): TwoPapers {
  const world = openWorld([{ guid: 'a', pictures: [ONE] }])
  const { feedId } = subscribe(world.store, 'https://other.example/feed')
  save(world.store, feedId, [{ guid: 'b', pictures: [OTHER] }])
  const [one, other] = [pictureKey(world.feedId, ONE), pictureKey(feedId, OTHER)]
  keep(world.store, one, '1', LIKENESS)
  keep(world.store, other, '2', likeness)
  return { ...world, one, other, seenIn: row(world.store, 'عنوان a').ref }
}

function report({ store, one, seenIn }: TwoPapers): number {
  return store.reportPicture({ key: one, ref: seenIn, reason: 'violent', words: 'قاسية' })
}

function stateOf(store: Store, title: string, key: PictureKey): string | undefined {
  return store.readArticle(row(store, title).ref).pictureStates[key]?.kind
}

test('a reported picture is gone from every article that shows the same one, and from their rows', () => {
  const world = twoPapers(NEARLY)
  const { store, one, other } = world
  expect(row(store, 'عنوان b').picture).toBe(other)

  report(world)

  expect(stateOf(store, 'عنوان a', one)).toBe('reported')
  expect(stateOf(store, 'عنوان b', other)).toBe('reported')
  expect(row(store, 'عنوان b').picture).toBeNull()
  expect(store.search(searchWish('نص', 'newest')).hits.map(({ row: { picture } }) => picture)).toEqual([null, null])
  expect(store.findPicture(other)?.isHidden).toBe(true)
})

test('a picture that looks different stays', () => {
  const world = twoPapers(UNLIKE)
  report(world)
  expect(stateOf(world.store, 'عنوان b', world.other)).toBe('kept')
})

test('a picture that was never measured is hidden by its name', () => {
  const world = twoPapers(null)
  const { store, other } = world
  store.reportPicture({ key: other, ref: row(store, 'عنوان b').ref, reason: 'other', words: '' })
  expect(stateOf(store, 'عنوان b', other)).toBe('reported')
  expect(stateOf(store, 'عنوان a', world.one)).toBe('kept')
})

test('a report is taken back, listed with its reason, and survives the next start', () => {
  const world = twoPapers(NEARLY)
  const id = report(world)
  const store = reopen(world.store, world.folder)
  const listed = { id, reason: 'violent', words: 'قاسية', title: 'عنوان a', reportedAt: NOW }
  expect(store.readHidden().reported).toMatchObject([listed])

  store.removeReport(id)
  expect(store.readHidden().reported).toEqual([])
  expect(stateOf(store, 'عنوان b', world.other)).toBe('kept')

  store.restoreReport(id)
  expect(stateOf(store, 'عنوان b', world.other)).toBe('reported')

  store.removeReport(id)
  expect(reopen(store, world.folder).readHidden().reported).toEqual([])
})

test('what is passed on says what a picture looks like and why, and nothing else', () => {
  const world = twoPapers(NEARLY)
  report(world)
  expect(world.store.reportsToShare()).toEqual([{ likeness: LIKENESS, reason: 'violent' }])
})

function addList(store: Store, address: string | null, likeness: string, contentHash: string): number {
  const file = { title: `قائمة ${contentHash}`, pictures: [{ likeness, reason: 'sexual' as const }] }
  return store.addReportList({ address, file, contentHash, etag: '"1"', lastModified: null }, NOW)
}

test('three different lists hide a picture; two, or one under three addresses, do not', () => {
  const { store, other } = twoPapers(NEARLY)
  addList(store, 'https://a.example/list.json', LIKENESS, 'a')
  addList(store, 'https://b.example/list.json', LIKENESS, 'a')
  addList(store, 'https://c.example/list.json', LIKENESS, 'a')
  addList(store, null, LIKENESS, 'b')
  expect(stateOf(store, 'عنوان b', other)).toBe('kept')

  const third = addList(store, 'https://d.example/list.json', NEARLY, 'd')
  expect(store.readArticle(row(store, 'عنوان b').ref).pictureStates[other]).toEqual({ kind: 'listed', lists: 3 })

  store.removeReportList(third)
  expect(stateOf(store, 'عنوان b', other)).toBe('kept')
  store.setListsNeeded(2)
  expect(stateOf(store, 'عنوان b', other)).toBe('listed')
})

test('a picture that lists report is shown when the reader says so', () => {
  const { store, one, other } = twoPapers(NEARLY)
  store.setListsNeeded(1)
  addList(store, null, LIKENESS, 'a')
  expect(stateOf(store, 'عنوان b', other)).toBe('listed')

  store.showPicture(other)

  expect(stateOf(store, 'عنوان b', other)).toBe('kept')
  expect(stateOf(store, 'عنوان a', one)).toBe('kept')
})

test('a list that is fetched again says what it says now; one that could not be keeps what it said', () => {
  const { store, other } = twoPapers(NEARLY)
  store.setListsNeeded(1)
  const id = addList(store, 'https://a.example/list.json', LIKENESS, 'a')
  expect(store.reportListsDue(NOW, NOW)).toEqual([])
  expect(store.reportListsDue(NOW + MINUTE, NOW + MINUTE)).toMatchObject([{ id, etag: '"1"' }])

  store.noteListCheck(id, { code: 'offline', message: '' }, NOW + MINUTE)
  expect(stateOf(store, 'عنوان b', other)).toBe('listed')
  expect(store.readHidden().lists).toMatchObject([{ id, pictures: 1, failure: { code: 'offline' } }])

  addList(store, 'https://a.example/list.json', UNLIKE, 'b')
  expect(stateOf(store, 'عنوان b', other)).toBe('kept')
  expect(store.readHidden().lists).toMatchObject([{ id, failure: null }])
})
