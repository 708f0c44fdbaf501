// What is watched for, over a real store: decided when an article is stored, decided anew when the reader changes a watch,
// and nothing is ever lost by it.
import { expect, test } from 'vitest'
import type { Store } from '../../../electron/records/store.ts'
import { openStore } from '../../../electron/store/store.ts'
import { NO_FILTERS } from '../../../shared/contract/search.ts'
import type { Watch } from '../../../shared/contract/watches.ts'
import { NEWEST, withFiles } from '../old-files.ts'
import { article, NOW, outcome } from '../seeds.ts'
import { report } from '../stories/press.ts'
import { at, BOOKMARKS, clock, openWorld, reopen, row, rows, save, subscribe, titles } from '../world.ts'

const DAY = 24 * 3_600_000
const FOOTBALL: Watch = { words: 'مباراة', field: 'anywhere', place: { kind: 'all' }, deed: 'mute', until: null }
const MATCH = { guid: 'match', title: 'المباريات تعود', text: 'عن المباريات' }
const PORT = { guid: 'port', title: 'ميناء جديد', text: 'سفن في الميناء' }

function lookBack(store: Store): void {
  while (store.lookBack(50).isMore);
}

function unreadOf(store: Store): number {
  return store.readLibrary().sources.reduce((sum, { unread }) => sum + unread, 0)
}

test('a muted word hides what has it in another form, in the same step as it comes', () => {
  const { store, feedId } = openWorld()
  store.makeWatch(FOOTBALL)

  store.saveOutcomes([outcome(feedId, [article(MATCH), article(PORT)])], NOW)

  expect(titles(store)).toEqual([PORT.title])
  expect(unreadOf(store)).toBe(1)
  expect(store.listHeadlines().map(({ title }) => title)).toEqual([PORT.title])
})

test('what was there before is muted too, and comes back as unread as it was', () => {
  const { store } = openWorld([MATCH, PORT, { ...MATCH, guid: 'read', title: 'مباراة مقروءة' }])
  store.markRead([row(store, 'مباراة مقروءة').ref], true)
  const before = rows(store)

  const id = store.makeWatch(FOOTBALL)
  expect(titles(store)).toEqual([PORT.title])
  expect(unreadOf(store)).toBe(1)

  store.removeWatch(id)
  expect(rows(store)).toEqual(before)
  expect(unreadOf(store)).toBe(2)
})

test('a removal is taken back, a pause ends, and words are changed', () => {
  const { store } = openWorld([MATCH, PORT])
  const id = store.makeWatch(FOOTBALL)

  store.pauseWatch(id, true)
  expect(titles(store)).toHaveLength(2)
  store.pauseWatch(id, false)
  expect(titles(store)).toEqual([PORT.title])
  store.removeWatch(id)
  store.restoreWatch(id)
  expect(titles(store)).toEqual([PORT.title])
  store.changeWatch(id, { ...FOOTBALL, words: 'موانئ ميناء' })
  expect(titles(store)).toHaveLength(2)
  store.changeWatch(id, { ...FOOTBALL, words: 'الميناء' })
  expect(titles(store)).toEqual([MATCH.title])
  store.changeWatch(id, { ...FOOTBALL, words: 'الميناء', deed: 'highlight' })
  expect(rows(store).map(({ watchedFor }) => watchedFor)).toEqual([null, 'الميناء'])
})

test('a mute ends when its day comes, and holds again in no later start', () => {
  const { store, folder } = openWorld([MATCH, PORT])
  store.makeWatch({ ...FOOTBALL, until: NOW + DAY })
  expect(titles(store)).toEqual([PORT.title])

  at(NOW + DAY, () => expect(store.lookBack(10)).toEqual({ changed: 1, isMore: false }))

  expect(titles(store)).toHaveLength(2)
  const again = at(NOW + 2 * DAY, () => reopen(store, folder))
  at(NOW + 2 * DAY, () => {
    expect(titles(again)).toHaveLength(2)
    expect(again.listWatches()[0]).toMatchObject({ isOver: true, caught: 0 })
  })
})

test('words in the headline alone, in quotation marks, and as a phrase', () => {
  const { store } = openWorld([
    { guid: '1', title: 'البرلمان يناقش القانون', text: 'نص' },
    { guid: '2', title: 'خبر', text: 'ناقش البرلمان قانونا' },
    { guid: '3', title: 'قانون البرلمان', text: 'نص' },
  ])
  const caught = (change: Partial<Watch>) => store.tryWatch({ ...FOOTBALL, ...change }).caught

  expect(caught({ words: 'برلمان' })).toBe(3)
  expect(caught({ words: 'برلمان', field: 'headline' })).toBe(2)
  expect(caught({ words: 'قانون برلمان' })).toBe(1)
  expect(caught({ words: '«قانون»' })).toBe(1)
})

test('a newspaper, a section, and words in one of them', () => {
  const { store, sourceId } = openWorld([MATCH, PORT])
  const other = subscribe(store, 'https://other.example/feed', 'رياضة')
  save(store, other.feedId, [{ ...MATCH, guid: 'other', title: 'مباراة أخرى' }])
  const place = { kind: 'source', sourceId } as const

  const words = store.makeWatch({ ...FOOTBALL, place })
  expect(titles(store).toSorted()).toEqual([PORT.title, 'مباراة أخرى'].toSorted())
  store.removeWatch(words)
  const whole = store.makeWatch({ ...FOOTBALL, words: '', place })
  expect(titles(store)).toEqual(['مباراة أخرى'])
  store.removeWatch(whole)
  const sectionId = store.readLibrary().sections[0]?.id ?? 0
  store.makeWatch({ ...FOOTBALL, words: '', place: { kind: 'section', sectionId } })
  expect(titles(store)).not.toContain('مباراة أخرى')
  store.moveSource(other.sourceId, null)
  lookBack(store)
  expect(titles(store)).toContain('مباراة أخرى')
})

test('what is bookmarked is never muted, and what is no longer bookmarked is', () => {
  const { store } = openWorld([MATCH, PORT])
  store.bookmark(row(store, MATCH.title).ref)

  store.makeWatch(FOOTBALL)

  expect(titles(store, BOOKMARKS)).toEqual([MATCH.title])
  expect(titles(store)).toHaveLength(2)
  store.removeBookmark(row(store, MATCH.title).ref)
  expect(titles(store)).toEqual([PORT.title])
})

test('what is muted is opened from the page that lists it, with its newspaper and its place', () => {
  const { store, sourceId } = openWorld([MATCH, PORT])
  const id = store.makeWatch(FOOTBALL)

  const [caught] = store.readCaught(id)

  expect(caught).toMatchObject({ title: MATCH.title, sourceId })
  if (caught) expect(store.readArticle(caught.ref)).toMatchObject({ title: MATCH.title, sourceId })
  expect(store.listWatches()[0]).toMatchObject({ caught: 1, isLooking: false, latest: [{ title: MATCH.title }] })
})

test('search leaves out what is muted', () => {
  const { store } = openWorld([MATCH, PORT])
  const found = () => store.search({ words: 'المباريات', filters: NO_FILTERS, order: 'best', limit: 10 }).hits.length
  expect(found()).toBe(1)
  store.makeWatch(FOOTBALL)
  expect(found()).toBe(0)
})

test('one muted article of a story does not hide the others', () => {
  const { store, feedId } = openWorld()
  const second = subscribe(store, 'https://second.example/feed')
  const third = subscribe(store, 'https://third.example/feed')
  for (const [paper, { feedId: id }] of [{ feedId }, second, third].entries()) save(store, id, [report(1, paper)])
  expect(rows(store).find(({ story }) => story?.leads)?.story?.articles).toBe(3)

  store.makeWatch({ ...FOOTBALL, words: '', place: { kind: 'source', sourceId: second.sourceId } })

  const left = rows(store).find(({ story }) => story?.leads)
  expect(left?.story).toMatchObject({ articles: 2 })
  if (left) expect(store.readStory(left.ref)?.articles).toHaveLength(2)
  const { lead, second: others, sections } = store.readFrontPage()
  const shown = [lead, ...others, ...sections.flatMap(({ stories }) => stories)]
  expect(shown.flatMap(story => story?.refs ?? [])).toHaveLength(2)
})

test('other words: an article is caught, or let go', () => {
  const { store, feedId } = openWorld([PORT])
  store.makeWatch(FOOTBALL)
  save(store, feedId, [{ ...PORT, title: 'مباراة في الميناء' }])
  expect(titles(store)).toEqual([])
  save(store, feedId, [PORT])
  expect(titles(store)).toEqual([PORT.title])
})

test('many articles are looked through in steps, the newest first, and a later start goes on', () => {
  const many = Array.from({ length: 700 }, (_, n) => ({ ...MATCH, guid: `m${n}`, title: `مباراة ${n}` }))
  const { store, folder } = openWorld(many)
  store.makeWatch(FOOTBALL)
  expect(store.listWatches()[0]).toMatchObject({ caught: 300, isLooking: true })

  const again = reopen(store, folder)
  lookBack(again)

  expect(again.listWatches()[0]).toMatchObject({ caught: 700, isLooking: false })
  expect(titles(again)).toEqual([])
})

test('a kill between the two files: the next start decides what the library says', () => {
  const { store, folder } = openWorld([MATCH, PORT])
  store.close()
  withFiles(folder, NEWEST, ({ library }) =>
    library.execute("INSERT INTO watches (words, field, deed, made_at) VALUES ('مباراة', 'anywhere', 'mute', 0)"),
  )
  const again = openStore(folder, { clock })
  expect(titles(again)).toEqual([PORT.title])
  again.close()
  withFiles(folder, NEWEST, ({ library }) => library.execute('DELETE FROM watches'))
  expect(titles(openStore(folder, { clock }))).toHaveLength(2)
})

test('a rebuilt cache is decided by the same watches', () => {
  const { store, folder, feedId } = openWorld([MATCH, PORT])
  store.makeWatch(FOOTBALL)
  store.close()
  withFiles(folder, NEWEST, ({ cache }) => cache.execute('DELETE FROM articles; DELETE FROM watch_scans'))
  const again = openStore(folder, { clock })
  save(again, feedId, [MATCH, PORT])
  expect(titles(again)).toEqual([PORT.title])
})

test('a watch that means nothing or everything is not kept, and says why', () => {
  const { store } = openWorld(
    Array.from({ length: 30 }, (_, n) => ({
      guid: `${n}`,
      title: `الخبر ${n}`,
      text: `في ${n % 2 ? 'المدينة' : 'البلد'}`,
    })),
  )
  const problem = (change: Partial<Watch>) => store.tryWatch({ ...FOOTBALL, ...change }).problem

  expect(problem({ words: ' ' })).toBe('nothing')
  expect(problem({ words: '!؟ …' })).toBe('onlySigns')
  expect(problem({ words: 'و' })).toBe('oneLetter')
  expect(problem({ until: NOW })).toBe('over')
  expect(problem({ words: 'خبر' })).toBe('tooWide')
  expect(problem({ words: 'مدينة', field: 'headline' })).toBeNull()
  expect(() => store.makeWatch({ ...FOOTBALL, words: '!' })).toThrow('cannot be kept')
  expect(() => store.changeWatch(99, FOOTBALL)).toThrow('not in the library')
})

test('what a newspaper leaves behind when it is cleared or removed for good', () => {
  const { store, folder, sourceId } = openWorld([MATCH, PORT])
  store.makeWatch(FOOTBALL)
  expect(store.clearArticles(sourceId).removed).toBe(2)
  store.removeSource(sourceId)
  const again = reopen(store, folder)
  expect(again.readSpace().sources).toEqual([])
  again.close()
  withFiles(folder, NEWEST, ({ cache }) => expect(cache.query('SELECT * FROM catches').all()).toEqual([]))
})
