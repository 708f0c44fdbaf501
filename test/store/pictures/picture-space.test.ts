import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Store } from '../../../electron/records/store.ts'
import { pictureKey } from '../../../electron/store/pictures/picture-names.ts'
import { openStore } from '../../../electron/store/store.ts'
import { AS_ALL } from '../../../shared/contract/keeping.ts'
import { MINUTE, NOW } from '../seeds.ts'
import { BOOKMARKS, openWorld, row, save, subscribe } from '../world.ts'

const urlOf = (name: string) => `https://p.example/${name}`

/** A newspaper with one picture for each article, all kept; a picture has 100 bytes and its own name as its hash. */
function illustrated(...names: string[]) {
  const world = openWorld(names.map(name => ({ guid: name, pictures: [urlOf(name)] })))
  const keyOf = (name: string) => pictureKey(world.feedId, urlOf(name))
  for (const [place, name] of names.entries()) keep(world.store, keyOf(name), name, NOW + place)
  return { ...world, keyOf }
}

function keep(store: Store, key: string, hash: string, now: number): void {
  store.savePicture(key, { hash, type: 'image/webp', width: 4, height: 3, size: 100, likeness: null }, now)
}

test('the pictures that were looked at least lately make room', () => {
  const { store, keyOf } = illustrated('a', 'b', 'c')
  store.notePicturesRead([keyOf('a')], NOW + MINUTE)

  expect(store.evictPictures(200, NOW)).toEqual({ hashes: ['b'], isEnough: true })

  expect(store.findPicture(keyOf('b'))?.kept).toBeNull()
  // Its place in the article stays as it was.
  const { pictureStates } = store.readArticle(row(store, 'عنوان b').ref)
  expect(pictureStates[keyOf('b')]).toEqual({ kind: 'notFetched', size: { width: 4, height: 3 } })
  expect(store.namedPictureFiles().sort()).toEqual(['a', 'c'])
  // What made room is not fetched again before somebody looks at it.
  expect(store.picturesToFetch({ limit: 10, policy: 'always', isMetered: false, now: NOW })).toEqual([])
})

test('one file that two pictures share goes once, and counts once', () => {
  const { store, feedId, keyOf } = illustrated('a', 'b')
  save(store, feedId, [{ guid: 'c', pictures: [urlOf('c')] }])
  keep(store, keyOf('c'), 'a', NOW + MINUTE)
  expect(store.evictPictures(200, NOW).hashes).toEqual([])
  expect(store.evictPictures(100, NOW).hashes).toEqual(['b'])
})

test('pictures of bookmarks never make room, and are not cleared', () => {
  const { store, keyOf } = illustrated('a', 'b')
  store.bookmark(row(store, 'عنوان a').ref)

  expect(store.evictPictures(0, NOW)).toEqual({ hashes: ['b'], isEnough: true })
  expect(store.clearPictures(NOW)).toEqual([])

  expect(store.findPicture(keyOf('a'))?.kept?.hash).toBe('a')
})

test('a picture that comes after its article was bookmarked is the bookmark’s too', () => {
  const { store, keyOf } = illustrated('a')
  const { ref } = row(store, 'عنوان a')
  store.clearPictures(NOW)
  store.bookmark(ref)
  keep(store, keyOf('a'), 'late', NOW)
  expect(store.evictPictures(0, NOW).hashes).toEqual([])
})

test('when the cache is lost, the files of bookmarks are found again', () => {
  const { store, folder, keyOf } = illustrated('a', 'b')
  store.bookmark(row(store, 'عنوان a').ref)
  store.close()
  for (const name of ['cache.db', 'cache.db-wal', 'cache.db-shm']) rmSync(join(folder, name), { force: true })

  const again = openStore(folder, { clock: () => NOW })

  expect(again.findPicture(keyOf('a'))?.kept?.hash).toBe('a')
  expect(again.namedPictureFiles()).toEqual(['a'])
  const { ref } = row(again, 'عنوان a', BOOKMARKS)
  expect(again.readArticle(ref).pictureStates[keyOf('a')]).toEqual({ kind: 'kept', width: 4, height: 3 })
})

test('a removed bookmark lets go of its pictures at the next start', () => {
  const { store, folder } = illustrated('a')
  const { ref } = row(store, 'عنوان a')
  store.bookmark(ref)
  store.removeBookmark(ref)
  store.close()
  expect(openStore(folder, { clock: () => NOW }).evictPictures(0, NOW).hashes).toEqual(['a'])
})

test('pictures are fetched ahead where the rule of the newspaper, or else the reader’s choice, lets them', () => {
  const { store, sourceId, keyOf } = illustrated('a')
  store.clearPictures(NOW)
  save(store, 1, [{ guid: 'b', pictures: [urlOf('b')] }])
  const wanted = (policy: 'always' | 'unmetered' | 'tap', isMetered: boolean) =>
    store.picturesToFetch({ limit: 10, policy, isMetered, now: NOW }).map(({ url }) => url)
  expect(wanted('always', true)).toEqual([urlOf('b')])
  expect(wanted('unmetered', false)).toEqual([urlOf('b')])
  expect(wanted('unmetered', true)).toEqual([])
  expect(wanted('tap', false)).toEqual([])

  store.setSourceRule(sourceId, { ...AS_ALL, pictures: 'never' })

  expect(wanted('always', false)).toEqual([])
  expect(store.findPicture(keyOf('b'))?.policy).toBe('never')
})

test('what the newspapers take adds up to what articles and pictures take', () => {
  const { store, keyOf } = illustrated('a', 'b')
  store.bookmark(row(store, 'عنوان a').ref)
  const others = Array.from({ length: 11 }, (_, number) => subscribe(store, `https://paper-${number}.example/feed`))
  for (const [number, { feedId }] of others.entries()) {
    save(store, feedId, [{ guid: `c${number}`, text: 'سطر '.repeat(200 + number), pictures: [urlOf('c')] }])
    // One file for all of them, and one that a bookmark has as well.
    keep(store, pictureKey(feedId, urlOf('c')), number === 3 ? 'a' : 'c', NOW)
  }
  store.removeSource(others[5]?.sourceId ?? 0)

  const { articles, pictures, bookmarkPictures, sources, otherSources } = store.readSpace()
  expect([pictures, bookmarkPictures]).toEqual([200, 100])
  expect([sources.length, otherSources.count]).toEqual([10, 1])
  expect(sources.reduce((sum, { bytes }) => sum + bytes, otherSources.bytes)).toBe(articles + pictures)
  expect(store.findPicture(keyOf('b'))?.kept?.hash).toBe('b')
})
