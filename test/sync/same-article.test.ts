// Series of fetches from a real server: what a feed does with guids, addresses and texts must not make one article two,
// nor two articles one, and must not cost what the reader did to them.

import { expect, test } from 'vitest'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { HOUR } from '../../shared/units.ts'
import { answer, startServer } from '../support/misbehaving-server.ts'
import { slicesOf } from '../support/slices.ts'
import { startWorld, type World } from '../support/syncing.ts'

const everything = { scope: { kind: 'all' }, unreadSince: null } as const
const bookmarks = { scope: { kind: 'bookmarks' }, unreadSince: null } as const

interface Item {
  readonly guid?: string | null
  readonly link?: string | null
  readonly title?: string
  readonly html?: string
  readonly date?: string | null
}

const DATE = 'Wed, 11 Feb 2026 07:00:00 GMT'

function rss(items: readonly Item[]): string {
  const written = items.map(({ guid, link = 'https://p.example/a', title = 'خبر', html = '<p>نص</p>', date = DATE }) =>
    [
      `<item><title>${title}</title><description><![CDATA[${html}]]></description>`,
      guid ? `<guid isPermaLink="false">${guid}</guid>` : '',
      link ? `<link>${link.replaceAll('&', '&amp;')}</link>` : '',
      date ? `<pubDate>${date}</pubDate>` : '',
      '</item>',
    ].join(''),
  )
  return `<rss version="2.0"><channel><title>صحيفة</title>${written.join('')}</channel></rss>`
}

async function rowsOf(
  { store }: World,
  query: Parameters<World['store']['openList']>[0] = everything,
): Promise<ArticleRow[]> {
  const { list } = await store.openList(query, null)
  const listed = await Promise.all(slicesOf(list).map(slice => store.readSlice(query, list, slice)))
  return listed.flatMap(rows => rows ?? [])
}

async function keepAll(world: World): Promise<void> {
  const refs = (await rowsOf(world)).map(({ ref }) => ref)
  await world.store.markRead(refs, true)
  for (const ref of refs) await world.store.bookmark(ref)
}

/** One article, read and kept; then the feed is fetched in each of these forms. */
async function fetchSeries(
  ...forms: readonly (readonly Item[])[]
): Promise<{ rows: ArticleRow[]; kept: number; told: number }> {
  await using server = await startServer()
  await using world = startWorld(server.port)
  await world.subscribe(server.url('/feed'))
  let told = 0
  for (const [round, items] of forms.entries()) {
    server.play('/feed', answer(rss(items)))
    const { newArticles, updatedArticles } = await world.sync.start({ by: 'hand' })
    if (round === 0) await keepAll(world)
    else told += newArticles + updatedArticles
    world.clock += HOUR
  }
  return { rows: await rowsOf(world), kept: (await rowsOf(world, bookmarks)).length, told }
}

const rounds = [0, 1, 2, 3, 4]

test.each<[string, (round: number) => Item]>([
  ['changes at every fetch', n => ({ guid: `random-${n}` })],
  [
    'changes at every fetch, and the date too',
    n => ({ guid: `random-${n}`, date: `Wed, 11 Feb 2026 0${n}:30:00 GMT` }),
  ],
  ['changes at every fetch, without a date', n => ({ guid: `random-${n}`, date: null })],
  ['is missing, and so is the date', () => ({ guid: null, date: null })],
  [
    'is missing, and the address is tracked',
    n => ({ guid: null, link: `https://p.example/a?utm_source=rss&fbclid=${n}` }),
  ],
  [
    'is missing, and the address is spelt anew',
    n => ({ guid: null, link: ['http://www.p.example/a/', 'https://p.example/a'][n % 2] ?? '' }),
  ],
  ['and address are missing', () => ({ guid: null, link: null })],
  ['changes, and there is no address', n => ({ guid: `random-${n}`, link: null })],
  ['is a megabyte long', () => ({ guid: 'س'.repeat(500_000) })],
])('X-16 a feed whose guid %s has one article, read and kept, and nobody is told of it again', async (_, form) => {
  const { rows, kept, told } = await fetchSeries(...rounds.map(n => [form(n)]))

  expect(rows).toMatchObject([{ title: 'خبر', read: true, bookmarked: true }])
  expect({ kept, told }).toEqual({ kept: 1, told: 0 })
})

test('X-16 only the markup changes: nobody is told, and the new markup is there', async () => {
  const markup = [
    '<p>نص <b>طويل</b></p>',
    '<div class="r1">نص  طويل</div>',
    '<p>نص<br>طويل<img src="https://p.example/1.png"></p>',
  ]
  const { rows, told } = await fetchSeries(...markup.map(html => [{ guid: 'a', html }]))

  expect(rows).toMatchObject([{ read: true, bookmarked: true }])
  expect(told).toBe(0)
  expect(rows[0]?.picture).not.toBeNull()
})

test('X-16 one guid for all items: all are there, once', async () => {
  const items = rounds.map(n => ({ guid: 'paper', link: `https://p.example/${n}`, title: `خبر ${n}`, html: `نص ${n}` }))
  const { rows, told } = await fetchSeries(items, [...items].reverse(), items.slice(2))

  expect(rows.map(({ title }) => title).sort()).toEqual(items.map(({ title }) => title))
  expect(rows.every(({ read, bookmarked }) => read && bookmarked)).toBe(true)
  expect(told).toBe(0)
})

test('X-16 no guids and one address for all headlines: all are there, once', async () => {
  const items = rounds.map(n => ({ guid: null, link: 'https://p.example/', title: `خبر ${n}`, html: `نص ${n}` }))
  const { rows, told } = await fetchSeries(items, [...items].reverse(), items.slice(2))

  expect(rows.map(({ title }) => title).sort()).toEqual(items.map(({ title }) => title))
  expect(told).toBe(0)
})

test('X-16 a guid of another feed is another article: neither writes over the other', async () => {
  await using server = await startServer()
  await using world = startWorld(server.port)
  server.play('/one', answer(rss([{ guid: 'same', title: 'هنا', html: 'نص هنا' }])))
  server.play('/two', answer(rss([{ guid: 'same', title: 'هناك', html: 'نص هناك' }])))
  await world.subscribe(server.url('/one', 1), server.url('/two', 2))
  await world.sync.start({ by: 'hand' })
  const here = (await rowsOf(world)).find(({ title }) => title === 'هنا')
  await world.store.markRead([here?.ref ?? 'article:0'], true)
  server.play('/two', answer(rss([{ guid: 'same', title: 'هناك', html: 'نص مصحح' }])))
  world.clock += HOUR
  await world.sync.start({ by: 'hand' })

  const rows = await rowsOf(world)

  expect(rows.map(({ title, read }) => [title, read]).sort()).toEqual(
    [
      ['هنا', true],
      ['هناك', false],
    ].sort(),
  )
  expect((await world.store.readArticle(here?.ref ?? 'article:0')).html).toBe('نص هنا')
})

test('X-16 items beyond the thousandth are left out, not the newest', async () => {
  const items = Array.from({ length: 1200 }, (_, n) => ({
    guid: `g${n}`,
    link: `https://p.example/${n}`,
    title: `خبر ${n}`,
    html: `${n}`,
  }))
  await using server = await startServer()
  await using world = startWorld(server.port)
  server.play('/feed', answer(rss(items)))
  await world.subscribe(server.url('/feed'))

  expect(await world.sync.start({ by: 'hand' })).toMatchObject({ newArticles: 1000 })
  expect((await rowsOf(world)).some(({ title }) => title === 'خبر 0')).toBe(true)
})

test('X-17 all of a thousand items change: read marks and bookmarks stay, and so does what each of them said', async () => {
  const items = Array.from({ length: 1000 }, (_, n) => ({
    guid: `g${n}`,
    link: `https://p.example/${n}`,
    title: `خبر ${n}`,
    html: `نص ${n}`,
  }))
  await using server = await startServer()
  await using world = startWorld(server.port)
  server.play('/feed', answer(rss(items)))
  await world.subscribe(server.url('/feed'))
  await world.sync.start({ by: 'hand' })
  const before = await rowsOf(world)
  await world.store.markRead(
    before.map(({ ref }) => ref),
    true,
  )
  for (const { ref } of before.slice(0, 20)) await world.store.bookmark(ref)
  server.play('/feed', answer(rss(items.map(item => ({ ...item, html: `${item.html} مصحح` })))))
  world.clock += HOUR

  const changed = await world.sync.start({ by: 'hand' })

  expect(changed).toMatchObject({ newArticles: 0, updatedArticles: 1000 })
  const after = await rowsOf(world)
  expect(after.map(({ ref }) => ref)).toEqual(before.map(({ ref }) => ref))
  expect(after.every(({ read }) => read)).toBe(true)
  expect(after.filter(({ bookmarked }) => bookmarked)).toHaveLength(20)
  for (const { ref, title } of after.slice(0, 30)) {
    const [earlier] = await world.store.readVersions(ref)
    expect(earlier?.text).toBe(title.replace('خبر', 'نص'))
  }
  for (const { ref } of await rowsOf(world, bookmarks)) {
    expect((await world.store.readVersions(ref)).map(({ text }) => text)).toEqual([expect.stringContaining('مصحح')])
    expect((await world.store.readArticle(ref)).html).not.toContain('مصحح')
  }
})

test('X-17 a feed that shrinks to nothing and returns has lost nothing and brings nothing twice', async () => {
  const items = rounds.map(n => ({ guid: `g${n}`, link: `https://p.example/${n}`, title: `خبر ${n}`, html: `نص ${n}` }))
  const { rows, kept, told } = await fetchSeries(items, items.slice(3), [], items.slice(0, 1), [], items)

  expect(rows).toHaveLength(5)
  expect(rows.every(({ read, bookmarked }) => read && bookmarked)).toBe(true)
  expect({ kept, told }).toEqual({ kept: 5, told: 0 })
})

const HEADLINES = [1, 2, 3, 4, 5].map(n => ({
  n,
  title: `عنوان ${n}`,
  html: '',
  date: `Wed, 11 Feb 2026 0${n}:12:3${n} GMT`,
}))

test.each<[string, (n: number) => Item, (n: number) => Item]>([
  [
    'to another host',
    n => ({ guid: `https://old.example/news/${n}`, link: `https://old.example/news/${n}` }),
    n => ({ guid: `https://new.example/news/${n}`, link: `https://new.example/news/${n}` }),
  ],
  [
    'under another name, with numbers for guids',
    n => ({ guid: `https://p.example/?p=${n}`, link: `https://p.example/2026/02/${n}.html` }),
    n => ({ guid: `https://news.p.example/?p=${n}`, link: `https://news.p.example/2026/02/${n}.html` }),
  ],
  [
    'and lets go of its script',
    n => ({ guid: null, link: `https://old.example/index.php/a/${n}` }),
    n => ({ guid: null, link: `https://new.example/a/${n}` }),
  ],
  [
    'and has its articles by a number in the query',
    n => ({ guid: null, link: `https://old.example/article.php?id=${n}` }),
    n => ({ guid: null, link: `http://www.new.example/article.php?id=${n}` }),
  ],
])('X-16 a paper of headlines alone that moves %s keeps its articles, read and kept', async (_, before, after) => {
  const form = (of: (n: number) => Item) => HEADLINES.map(({ n, ...headline }) => ({ ...headline, ...of(n) }))
  const { rows, kept, told } = await fetchSeries(form(before), form(after), form(after))

  expect(rows.map(({ title }) => title).sort()).toEqual(HEADLINES.map(({ title }) => title))
  expect(rows.every(({ read, bookmarked }) => read && bookmarked)).toBe(true)
  expect({ kept, told }).toEqual({ kept: 5, told: 0 })
})

test.each<[string, Partial<Item>]>([
  ['second', { date: 'Wed, 11 Feb 2026 07:00:01 GMT' }],
  ['path', { link: 'https://new.example/b' }],
  ['title', { title: 'خبر آخر' }],
  ['date at all', { date: null }],
])('X-16 a headline at another host that has not the same %s is another article', async (_, other) => {
  const headline = { guid: null, link: 'https://old.example/a', html: '' }
  const { rows } = await fetchSeries([headline], [{ ...headline, link: 'https://new.example/a', ...other }])
  expect(rows).toHaveLength(2)
})
