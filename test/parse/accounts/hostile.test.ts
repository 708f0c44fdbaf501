// A server's word is believed as little as a feed's: whatever comes, an answer is read or refused with a code.
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { AccountReading, ArticleReading } from '../../../electron/parse/accounts/read-account.ts'
import { parseService } from '../../../electron/parse/service/parse-service.ts'
import { startParser } from '../../../electron/parse/service/parser-process.ts'
import { unpackedRemote } from '../../../electron/records/packed-remote.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { nodeParsers } from '../../support/node-parser.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** A sound answer for each reading. */
const READINGS: Readonly<Record<AccountReading, Json | string>> = {
  words: 'OK',
  greaderLogin: 'SID=x\nLSID=null\nAuth=salma/0a=1\n',
  greaderToken: '57characters\n',
  greaderFeeds: {
    subscriptions: [
      {
        id: 'feed/1',
        title: 'جريدة',
        categories: [{ id: 'user/-/label/أخبار', label: 'أخبار' }],
        url: 'https://paper.test/feed',
        htmlUrl: 'https://paper.test/',
      },
    ],
  },
  greaderFolders: {
    tags: [
      { id: 'user/7/label/أخبار', type: 'folder' },
      { id: 'user/-/label/لاحقا', type: 'tag' },
    ],
  },
  greaderIds: { itemRefs: [{ id: '1795938116102217' }], continuation: 'x' },
  greaderAdded: { numResults: 1, streamId: 'feed/9' },
  isMiniflux: { error_message: 'no' },
  minifluxFeeds: [{ id: 1, feed_url: 'https://paper.test/feed', title: 'جريدة', category: { id: 2, title: 'أخبار' } }],
  minifluxFolders: [{ id: 2, title: 'أخبار' }],
  minifluxIds: { total: 1, entry_ids: [1] },
  minifluxEntryIds: { total: 1, entries: [{ id: 1 }] },
  minifluxStars: { id: 1, starred: true },
  minifluxMade: { feed_id: 1 },
  isNextcloud: { installed: true, productname: 'Nextcloud' },
  nextcloudFeeds: { feeds: [{ id: 1, url: 'https://paper.test/feed', title: 'جريدة', folderId: 2 }] },
  nextcloudFolders: { folders: [{ id: 2, name: 'أخبار' }] },
  nextcloudMarks: { items: [{ id: 1, unread: true, starred: false, lastModified: '1795938116' }] },
  nextcloudTrouble: { warnings: { improperlyConfiguredCron: true } },
  nextcloudMadeFeed: { feeds: [{ id: 1 }] },
  nextcloudMadeFolder: { folders: [{ id: 1 }] },
  isTtrss: { seq: 0, status: 1, content: {} },
  ttrssSession: { seq: 0, status: 0, content: { session_id: 'x' } },
  ttrssDone: { seq: 0, status: 0, content: {} },
  ttrssFeeds: {
    seq: 0,
    status: 0,
    content: [{ id: 1, feed_url: 'https://paper.test/feed', title: 'جريدة', cat_id: 0 }],
  },
  ttrssFolders: { seq: 0, status: 0, content: [{ id: '1', title: 'أخبار' }] },
  ttrssIds: { seq: 0, status: 0, content: [{ id: 1 }] },
  ttrssCounters: { seq: 0, status: 0, content: [{ id: -4, counter: 3 }] },
  ttrssAdded: { seq: 0, status: 0, content: { status: { code: 1, feed_id: 3 } } },
  isFever: { api_version: 3, auth: 0 },
  feverDone: { api_version: 3, auth: 1 },
  feverGroups: {
    api_version: 3,
    auth: 1,
    groups: [{ id: 1, title: 'أخبار' }],
    feeds_groups: [{ group_id: 1, feed_ids: '1,2' }],
  },
  feverFeeds: { api_version: 3, auth: 1, feeds: [{ id: 1, title: 'جريدة', url: 'https://paper.test/feed' }] },
  feverUnread: { api_version: 3, auth: 1, unread_item_ids: '1,2' },
  feverSaved: { api_version: 3, auth: 1, saved_item_ids: '' },
  feverItemIds: { api_version: 3, auth: 1, items: [{ id: '1' }] },
}

const ENTRY = {
  id: 1,
  feed_id: 1,
  feedId: 1,
  status: 'unread',
  title: 'عنوان',
  author: 'سلمى',
  url: 'https://paper.test/1',
  link: 'https://paper.test/1',
  content: '<p>نص',
  body: '<p>نص',
  html: '<p>نص',
  published_at: '2026-11-30T10:00:00Z',
  pubDate: 1_795_938_116,
  updated: 1_795_938_116,
  created_on_time: 1_795_938_116,
  tags: ['مرفأ'],
  enclosures: [{ url: 'https://paper.test/1.jpg', mime_type: 'image/jpeg', size: 7 }],
}
const ARTICLES: Readonly<Record<ArticleReading, Json>> = {
  greaderItems: {
    items: [
      {
        id: 'tag:google.com,2005:reader/item/000661656d72e849',
        published: 1_795_851_702,
        crawlTimeMsec: '1795938116102',
        title: 'عنوان',
        author: 'سلمى',
        canonical: [{ href: 'https://paper.test/1' }],
        categories: ['user/7/state/com.google/read', 'مرفأ'],
        origin: { streamId: 'feed/1' },
        summary: { content: '<p>نص' },
        enclosure: [{ href: 'https://paper.test/1.jpg', type: 'image/jpeg', length: '7' }],
      },
    ],
  },
  minifluxItems: { total: 1, entries: [ENTRY] },
  minifluxItem: ENTRY,
  nextcloudItems: { items: [ENTRY] },
  ttrssItems: { seq: 0, status: 0, content: [ENTRY] },
  feverItems: { api_version: 3, auth: 1, items: [ENTRY] },
}

const JUNK: readonly Json[] = [
  null,
  true,
  -1,
  1e308,
  2 ** 60,
  '',
  '\u0000\ud800',
  '<'.repeat(50_000),
  'x'.repeat(200_000),
  [],
  [[[[]]]],
  {},
  { toString: 1, constructor: null, ['__proto__']: { id: 1 } },
  [null, 1, 'x', {}],
]

/** The same with one place of it replaced. */
function spoilt(value: Json, place: readonly number[], junk: Json): Json {
  const [step, ...rest] = place
  if (step === undefined || typeof value !== 'object' || value === null) return junk
  const names = Object.keys(value)
  const name = names[step % Math.max(names.length, 1)]
  if (name === undefined) return junk
  const inner = spoilt((value as Record<string, Json>)[name] ?? null, rest, junk)
  return Array.isArray(value) ? value.map((one, n) => (String(n) === name ? inner : one)) : { ...value, [name]: inner }
}

const bytesOf = (value: Json | string) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
const now = Date.parse('2026-11-30T12:00:00Z')

function read(reading: AccountReading | ArticleReading, bytes: Uint8Array): unknown {
  return reading in ARTICLES
    ? parseService.readRemotes({ reading: reading as ArticleReading, bytes, now })
    : parseService.readAccount({ reading: reading as AccountReading, bytes, now })
}

function codeFor(reading: AccountReading | ArticleReading, bytes: Uint8Array): string {
  try {
    read(reading, bytes)
    return 'none'
  } catch (error) {
    if (error instanceof ExpectedError) return error.code
    throw error
  }
}

const ALL = Object.entries({ ...READINGS, ...ARTICLES }) as [AccountReading | ArticleReading, Json][]
const JSON_READINGS = ALL.filter(([, sound]) => typeof sound === 'object')

test('sound answers are read', () => {
  expect(ALL.filter(([reading, sound]) => codeFor(reading, bytesOf(sound)) !== 'none')).toEqual([])
  for (const reading of Object.keys(ARTICLES) as ArticleReading[]) {
    const packed = parseService.readRemotes({ reading, bytes: bytesOf(ARTICLES[reading]), now })
    expect(packed.ids, reading).toHaveLength(1)
    const [one] = unpackedRemote(packed)
    expect(one?.article, reading).toMatchObject({ title: 'عنوان', direction: 'rtl', author: 'سلمى', ownGuid: true })
  }
})

test.each(JSON_READINGS)(
  '%s: a page, an empty answer, deep nesting and a wrong value are refused with a code',
  reading => {
    const pages = ['', '<!doctype html><p>صفحة', 'OK', '[', '{"a":', '7', 'null', '"x"', '[]x']
    for (const page of pages) expect(codeFor(reading, bytesOf(page)), page).toBe('unexpectedAnswer')
    for (const deep of ['['.repeat(1_000_000), '{"a":'.repeat(300_000), `${'['.repeat(60)}${']'.repeat(60)}`]) {
      expect(codeFor(reading, bytesOf(deep))).toBe('unexpectedAnswer')
    }
  },
)

test.each(JSON_READINGS)(
  '%s: with any place of it spoilt, it is read or refused, and nothing else happens',
  (reading, sound) => {
    const place = fc.array(fc.nat(20), { maxLength: 6 })
    fc.assert(
      fc.property(place, fc.constantFrom(...JUNK), (at, junk) => {
        const code = codeFor(reading, bytesOf(spoilt(sound, at, junk)))
        expect(['none', 'unexpectedAnswer', 'apiPasswordNeeded', 'noFeedsFound', 'tooLarge']).toContain(code)
      }),
      { numRuns: 60 },
    )
  },
)

test('bytes that are no text at all', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...JSON_READINGS.map(([reading]) => reading)),
      fc.uint8Array({ maxLength: 300 }),
      (reading, bytes) => {
        expect(['unexpectedAnswer', 'none']).toContain(codeFor(reading, bytes))
      },
    ),
  )
})

describe('lists', () => {
  test('a million ids are read, and one more is refused', () => {
    const refs = (count: number) =>
      bytesOf(
        `{"itemRefs":[${Array.from({ length: count }, (_, n) => `{"id":"${1_795_938_116_102_217 + n}"}`).join()}]}`,
      )
    const started = performance.now()
    expect(parseService.readAccount({ reading: 'greaderIds', bytes: refs(1_000_000), now })).toMatchObject({
      next: null,
    })
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(codeFor('greaderIds', refs(1_000_001))).toBe('tooLarge')
    expect(codeFor('feverUnread', bytesOf({ api_version: 3, auth: 1, unread_item_ids: '1,'.repeat(1_000_001) }))).toBe(
      'tooLarge',
    )
  })

  test('ids that are none are left out, and an article is there once', () => {
    const ids = parseService.readAccount({
      reading: 'greaderIds',
      bytes: bytesOf({ itemRefs: [{ id: '1' }, { id: 'x' }, {}, { id: '-1' }, null, { id: '1' }] }),
      now,
    })
    expect(ids).toEqual({ ids: ['0000000000000001', 'ffffffffffffffff', '0000000000000001'], next: null })
    const twice = { total: 2, entries: [ENTRY, { ...ENTRY, title: 'أخرى' }] }
    expect(parseService.readRemotes({ reading: 'minifluxItems', bytes: bytesOf(twice), now }).ids).toEqual(['1'])
  })

  test('a title has an end', () => {
    const [one] = unpackedRemote(
      parseService.readRemotes({
        reading: 'minifluxItem',
        bytes: bytesOf({ ...ENTRY, title: 'كلمة '.repeat(100_000), author: 'x'.repeat(100_000) }),
        now,
      }),
    )
    expect(one?.article.title.length).toBeLessThanOrEqual(10_000)
    expect(one?.article.author?.length).toBeLessThanOrEqual(10_000)
    const feeds = parseService.readAccount({
      reading: 'minifluxFeeds',
      bytes: bytesOf([{ id: 1, title: `a\u202eb\n${'x'.repeat(10_000)}` }]),
      now,
    })
    expect(JSON.stringify(feeds).length).toBeLessThan(1000)
  })

  test('figures of enclosures go, others stay, and one without an end is no reason to lose the text', () => {
    const html = (content: string) => {
      const answer = { items: [{ id: '1', origin: { streamId: 'feed/1' }, summary: { content }, title: 'x' }] }
      const [one] = unpackedRemote(parseService.readRemotes({ reading: 'greaderItems', bytes: bytesOf(answer), now }))
      return one?.article.text
    }
    expect(html('<p>أول</p>\n<figure class="enclosure"><p>💾</p></figure>\n<figure><p>ثان</p></figure>')).toBe(
      'أول\nثان',
    )
    expect(html('<p>أول</p><figure class="enclosure"><p>ثان')).toBe('أول\nثان')
    expect(html('<figure class="enclosure">'.repeat(100_000))).toBe('')
  })
})

describe('in the parse process', () => {
  const parsers = nodeParsers()
  const parser = startParser(parsers.spawn)
  afterAll(() => parser.close())

  test('both ways in are served, and codes come through', async () => {
    const bytes = bytesOf(ARTICLES.greaderItems)
    const packed = await parser.readRemotes({ reading: 'greaderItems', bytes, now })
    expect(unpackedRemote(packed)[0]?.article.guid).toBe('remote:000661656d72e849')
    const ids = await parser.readAccount({ reading: 'greaderIds', bytes: bytesOf(READINGS.greaderIds), now })
    expect(ids).toEqual({ ids: ['000661656d72e849'], next: 'x' })
    await expect(
      parser.readAccount({ reading: 'feverDone', bytes: bytesOf({ api_version: 3, auth: 0 }), now }),
    ).rejects.toMatchObject({
      code: 'apiPasswordNeeded',
    })
  })
})
