import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findFeeds } from '../../../electron/parse/pages/find-feeds.ts'
import type { FoundFeeds } from '../../../electron/records/feed.ts'
import { startEffort } from '../../support/effort.ts'
import { codeOf } from '../../support/fetching.ts'

const NOW = Date.UTC(2026, 1, 11, 12)
const FIXTURES = join(import.meta.dirname, '../../fixtures')

function find(bytes: string | Uint8Array, url = 'https://waha.example/ar/', headers = {}): FoundFeeds {
  return findFeeds({ bytes: Buffer.from(bytes), headers, url, now: NOW })
}

function linksIn(html: string | Uint8Array, url?: string) {
  const found = find(html, url)
  if (found.kind !== 'page') throw new Error('It was taken for a feed.')
  return found.links
}

const page = (name: string) => readFileSync(join(FIXTURES, 'pages', name))

describe('a page', () => {
  test('leads to its feeds however the links are written', () => {
    const links = linksIn(page('links-written-in-every-way.html'))
    expect(links.map(({ url, title, role }) => [url.replace('https://waha.example', ''), title, role])).toEqual([
      ['/ar/feed/', 'بريد الواحة', 'main'],
      ['/ar/upper.xml', null, 'main'],
      ['/ar/rss.xml', 'بلا نوع', 'main'],
      ['/ar/atom.xml?a=1&b=2', null, 'main'],
      ['/ar/feed.json', null, 'main'],
      ['/ar/no-look', null, 'part'],
      ['/ar/old-atom', null, 'part'],
      ['/ar/sport/rss', null, 'part'],
      ['/fr/feed/', 'Le Courrier', 'part'],
      ['/ar/economy/feed/', 'في الجسم', 'part'],
      ['/ar/culture/rss', 'ثقافة وفن', 'part'],
      ['/ar/tourism/feed', 'سياحة', 'part'],
      ['/ar/books/feed', 'كتب', 'part'],
      ['/ar/comments/feed/', 'بريد الواحة » تعليقات الخلاصة', 'comments'],
    ])
    expect(links.find(({ url }) => url.includes('/fr/'))?.language).toBe('fr-FR')
    expect(links.filter(({ isDeclared }) => !isDeclared)).toHaveLength(3)
  })

  test('says what the site is called and which program made it', () => {
    expect(find(page('links-written-in-every-way.html'))).toMatchObject({
      title: 'بريد الواحة',
      generator: 'wordpress 6.5',
    })
    expect(find('<html><title>بريد  <b>الواحة</title>')).toMatchObject({ title: 'بريد الواحة', generator: null })
  })

  test.each([
    ['0; url=/ar/', '/ar/'],
    ['0;URL="/ar/"', '/ar/'],
    [" 3 ; Url = '/ar/' more", '/ar/'],
    ['0, /ar/', '/ar/'],
    ['0.5;/ar/#top', '/ar/'],
    ['0;https://waha.example/fr/', '/fr/'],
    ['300; url=/ar/', null],
    ['0', null],
    ['0; url=', null],
    ['x; url=/ar/', null],
    ['0; url=/', null],
    ['0; url=http://waha.example/ar/', null],
    ['0; url=javascript:alert(1)', null],
    ['0; url=https://a:b@waha.example/ar/', null],
  ])('that says «%s» sends to %s', (content, path) => {
    const html = `<html><meta http-equiv=REFRESH content="${content.replaceAll('"', '&quot;')}"><p>x`
    const to = path === null ? null : `https://waha.example${path}`
    expect(find(html, 'https://waha.example/')).toMatchObject({ kind: 'page', leadsTo: to })
    expect(find(`<html><noscript>${html}</noscript>`, 'https://waha.example/')).toMatchObject({ leadsTo: null })
  })

  test('does not take translations, embeddings, styles and other readers for feeds', () => {
    expect(linksIn(page('alternates-that-are-no-feeds.html'))).toEqual([])
  })

  test('S-09 S-15 leads nowhere but to the web', () => {
    expect(linksIn(page('addresses-that-lead-astray.html'))).toEqual([])
  })

  test.each([
    ['//other.example/feed', 'https://other.example/feed'],
    ['http:/\\other.example/feed', 'http://other.example/feed'],
    ['\\\\other.example\\feed', 'https://other.example/feed'],
    ['?feed=rss2', 'https://waha.example/ar/?feed=rss2'],
    ['../feed', 'https://waha.example/feed'],
    [' \n/feed\t', 'https://waha.example/feed'],
    ['https://2130706433/feed', 'https://127.0.0.1/feed'],
  ])('S-05 %s is resolved before anybody judges it', (href, url) => {
    const written = href.replaceAll('\n', '&#10;')
    expect(linksIn(`<link rel=alternate type="application/rss+xml" href="${written}">`)[0]?.url).toBe(url)
  })

  test('in windows-1256 keeps its words', () => {
    const arabic = Uint8Array.from([0xc3, 0xce, 0xc8, 0xc7, 0xd1])
    const html = Buffer.concat([Buffer.from('<html><title>'), arabic, Buffer.from('</title><p>x')])
    expect(find(html, undefined, { 'content-type': 'text/html; charset=windows-1256' })).toMatchObject({
      title: 'أخبار',
    })
  })

  test('of any size and depth is read in time', () => {
    const effort = startEffort()
    linksIn(`<html>${'<a href="/feed/x"><b><div>'.repeat(200_000)}`)
    linksIn(`<html>${'<link rel=alternate '.repeat(200_000)}`)
    linksIn(`<html><a href=/rss ${'x=1 '.repeat(500_000)}>`)
    expect(effort()).toBeLessThan(20_000)
    expect(linksIn(Array.from({ length: 500 }, (_, i) => `<a href="/rss/${i}">x</a>`).join('')).length).toBe(60)
  })
})

describe('what is a part, and what is the whole', () => {
  test.each([
    ['/feed', 'main'],
    ['/feed/', 'main'],
    ['/rss.xml', 'main'],
    ['/?feed=rss2', 'main'],
    ['/feeds/posts/default', 'main'],
    ['/spip.php?page=backend', 'main'],
    ['/index.xml', 'main'],
    ['/category/sport/feed/', 'part'],
    ['/rss/politics', 'part'],
    ['/sport/rss.xml', 'part'],
    ['/?feed=rss2&cat=7', 'part'],
    ['/comments/feed/', 'comments'],
    ['/?feed=comments-rss2', 'comments'],
    ['/feeds/comments/default', 'comments'],
    ['/2026/02/an-article/feed/', 'part'],
  ])('%s', (path, role) => {
    const [link] = linksIn(`<link rel=alternate type="application/rss+xml" href="${path}">`, 'https://a.example/')
    expect(link?.role).toBe(role)
  })

  test('a feed beside the page that leads to it is the whole of what the reader asked for', () => {
    const html = '<link rel=alternate type="application/rss+xml" href="/sport/feed/">'
    expect(linksIn(html, 'https://a.example/sport/')[0]?.role).toBe('main')
  })
})

describe('a feed', () => {
  test('says what it is', () => {
    const rss = `<rss version="2.0"><channel><title>بريد &amp; الواحة</title><link>https://waha.example/</link><language>en</language>
      <item><title>أول الخبر</title><guid>1</guid><pubDate>Tue, 10 Feb 2026 08:00:00 GMT</pubDate></item>
      <item><title>ثاني الخبر</title><guid>2</guid><pubDate>Wed, 11 Feb 2026 08:00:00 GMT</pubDate></item>
    </channel></rss>`
    expect(find(rss)).toEqual({
      kind: 'feed',
      title: 'بريد & الواحة',
      homepage: 'https://waha.example/',
      facts: { language: 'ar', direction: 'rtl', articles: 2, newestAt: Date.UTC(2026, 1, 11, 8) },
    })
  })

  test('without articles or dates says so', () => {
    const facts = { articles: 0, newestAt: null }
    expect(find('<rss version="2.0"><channel><title>x</title></channel></rss>')).toMatchObject({ facts })
  })
})

test('what is neither page nor feed is said to be neither', async () => {
  expect(await codeOf(() => find(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])))).toBe('notAFeed')
  expect(await codeOf(() => find('{"name":"value"}'))).toBe('notAFeed')
  expect(await codeOf(() => find('كلام عادي'))).toBe('notAFeed')
  expect(await codeOf(() => find(''))).toBe('emptyAnswer')
})
