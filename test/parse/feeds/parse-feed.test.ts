import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFeed } from '../../../electron/parse/feeds/parse-feed.ts'
import { packFeed } from '../../../electron/parse/service/pack-feed.ts'
import { unpackBody } from '../../../electron/records/body.ts'
import type { ReadFeed } from '../../../electron/records/feed.ts'
import { startEffort } from '../../support/effort.ts'
import { codeOf } from '../../support/fetching.ts'

const NOW = Date.UTC(2026, 1, 11, 12)
const FEEDS = join(import.meta.dirname, '../../fixtures/feeds')

function fixture(name: string): ReadFeed {
  return readFeed({
    bytes: readFileSync(join(FEEDS, name)),
    headers: {},
    url: 'https://waha.example/feed.xml',
    now: NOW,
  })
}

function readText(text: string, headers: Record<string, string> = {}): ReadFeed {
  return readFeed({ bytes: Buffer.from(text), headers, url: 'https://x.example/feed', now: NOW })
}

const rss = (items: string, head = '') =>
  `<rss version="2.0"><channel><title>صحيفة</title><link>https://x.example/</link>${head}${items}</channel></rss>`

test('RSS 2.0: whole text, author, date, pictures, enclosure', () => {
  const feed = fixture('content-beside-description.rss')
  expect(feed).toMatchObject({
    title: 'جريدة الواحة & المدينة',
    homepage: 'https://waha.example/',
    language: 'ar-MA',
    direction: 'rtl',
    timeToLive: 30 * 60_000,
  })
  expect(feed.articles[0]).toMatchObject({
    guid: 'waha-1',
    url: 'https://waha.example/akhbar/1',
    title: 'افتتاح مكتبة عمومية في فاس',
    author: 'سلمى العلوي',
    publishedAt: Date.UTC(2026, 1, 7, 8, 30),
    text: 'افتتحت المدينة مكتبة جديدة.\nتضم ثلاثين ألف كتاب.',
    direction: 'rtl',
    enclosures: [{ url: 'https://waha.example/audio/1.mp3', type: 'audio/mpeg', length: 12345 }],
    pictures: ['https://cdn.waha.example/lead.jpg', 'https://waha.example/photos/1.jpg'],
  })
})

test('an article without guid and link is known by title and date, and hostile addresses are dropped', () => {
  const [, nameless, hostile] = fixture('content-beside-description.rss').articles
  expect(nameless?.guid).toMatch(/^[0-9a-f]{64}$/)
  expect(nameless?.guid).toBe(fixture('content-beside-description.rss').articles[1]?.guid)
  expect(nameless?.publishedAt).toBe(Date.UTC(2026, 1, 6, 23, 5))
  expect(hostile).toMatchObject({ url: null, publishedAt: null, enclosures: [], guid: 'https://waha.example/akhbar/3' })
})

test('RSS 1.0: items beside the channel', () => {
  const feed = fixture('items-beside-channel.rdf')
  expect(feed).toMatchObject({ title: 'أخبار الساحل', language: 'ar', direction: 'rtl', timeToLive: 30 * 60_000 })
  expect(feed.articles.map(({ guid, author, publishedAt }) => [guid, author, publishedAt])).toEqual([
    ['https://sahel.example/a', 'نادر', Date.UTC(2026, 1, 5, 8)],
    ['https://sahel.example/b', null, Date.UTC(2026, 1, 4)],
  ])
})

test('Atom: a Latin beginning and a false language leave an Arabic article right to left', () => {
  const feed = fixture('arabic-declared-english.atom')
  expect(feed).toMatchObject({
    title: 'جبل نيوز',
    homepage: 'https://jabal.example/',
    direction: 'rtl',
    language: 'ar',
  })
  const [arabic, french] = feed.articles
  expect(arabic).toMatchObject({
    title: 'iPhone & Android: أيهما أفضل للقراءة بالعربية؟',
    url: 'https://jabal.example/ar/maqal/1',
    author: 'ليلى',
    direction: 'rtl',
    language: 'ar',
    text: 'مقارنة بين هاتفين.',
    publishedAt: Date.UTC(2026, 1, 7, 8),
    updatedAt: Date.UTC(2026, 1, 7, 8, 30, 0, 250),
    pictures: ['https://jabal.example/img/1.png'],
  })
  expect(french).toMatchObject({ title: 'L’orthographe <b> en question', direction: 'ltr', language: 'fr' })
})

test('JSON Feed: text becomes HTML, a date that lies ahead stays as it is written, and nothing is polluted', () => {
  const feed = fixture('text-without-html.json')
  expect(feed).toMatchObject({ title: 'يوميات قارئ', homepage: 'https://qari.example/', language: 'ar' })
  const [first, second] = feed.articles
  expect(first).toMatchObject({
    title: 'لماذا نقرأ <الجريدة>؟',
    html: '<p>فقرة أولى &amp; قصيرة.</p><p>فقرة &lt;ثانية&gt;.</p>',
    text: 'فقرة أولى & قصيرة.\nفقرة <ثانية>.',
    author: 'هدى',
    pictures: ['https://qari.example/1.webp'],
  })
  expect(second).toMatchObject({ guid: '2', title: null, publishedAt: Date.UTC(2099, 0, 1) })
  expect(packFeed(feed).articles[1]?.title).toBe('رسالة بلا عنوان عن المطر.')
  expect('polluted' in {}).toBe(false)
})

test('encodings: declared, undeclared and falsely declared windows-1256 give the same title', () => {
  for (const name of ['windows-1256-declared.xml', 'windows-1256-undeclared.xml', 'utf-8-declared-windows-1256.xml']) {
    expect(fixture(name).articles[0]?.title, name).toBe('خبر قديم الترميز')
  }
  expect(fixture('windows-1256-undeclared.xml').warnings).toEqual(['encodingGuessed'])
  expect(fixture('windows-1256-declared.xml').warnings).toEqual([])
})

test('encodings: an unknown label is no reason to fail', () => {
  for (const label of ['utf-99', 'x-mac-arabic', '"utf-8"', 'utf-7', '']) {
    expect(
      readText(rss('<item><title>خبر</title></item>'), { 'content-type': `text/xml; charset=${label}` }).articles[0]
        ?.title,
    ).toBe('خبر')
  }
  const wide = Buffer.from(rss('<item><title>خبر</title></item>'), 'utf16le')
  expect(readFeed({ bytes: wide, headers: {}, url: 'https://x.example/', now: NOW }).articles[0]?.title).toBe('خبر')
})

test('what is packed for the store holds text and lead', () => {
  const [article] = packFeed(fixture('content-beside-description.rss')).articles
  expect(article?.lead).toBe('افتتحت المدينة مكتبة جديدة. تضم ثلاثين ألف كتاب.')
  expect(article?.text).toContain('مكتبة جديدة')
  expect(article && unpackBody(article.body).text).toContain('مكتبة جديدة')
  expect(article?.picture).toBe('https://cdn.waha.example/lead.jpg')
})

test('titles are one line of text without marks that turn their neighbours', () => {
  const feed = readText(
    rss(
      '<item><title>فاتورة\u202efdp.exe \u2067معزول &amp;lt;i&amp;gt;\n سطر</title></item><item><title>می‌خواهم\u200f</title></item>',
    ),
  )
  expect(feed.articles[0]?.title).toBe('فاتورةfdp.exe \u2067معزول <i> سطر\u2069')
  expect(feed.articles[1]?.title).toBe('می‌خواهم\u200f')
})

test('a feed of more than a thousand articles keeps the newest thousand', () => {
  const day = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toUTCString()
  const items = Array.from(
    { length: 1200 },
    (_, n) => `<item><title>${n}</title><guid>${n}</guid><pubDate>${day(n)}</pubDate></item>`,
  )
  const { articles, warnings } = readText(rss(items.join('')))
  expect(articles).toHaveLength(1000)
  expect(articles[0]?.title).toBe('200')
  expect(warnings).toEqual(['tooManyArticles'])
})

test('one guid for two pages does not swallow one of them; the same item twice is one', () => {
  const item = (guid: string, link: string) =>
    `<item><title>x</title><guid isPermaLink="false">${guid}</guid><link>https://x.example/${link}</link></item>`
  const { articles } = readText(rss(item('g', '1') + item('g', '2') + item('h', '3') + item('h', '3')))
  expect(articles.map(({ guid }) => guid)).toEqual(['g', 'https://x.example/2', 'h'])
})

test('X-14 what is not a feed is said to be none', async () => {
  const cases: readonly [string, string][] = [
    ['<!doctype html><html><body><h1>تسجيل الدخول</h1></body></html>', 'notAFeed'],
    ['<html><head><title>rss</title></head><body>&lt;rss&gt;</body></html>', 'notAFeed'],
    [
      '<!doctype html><html><body><pre><rss version="2.0"><channel><item/></channel></rss></pre></body></html>',
      'notAFeed',
    ],
    ['{"error":"not found"}', 'notAFeed'],
    ['{"error":', 'notAFeed'],
    ['%PDF-1.7 …', 'notAFeed'],
    ['\x89PNG\r\n\x1a\n', 'notAFeed'],
    ['', 'emptyAnswer'],
    [' \n\t ', 'emptyAnswer'],
    ['<opml version="2.0"><body/></opml>', 'notAFeed'],
    ['<rss version="2.0"><channel><title>x', 'feedBroken'],
  ]
  for (const [text, code] of cases) expect(await codeOf(() => readText(text)), text).toBe(code)
})

test('X-05 a DOCTYPE without entities of its own is honest', () => {
  const feed = fixture('doctype-with-entities.rss')
  expect(feed.title).toBe('Le Quotidien «du soir»')
  expect(feed.articles[0]).toMatchObject({ title: 'Café & thé', direction: 'ltr', language: 'fr' })
})

test('X-01 X-02 X-03 entities do not grow', async () => {
  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
  const bombs = [
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]>${rss('<item><title>&l9;</title></item>')}`,
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "${'x'.repeat(10_000)}">]>${rss(`<item><title>${'&a;'.repeat(20_000)}</title></item>`)}`,
    rss(`<item><title>${'&#1576;'.repeat(200_000)}</title></item>`),
  ]
  for (const bomb of bombs) {
    const before = process.memoryUsage().rss
    const effort = startEffort()
    const code = await codeOf(() => readText(bomb))
    expect(['none', 'feedBroken']).toContain(code)
    expect(effort()).toBeLessThan(5_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  }
}, 30_000)

test('X-04 external entities are not read', async () => {
  const attacks = [
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><title>&x;</title></item>')}`,
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>${rss('<item><title>t</title></item>')}`,
    rss(
      '<item><title>t</title><description><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/></description></item>',
    ),
  ]
  for (const attack of attacks) {
    let read = ''
    const code = await codeOf(() => {
      read = JSON.stringify(readText(attack))
    })
    expect(['none', 'feedBroken']).toContain(code)
    expect(read).not.toContain('root:')
  }
})

test('X-06 X-07 X-08 X-09 depth, attributes, items and one huge item end in time', () => {
  const giants = [
    rss(`<item><title>t</title>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</item>`),
    rss(`<item><title ${Array.from({ length: 100_000 }, (_, n) => `a${n}="x"`).join(' ')}>t</title></item>`),
    rss('<item><title>t</title></item>'.repeat(100_000)),
    rss(`<item><title>t</title><description>${'كلمة &lt;b&gt;'.repeat(500_000)}</description></item>`),
    rss(`<item><title>t</title><description><![CDATA[${'<div>'.repeat(100_000)}نص]]></description></item>`),
  ]
  for (const giant of giants) {
    const effort = startEffort()
    try {
      expect(readText(giant).articles.length).toBeLessThanOrEqual(1000)
    } catch (error) {
      expect(error).toMatchObject({ code: 'feedBroken' })
    }
    expect(effort()).toBeLessThan(20_000)
  }
}, 60_000)

test('X-11 a feed that is cut off anywhere gives articles or one reason', async () => {
  const whole = readFileSync(join(FEEDS, 'content-beside-description.rss'))
  const codes = new Set<string>()
  for (let length = 0; length < whole.length; length++) {
    const bytes = whole.subarray(0, length)
    codes.add(await codeOf(() => readFeed({ bytes, headers: {}, url: 'https://x.example/', now: NOW })))
  }
  expect([...codes].filter(code => !['none', 'emptyAnswer', 'notAFeed', 'feedBroken'].includes(code))).toEqual([])
}, 30_000)

test('X-12 control characters are dropped from what is shown and indexed', () => {
  const { articles } = readText(
    rss('<item><title>خ\0بر&#1;\u0007</title><description>ن\u0001ص\ufffe</description></item>'),
  )
  expect(articles[0]).toMatchObject({ title: 'خبر', text: 'نص' })
})
