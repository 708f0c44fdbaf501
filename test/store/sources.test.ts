import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { searchWish } from '../../shared/contract/search.ts'
import { NOW } from './seeds.ts'
import { at, FEED_URL, openWorld, reopen, row, rows, save, subscribe, titles } from './world.ts'

const feed = (url: string, section: string | null = null) => ({ url, title: null, homepage: null, section })

test('a removed source is hidden everywhere and comes back whole', () => {
  const { store, sourceId } = openWorld([{ guid: 'a', title: 'خبر عاجل' }])
  store.markRead([row(store, 'خبر عاجل').ref], true)

  store.removeSource(sourceId)
  expect(store.readLibrary().sources).toEqual([])
  expect(titles(store)).toEqual([])
  expect(store.listHeadlines()).toEqual([])
  expect(store.feedsToCheck()).toEqual([])
  expect(store.search(searchWish('عاجل', 'newest')).hits).toEqual([])
  expect(store.search(searchWish('عاجل', 'best')).hits).toEqual([])

  store.restoreSource(sourceId)
  expect(row(store, 'خبر عاجل').read).toBe(true)
  expect(store.search(searchWish('عاجل', 'best')).hits).toHaveLength(1)
})

test('D-26 a source that was removed is gone from the library file after the next start', () => {
  const { store, folder } = openWorld()
  const marked = subscribe(store, 'https://marker-4711.example/feed', 'قسم')
  save(store, marked.feedId, [{ guid: 'marker-4711' }])
  store.markRead([row(store, 'عنوان marker-4711').ref], true)

  store.removeSource(marked.sourceId)
  const reopened = reopen(store, folder)

  expect(rows(reopened)).toEqual([])
  expect(reopened.readLibrary().sections).toEqual([])
  for (const name of ['library.db', 'library.db-wal']) {
    expect(readFileSync(join(folder, name)).includes('marker-4711')).toBe(false)
  }
  reopened.close()
})

test('an address that is there already is not added twice, a removed one is restored', () => {
  const { store, sourceId, feedId } = openWorld()
  expect(store.addFeeds([feed(FEED_URL), feed('https://b.example/f'), feed('https://b.example/f')], NOW)).toMatchObject(
    {
      added: [{ url: 'https://b.example/f' }],
      alreadyThere: [FEED_URL, 'https://b.example/f'],
    },
  )

  store.removeSource(sourceId)

  expect(store.addFeeds([feed(FEED_URL)], NOW).added).toEqual([{ url: FEED_URL, sourceId, feedId }])
})

describe('a feed in another spelling of its address', () => {
  const SPELT = [`${FEED_URL}/`, 'http://www.paper.example//feed?utm_source=list', 'https://PAPER.example/feed#top']

  test('is there already', () => {
    const { store } = openWorld()
    for (const url of SPELT) {
      expect(store.subscribedAmong([url, 'https://paper.example/feeds'])).toEqual([url])
      expect(store.addFeeds([feed(url)], NOW)).toEqual({ added: [], alreadyThere: [url] })
    }
    expect(store.addFeeds([feed('https://paper.example/feed?cat=2')], NOW).added).toHaveLength(1)
  })

  test('joins its newspaper', () => {
    const { store, sourceId } = openWorld()
    const [url = ''] = SPELT
    const sport = { ...feed('https://paper.example/sport/feed'), siblings: [url] }
    expect(store.addFeeds([sport], NOW).added).toMatchObject([{ sourceId }])
  })

  test.each(SPELT)('comes back as it was under %s, and is asked there', url => {
    const { store, sourceId, feedId } = openWorld([{ guid: 'a' }, { guid: 'b' }])
    store.renameSource(sourceId, 'جريدتي')
    store.moveSource(sourceId, 'الصباح')
    store.markRead([row(store, 'عنوان a').ref], true)
    store.bookmark(row(store, 'عنوان b').ref)
    store.removeSource(sourceId)

    expect(store.addFeeds([feed(url)], NOW).added).toEqual([{ url, sourceId, feedId }])

    expect(store.readLibrary()).toMatchObject({
      sections: [{ title: 'الصباح' }],
      sources: [{ title: 'جريدتي', unread: 1, feeds: [{ url }] }],
    })
    expect(row(store, 'عنوان b').bookmarked).toBe(true)
    expect(store.feedsToCheck()).toMatchObject([{ id: feedId, url }])
  })

  test('has its bookmarks back also when it was deleted long ago', () => {
    const { store, folder, sourceId, feedId } = openWorld([{ guid: 'a' }])
    store.bookmark(row(store, 'عنوان a').ref)
    store.removeSource(sourceId)
    const again = reopen(store, folder)
    const [url = ''] = SPELT
    expect(again.addFeeds([feed(url)], NOW).added).toMatchObject([{ feedId }])
    save(again, feedId, [{ guid: 'a' }])
    expect(row(again, 'عنوان a').bookmarked).toBe(true)
  })
})

describe('several feeds of one newspaper', () => {
  const main = { url: 'https://b.example/feed', title: 'جريدة ب', homepage: null, section: 'عامة' }
  const sport = { ...main, url: 'https://b.example/sport', section: 'رياضة', siblings: [main.url] }

  test('become one source, in the section of the first', () => {
    const { store } = openWorld()

    const { added } = store.addFeeds([{ ...main, siblings: [sport.url] }, sport], NOW)

    const { sections, sources } = store.readLibrary()
    expect(new Set(added.map(({ sourceId }) => sourceId)).size).toBe(1)
    expect(sections.map(({ title }) => title)).toEqual(['عامة'])
    expect(sources.find(({ title }) => title === 'جريدة ب')?.feeds.map(({ url }) => url)).toEqual([main.url, sport.url])
    expect(store.feedsToCheck().map(({ url }) => url)).toEqual([FEED_URL, main.url, sport.url])
  })

  test('a feed that comes later joins the newspaper that is there', () => {
    const { store } = openWorld()
    const [paper] = store.addFeeds([main], NOW).added

    const [joined] = store.addFeeds([sport], NOW + 1).added

    expect(joined?.sourceId).toBe(paper?.sourceId)
    at(NOW + 2, () => store.removeSource(joined?.sourceId ?? 0))
    expect(store.addFeeds([{ ...sport, url: 'https://b.example/art' }], NOW + 3).added[0]?.sourceId).not.toBe(
      paper?.sourceId,
    )
  })
})

test('sections are made when they are named and go when they are empty', () => {
  const { store, sourceId } = openWorld()
  store.moveSource(sourceId, 'محلي')
  const sectionId = store.readLibrary().sections[0]?.id
  expect(store.readLibrary().sources[0]?.sectionId).toBe(sectionId)

  store.moveSource(sourceId, null)

  expect(store.readLibrary().sections).toEqual([])
})

test('a section that was emptied comes back in its own place, and is gone after the next start', () => {
  const { folder, store, sourceId } = openWorld()
  const other = subscribe(store, 'https://other.example/feed').sourceId
  store.moveSource(sourceId, 'محلي')
  store.moveSource(other, 'ثقافة')
  const before = store.readLibrary().sections

  store.moveSource(sourceId, null)
  expect(store.readLibrary().sections).toEqual(before.slice(1))
  store.moveSource(sourceId, 'محلي')
  expect(store.readLibrary().sections).toEqual(before)

  store.moveSource(sourceId, null)
  const again = reopen(store, folder)
  again.moveSource(sourceId, 'محلي')
  expect(again.readLibrary().sections.map(({ title }) => title)).toEqual(['ثقافة', 'محلي'])
  again.close()
})

test('a disabled source is not checked, but can be read', () => {
  const { store, sourceId } = openWorld([{ guid: 'a' }])

  store.setSourceEnabled(sourceId, false)

  expect(store.feedsToCheck()).toEqual([])
  expect(rows(store)).toHaveLength(1)
})

test('what is not in the library is refused in words', () => {
  const { store } = openWorld()

  expect(() => store.renameSource(99, 'x')).toThrow(expect.objectContaining({ code: 'notFound' }))
  expect(() => store.readArticle('article:99')).toThrow(expect.objectContaining({ code: 'notFound' }))
})

test('a host is left alone until the instant that it named', () => {
  const { store } = openWorld()

  store.pauseHost('paper.example', NOW + 10)

  expect(store.pausedHosts(NOW)).toEqual({ 'paper.example': NOW + 10 })
  expect(store.pausedHosts(NOW + 10)).toEqual({})
})

describe('sections', () => {
  function openSections() {
    const world = openWorld()
    const ports = subscribe(world.store, 'https://port.example/feed', 'المرافئ')
    const hills = subscribe(world.store, 'https://hill.example/feed', 'الجبال')
    const section = (title: string) => {
      const found = world.store.readLibrary().sections.find(each => each.title === title)
      if (!found) throw new Error(`There is no section ${title}.`)
      return found.id
    }
    const names = () => world.store.readLibrary().sections.map(({ title }) => title)
    return { ...world, ports, hills, section, names }
  }

  test('stand in the order that they were given, also after the next start', () => {
    const { store, folder, section, names } = openSections()
    expect(names()).toEqual(['المرافئ', 'الجبال'])
    store.orderSections([section('الجبال'), section('المرافئ')])
    expect(names()).toEqual(['الجبال', 'المرافئ'])

    const reopened = reopen(store, folder)
    expect(reopened.readLibrary().sections.map(({ title }) => title)).toEqual(['الجبال', 'المرافئ'])
    reopened.close()
  })

  test('that are not named in an order come after those that are', () => {
    const { store, section, names } = openSections()
    subscribe(store, 'https://river.example/feed', 'الأنهار')
    store.orderSections([section('الأنهار')])
    expect(names()).toEqual(['الأنهار', 'المرافئ', 'الجبال'])
  })

  test('are renamed, but never to the name of another one', () => {
    const { store, section, names } = openSections()
    store.renameSection(section('الجبال'), ' القمم ')
    expect(names()).toEqual(['المرافئ', 'القمم'])
    expect(() => store.renameSection(section('القمم'), 'المرافئ')).toThrow(
      expect.objectContaining({ code: 'sectionExists' }),
    )
  })

  test('take the name of one that was emptied, and with it what may still come back', () => {
    const { store, ports, section, names } = openSections()
    store.removeSource(ports.sourceId)
    store.renameSection(section('الجبال'), 'المرافئ')
    store.restoreSource(ports.sourceId)

    expect(names()).toEqual(['المرافئ'])
    expect(store.readLibrary().sources.filter(({ sectionId }) => sectionId === section('المرافئ'))).toHaveLength(2)
  })

  test('are emptied and filled again in their old place', () => {
    const { store, ports, names } = openSections()
    store.moveSources([ports.sourceId], null)
    expect(names()).toEqual(['الجبال'])
    store.moveSources([ports.sourceId], 'المرافئ')
    expect(names()).toEqual(['المرافئ', 'الجبال'])
  })
})
