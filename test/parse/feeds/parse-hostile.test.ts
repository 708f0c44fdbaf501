import { expect, test } from 'vitest'
import { packFeed } from '../../../electron/parse/service/pack-feed.ts'
import type { ReadFeed } from '../../../electron/records/feed.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { startEffort } from '../../support/effort.ts'
import { readText, rss } from '../reading.ts'

const MEGABYTE = 1024 * 1024
/** Bytes that nobody holds any more and that the collector has not come round to. */
const NOT_COLLECTED = 200 * MEGABYTE

/** What is no hang: a slow machine, or one that does other things, may take so many times what is asked for. */
const PATIENCE = 10

/** Read and packed within the time; null where it is refused with a reason. */
function within(milliseconds: number, text: string, what = ''): ReadFeed | null {
  const effort = startEffort()
  const before = process.memoryUsage().rss
  const feed = readOrRefuse(text)
  expect(effort(), what).toBeLessThan(milliseconds * PATIENCE)
  expect(process.memoryUsage().rss - before, what).toBeLessThan(text.length * 8 + NOT_COLLECTED)
  return feed
}

function readOrRefuse(text: string): ReadFeed | null {
  try {
    const feed = readText(text)
    packFeed(feed)
    return feed
  } catch (error) {
    if (error instanceof ExpectedError) return null
    throw error
  }
}

const item = (inside: string) => rss(`<item><title>خبر</title>${inside}</item>`)
const titleOf = (feed: ReadFeed | null) => feed?.articles[0]?.title

test('X-01 a billion laughs stay unsaid', () => {
  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
  const feed = within(
    1000,
    `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]>${rss('<item><title>&l9; &l0;</title></item>')}`,
  )
  expect(titleOf(feed)).toBe('&l9; ha')
})

test('X-02 an entity of the document is resolved, but not until it fills the memory', () => {
  const declared = (value: string) => `<!DOCTYPE rss [<!ENTITY a "${value}">]>`
  const feed = within(1000, `${declared('x'.repeat(900))}${item(`<description>${'&a;'.repeat(20_000)}</description>`)}`)
  expect(feed?.articles[0]?.text.length).toBeLessThan(200_000)
  within(1000, `${declared('x'.repeat(200_000))}${item(`<description>${'&a;'.repeat(20_000)}</description>`)}`)
  expect(titleOf(readText(`${declared('جريدة')}${rss('<item><title>&a; اليوم</title></item>')}`))).toBe('جريدة اليوم')
})

test('X-03 floods of references', () => {
  for (const reference of ['&#1576;', '&amp;', '&lt;', '&nbsp;', '&unheard;', '&', '&#', '&a', '&amp;amp;']) {
    within(2000, item(`<description>${reference.repeat(300_000)}</description>`), reference)
  }
})

test('X-05 a DOCTYPE with whatever honest people write into it', () => {
  const doctypes = [
    '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">',
    '<!DOCTYPE rss [<!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1//EN" "xhtml-lat1.ent"> %HTMLlat1;]>',
    '<!DOCTYPE rss [<!-- it\'s > here ]> --><!ENTITY laquo "«"><!ELEMENT rss (channel)>]>',
    '<!DOCTYPE rss SYSTEM "a>b.dtd">',
  ]
  for (const doctype of doctypes) {
    const feed = readText(
      `<?xml version="1.0"?>\n${doctype}${rss('<item><title>&laquo;خبر&raquo;&nbsp;يوم &eacute;t&eacute;</title></item>')}`,
    )
    expect(titleOf(feed), doctype).toBe('«خبر» يوم été')
    expect(feed.warnings, doctype).toEqual([])
  }
})

test('X-06 depth', () => {
  for (const name of ['a', 'div', 'item', 'channel', 'description', 'media:group']) {
    const deep = `<${name}>`.repeat(100_000)
    within(2000, item(`${deep}${`</${name}>`.repeat(100_000)}`), name)
    within(2000, item(deep), `${name} not closed`)
    within(2000, `<rss><channel>${deep}`, `${name} cut off`)
    within(2000, item(`<description><![CDATA[${deep}]]></description>`), `${name} in CDATA`)
  }
  const feed = within(2000, item(`${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}<link>https://x.example/1</link>`))
  expect(feed?.articles[0]?.url).toBe('https://x.example/1')
})

test('X-07 attributes', () => {
  const many = Array.from({ length: 100_000 }, (_, n) => `a${n}="x"`).join(' ')
  expect(titleOf(within(2000, rss(`<item><title ${many}>خبر</title></item>`)))).toBe('خبر')
  within(2000, item(`<enclosure ${many} url="https://x.example/1.mp3"/>`))
  within(2000, `<rss ${many}><channel><item><title>خبر</title></item></channel></rss>`)
  within(2000, item(`<description><![CDATA[<img ${many}>]]></description>`))
})

test('X-08 two hundred thousand items: a thousand are kept', () => {
  const feed = within(4000, rss('<item><title>خبر</title><guid>1</guid></item>'.repeat(200_000)))
  expect(feed?.warnings).toEqual(['tooManyArticles'])
  within(4000, JSON.stringify({ version: 'x', items: Array.from({ length: 200_000 }, (_, id) => ({ id })) }))
})

test('X-09 one item of fourteen megabytes', () => {
  const large = 'كلمة &lt;b&gt;أخرى&lt;/b&gt; '.repeat(350_000)
  const feed = within(5000, item(`<description>${large}</description>`))
  expect(feed?.articles[0]?.text.length).toBeGreaterThan(1_000_000)
})

test('X-10 ten thousand namespaces', () => {
  const declarations = Array.from({ length: 10_000 }, (_, n) => `xmlns:n${n}="http://n${n}.example/"`)
  expect(
    titleOf(within(2000, rss('<item><title>خبر</title></item>').replace('<rss', `<rss ${declarations.join(' ')}`))),
  ).toBe('خبر')
  within(2000, item(declarations.map((declaration, n) => `<n${n}:a ${declaration}/>`).join('')))
  within(2000, item(`${declarations.map((declaration, n) => `<n${n}:a ${declaration}>`).join('')}`))
})

test('X-11 whatever is never closed ends in linear time', () => {
  const openings = [
    ...[
      '<![CDATA[',
      '<x><![CDATA[',
      '<![CDATA[<![CDATA[]]>',
      '<!--',
      '<?',
      '<!',
      '<!DOCTYPE [',
      '<',
      '</',
      '</a ',
      '<a ',
    ],
    ...[
      '<a b="',
      "<a b='",
      `<a b="<a c='`,
      '<a b="<"c ',
      '<title>',
      '<item><title>',
      ']]>',
      '</b>',
      '<b></i>',
      '<item',
      '&#x',
    ],
    ...[
      '<p>The post ',
      ' appeared first on ',
      'Ø',
      'Ø§',
      '<a b="<<<<<<<<<<<<<<<<"> ',
      '<enclosure url="',
      '<a xmlns:b="',
    ],
  ]
  for (const opening of openings) {
    const flood = opening.repeat(MEGABYTE / 3 / opening.length)
    within(2500, item(flood), opening)
    within(2500, item(`<description>${flood}</description>`), `${opening} in a description`)
    within(2500, item(`<description><![CDATA[${flood}]]></description>`), `${opening} in CDATA`)
    within(2500, flood, `${opening} alone`)
    within(2500, `<?xml version="1.0"?>${flood}`, `${opening} behind a declaration`)
  }
}, 120_000)

test('X-18 H-05 a hostile JSON Feed', () => {
  const feed = (items: string, head = '') =>
    `{"version":"https://jsonfeed.org/version/1.1","title":"دفتر",${head}"items":[${items}]}`
  within(2000, feed(`{"id":"1","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`))
  within(2000, feed(`{"id":"1","x":${'['.repeat(100_000)}`))
  within(2000, feed('{"a":'.repeat(100_000)))
  within(4000, feed(`{"id":"1","content_text":"${'نص '.repeat(4_000_000)}"}`))
  const polluting = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"id":"1","title":"خبر"}'
  expect(titleOf(within(1000, feed(polluting, '"__proto__":{"polluted":1,"title":"x"},')))).toBe('خبر')
  expect('polluted' in {}).toBe(false)
  const numbers = within(
    1000,
    feed('{"id":1e400,"url":7,"title":["x"],"content_text":{"a":1},"date_published":-1e400,"tags":{"0":"x"}}'),
  )
  expect(numbers?.articles[0]).toMatchObject({
    url: 'https://x.example/7',
    title: null,
    text: '',
    publishedAt: null,
    categories: [],
  })
  expect(titleOf(within(1000, feed('{"id":"1","title":"أول","title":"أخير"}')))).toBe('أخير')
  expect(titleOf(within(1000, feed('{"id":"1","title":"نصف \\ud83d حرف"}')))).toBe('نصف \ufffd حرف')
  for (const odd of ['[]', '{}', 'null', '{"items":null}', '{"items":{}}', '{"items":[null,7,"x",[]]}'])
    within(1000, odd, odd)
})

test('X-04 nothing outside the document is read', () => {
  const outside = [
    `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><title>خبر &x;</title></item>')}`,
    `<?xml-stylesheet href="file:///etc/passwd"?>${rss('<item><title>خبر &x;</title></item>')}`,
    rss(
      '<item><title>خبر &x;</title><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/></item>',
    ),
  ]
  for (const text of outside) expect(titleOf(readText(text))).toBe('خبر &x;')
})
