import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Store } from '../../../electron/records/store.ts'
import { pictureKey } from '../../../electron/store/pictures/picture-names.ts'
import { openStore } from '../../../electron/store/store.ts'
import { MINUTE, NOW } from '../seeds.ts'
import { openWorld, row, save, subscribe } from '../world.ts'

const URL = 'https://pictures.example/1.jpg'
const KEPT = { hash: 'f'.repeat(64), type: 'image/jpeg', width: 10, height: 20, size: 300, likeness: null } as const

test('H-22 two feeds that name one picture never share it', () => {
  const { store, feedId } = openWorld([{ guid: 'a', pictures: [URL] }])
  const other = subscribe(store, 'https://other.example/feed')
  save(store, other.feedId, [{ guid: 'b', pictures: [URL] }])

  store.savePicture(pictureKey(feedId, URL), KEPT, NOW)

  expect(pictureKey(feedId, URL)).toMatch(/^[0-9a-f]{32}$/)
  expect(store.findPicture(pictureKey(feedId, URL))?.kept).toEqual(KEPT)
  expect(store.findPicture(pictureKey(other.feedId, URL))?.kept).toBeNull()
})

test('pictures of the newest articles are asked for first, lead picture first, and each only once', () => {
  const { store, feedId } = openWorld([
    { guid: 'old', pictures: ['https://p.example/old'], publishedAt: NOW - 9 * MINUTE },
    { guid: 'new', pictures: ['https://p.example/lead', 'https://p.example/second'], publishedAt: NOW - MINUTE },
  ])
  const wanted = (now: number) =>
    store
      .picturesToFetch({ limit: 10, policy: 'always', isMetered: false, now })
      .map(({ url }) => url.split('/').at(-1))
  expect(wanted(NOW)).toEqual(['lead', 'second', 'old'])

  store.savePicture(pictureKey(feedId, 'https://p.example/lead'), KEPT, NOW)
  store.savePictureFailure(pictureKey(feedId, 'https://p.example/second'), NOW)

  expect(wanted(NOW + MINUTE)).toEqual(['old'])
  expect(wanted(NOW + 25 * 60 * MINUTE)).toEqual(['second', 'old'])
})

test('an article knows its pictures by address, its row the lead picture', () => {
  const { store, feedId } = openWorld([{ guid: 'a', pictures: [URL, 'https://p.example/2'] }])

  const { ref, picture } = row(store, 'عنوان a')

  expect(picture).toBe(pictureKey(feedId, URL))
  expect(Object.keys(store.readArticle(ref).pictures)).toEqual([URL, 'https://p.example/2'])
})

const DAY = 24 * 60 * MINUTE
const said = (freshUntil: number) => ({ etag: '"1"', lastModified: null, freshUntil })
const keyIn = (store: Store, guid: string) => row(store, `عنوان ${guid}`).picture ?? ''

test('what comes to an address later belongs to the articles that come then; those of before keep theirs', () => {
  const { store, feedId } = openWorld([{ guid: 'a', pictures: [URL] }])
  const first = keyIn(store, 'a')
  store.savePicture(first, KEPT, NOW, said(NOW))

  save(store, feedId, [{ guid: 'b', pictures: [URL] }], NOW + DAY)
  save(store, feedId, [{ guid: 'c', pictures: [URL] }], NOW + DAY + MINUTE)

  const second = keyIn(store, 'b')
  expect([keyIn(store, 'a'), keyIn(store, 'c')]).toEqual([first, second])
  expect(second).not.toBe(first)
  expect(store.findPicture(second)).toMatchObject({ url: URL, kept: null, earlier: { kept: KEPT, etag: '"1"' } })
  expect(store.findPicture(first)).toMatchObject({ kept: KEPT, earlier: null })

  store.savePicture(second, KEPT, NOW + DAY, said(NOW + DAY))
  save(store, feedId, [{ guid: 'd', pictures: [URL] }], NOW + 2 * DAY)
  expect(new Set(['a', 'b', 'd'].map(guid => keyIn(store, guid))).size).toBe(3)
  expect(store.findPicture(keyIn(store, 'd'))?.earlier).toMatchObject({ kept: KEPT })
})

test('as long as a server says, or for six hours, there is nothing else at an address', () => {
  const { store, feedId } = openWorld([{ guid: 'a', pictures: [URL, 'https://p.example/2'] }])
  const [one = '', two = ''] = Object.values(store.readArticle(row(store, 'عنوان a').ref).pictures)
  store.savePicture(one, KEPT, NOW, said(NOW + 2 * MINUTE))
  store.savePicture(two, KEPT, NOW)
  const namesAt = (guid: string, now: number) => {
    save(store, feedId, [{ guid, pictures: [URL, 'https://p.example/2'] }], now)
    return Object.values(store.readArticle(row(store, `عنوان ${guid}`).ref).pictures)
  }

  expect(namesAt('b', NOW + MINUTE)).toEqual([one, two])
  expect(namesAt('c', NOW + 5 * MINUTE)).toEqual([expect.not.stringMatching(one), two])
  expect(namesAt('d', NOW + 7 * 60 * MINUTE)[1]).not.toBe(two)
})

test('an article whose list of pictures changes keeps the pictures that it had; one with other words has new ones', () => {
  const { store, feedId } = openWorld([{ guid: 'a', pictures: [URL] }])
  const first = keyIn(store, 'a')
  store.savePicture(first, KEPT, NOW, said(NOW))

  save(store, feedId, [{ guid: 'a', pictures: [URL, 'https://p.example/2'] }], NOW + DAY)
  expect(keyIn(store, 'a')).toBe(first)
  save(store, feedId, [{ guid: 'a', text: 'نص صُحّح', pictures: [URL] }], NOW + DAY)
  expect(keyIn(store, 'a')).not.toBe(first)
})

test('a bookmark keeps its picture when there is another at its address, in a rebuilt cache too', () => {
  const { store, feedId, folder } = openWorld([{ guid: 'a', pictures: [URL] }])
  store.savePicture(keyIn(store, 'a'), KEPT, NOW, said(NOW))
  save(store, feedId, [{ guid: 'b', pictures: [URL] }], NOW + DAY)
  const later = keyIn(store, 'b')
  const other = { ...KEPT, hash: 'e'.repeat(64) }
  store.savePicture(later, other, NOW + DAY, said(NOW + DAY))
  store.bookmark(row(store, 'عنوان b').ref)
  store.close()
  for (const name of ['cache.db', 'cache.db-wal', 'cache.db-shm']) rmSync(join(folder, name), { force: true })

  const rebuilt = openStore(folder, { clock: () => NOW })

  expect(rebuilt.findPicture(later)?.kept).toEqual(other)
  save(rebuilt, feedId, [{ guid: 'c', pictures: [URL] }], NOW + 2 * DAY)
  expect(rebuilt.findPicture(keyIn(rebuilt, 'c'))?.kept).toBeNull()
})
