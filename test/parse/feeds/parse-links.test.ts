// Addresses: what they start from, and what got into them on their way.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFeed } from '../../../electron/parse/feeds/parse-feed.ts'
import { NOW, readEntry, readItem, readText } from '../reading.ts'

const SERVICE = 'https://maktab.service.example/feeds/mina.xml'

function readAt(url: string, text: string | Uint8Array) {
  return readFeed({ bytes: typeof text === 'string' ? Buffer.from(text) : text, headers: {}, url, now: NOW })
}

const fixture = (name: string, url: string) =>
  readAt(url, readFileSync(join(import.meta.dirname, '../../fixtures/feeds', name)))

test('relative addresses of a feed that lies at a service are its newspaper’s', () => {
  const { articles } = fixture('kept-at-a-service.rss', SERVICE)
  expect(articles.map(({ url }) => url)).toEqual([
    'https://www.mina.example/ar/safina',
    'https://www.mina.example/ar/rasif',
    'https://mina.example/ar/shibak',
    'https://suwar.mina.example/manara',
    'https://www.mina.example/ar/index.php/fahras',
    'https://www.mina.example/ar/satr',
  ])
  expect(articles[0]).toMatchObject({
    comments: 'https://www.mina.example/ar/safina#taliqat',
    enclosures: [{ url: 'https://www.mina.example/ar/sawt/safina.mp3' }],
    pictures: ['https://www.mina.example/suwar/safina.jpg'],
  })
  const atom = (head: string) =>
    readAt(
      SERVICE,
      `<feed xmlns="http://www.w3.org/2005/Atom">${head}<entry><id>1</id><link href="/a"/></entry></feed>`,
    ).articles[0]?.url
  expect(atom('<link rel="self" href="https://maktab.service.example/x"/><link href="https://mina.example/"/>')).toBe(
    'https://mina.example/a',
  )
  expect(atom('')).toBe('https://maktab.service.example/a')
  const json = { version: '1', home_page_url: 'mina.example', items: [{ id: 1, url: '/a' }] }
  expect(readAt(SERVICE, JSON.stringify(json)).articles[0]?.url).toBe('https://mina.example/a')
})

test('a feed that lies among its articles, or whose articles say so, keeps its own place', () => {
  const feed = (url: string, ...links: string[]) =>
    readAt(
      url,
      `<rss><channel><link>https://mina.example/</link>${links.map((link, n) => `<item><title>${n}</title><link>${link}</link></item>`).join('')}</channel></rss>`,
    ).articles.map(article => article.url)
  expect(feed('https://muntada.example/m/new.rss', '/m/1/khabar')).toEqual(['https://muntada.example/m/1/khabar'])
  expect(feed('https://muntada.example/new.rss', '/1', 'https://muntada.example/2')).toEqual([
    'https://muntada.example/1',
    'https://muntada.example/2',
  ])
  expect(feed('https://muntada.example/m/new.rss', '/m/1', 'https://www.mina.example/2')[0]).toBe(
    'https://mina.example/m/1',
  )
  // On one site the feed's own place counts, with www or without.
  expect(feed('https://www.mina.example/ar/rss.xml', '1')).toEqual(['https://www.mina.example/ar/1'])
  const based =
    '<rss xml:base="https://asl.example/"><channel><link>https://mina.example/</link><item><link>1</link></item></channel></rss>'
  expect(readAt(SERVICE, based).articles[0]?.url).toBe('https://asl.example/1')
})

test('ampersands that were escaped once too often are ampersands in every address', () => {
  const meant = 'https://x.example/?t=26&p=38'
  for (const sign of ['&amp;amp;', '&amp;#38;', '&amp;#038;', '&amp;#x26;', '&amp;amp;amp;', '&amp;']) {
    const written = `https://x.example/?t=26${sign}p=38`
    const item = readItem(
      `<title>x</title><link>${written}</link><comments>${written}</comments><enclosure url="${written}" type="image/png"/>`,
    )
    expect(item, sign).toMatchObject({ url: meant, comments: meant, enclosures: [{ url: meant }], pictures: [meant] })
    expect(readEntry(`<id>1</id><link href="${written}"/>`).url, sign).toBe(meant)
    expect(readItem(`<title>x</title><guid>${written}</guid>`).url, sign).toBe(meant)
  }
  // A guid is a name and stays what it was.
  expect(readItem('<title>x</title><guid>https://x.example/?a=1&amp;amp;b=2</guid>').guid).toBe(
    'https://x.example/?a=1&amp;b=2',
  )
  expect(readItem('<title>x</title><link>https://x.example/?a=1&amp;copy=2&amp;lt=3</link>').url).toBe(
    'https://x.example/?a=1&copy=2&lt=3',
  )
})

test('what nobody sees, quotation marks and slips of the scheme are no part of an address', () => {
  for (const written of [
    '\u200fhttps://x.example/khabar',
    'https://x.example/khabar\u200e',
    '\u2067https://x.example/khabar\u2069',
    '\ufeffhttps://x.example/\u200bkhabar',
    '&#8207;https://x.example/khabar&#8207;',
    '&lt;https://x.example/khabar&gt;',
    '«https://x.example/khabar»',
    '&quot;https://x.example/khabar&quot;',
    'https://x.exam\n\t\tple/khabar',
    'https:/x.example/khabar',
    'https//x.example/khabar',
    'http://https://x.example/khabar',
    'www.x.example/khabar',
  ]) {
    const url = readItem(`<title>x</title><link>${written}</link>`).url
    expect(url?.replace('www.', ''), written).toBe('https://x.example/khabar')
  }
  // A joiner is a letter's affair, and a space one of the file's.
  expect(readItem('<title>x</title><link>https://x.example/می‌خواهم خبر</link>').url).toBe(
    new URL('https://x.example/می‌خواهم%20خبر').href,
  )
  expect(readItem('<title>x</title><link>news/1.2/a.html</link>').url).toBe('https://x.example/news/1.2/a.html')
  expect(readItem('<title>x</title><link>v2.org/a</link>').url).toBe('https://x.example/v2.org/a')
})

test('the site of a feed may be written as a domain, or as a file beside the feed', () => {
  const homepage = (link: string) => readText(`<rss><channel><link>${link}</link></channel></rss>`).homepage
  expect(homepage('jarida.example')).toBe('https://jarida.example/')
  expect(homepage('www.jarida.example/ar')).toBe('https://www.jarida.example/ar')
  expect(homepage('index.html')).toBe('https://x.example/index.html')
  expect(homepage('/ar/')).toBe('https://x.example/ar/')
})

test('an address that leads nowhere gives way to the next', () => {
  expect(readItem('<title>x</title><link>#</link><link>https://x.example/1</link>').url).toBe('https://x.example/1')
  expect(readItem('<title>x</title><link>http://</link><atom:link href="https://x.example/2"/>').url).toBe(
    'https://x.example/2',
  )
  const entry = '<id>1</id><link href="javascript:x"/><link rel="alternate" href="https://x.example/3"/>'
  expect(readEntry(entry).url).toBe('https://x.example/3')
  const json = { version: '1', items: [{ id: 1, url: '#', external_url: 'https://x.example/4' }] }
  expect(readText(JSON.stringify(json)).articles[0]?.url).toBe('https://x.example/4')
})

test('the articles of several channels are all there, each in the language and at the place of its own', () => {
  const feed = fixture('several-channels.rss', 'https://waraqa.example/rss.xml')
  expect(feed).toMatchObject({ title: 'الورقة', homepage: 'https://waraqa.example/', language: 'ar', warnings: [] })
  expect(feed.articles.map(({ guid, url, language }) => [guid, url, language])).toEqual([
    ['1', 'https://waraqa.example/1', 'ar'],
    ['4', 'https://waraqa.example/4', 'ar'],
    ['2', 'https://riyada.waraqa.example/fr/2', 'fr'],
    ['3', 'https://waraqa.example/3', 'fr'],
  ])
})
