import { expect, test } from 'vitest'
import { pictureKey } from '../../electron/store/pictures/pictures.ts'
import { MINUTE, NOW } from './seeds.ts'
import { openWorld, row, save, subscribe } from './world.ts'

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
