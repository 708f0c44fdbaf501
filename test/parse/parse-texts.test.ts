// Which element holds the text, which date counts, and what becomes of texts that are no HTML.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startEffort } from '../support/effort.ts'
import { readEntry, readItem, readText, rss } from './reading.ts'

const fixture = (name: string) => readText(readFileSync(join(import.meta.dirname, '../fixtures/feeds', name)))
const escaped = (html: string) => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

test('the first text with words in it is the text', () => {
  const words = '<description>وصل القطار في موعده.</description>'
  for (const empty of [
    '<div>\n\n</div>',
    '<p>&nbsp;</p>',
    '<!-- لا شيء -->',
    '<p>…</p>',
    '<script>count("قراءات")</script>',
    '<div style="clear:both"></div>'.repeat(50),
    '\u200f',
  ]) {
    const item = readItem(`<title>x</title>${words}<content:encoded>${escaped(empty)}</content:encoded>`)
    expect(item, empty).toMatchObject({ html: 'وصل القطار في موعده.', text: 'وصل القطار في موعده.' })
    const entry = readEntry(
      `<id>1</id><content type="html">${escaped(empty)}</content><summary>وصل القطار في موعده.</summary>`,
    )
    expect(entry.text, empty).toBe('وصل القطار في موعده.')
    const json = { version: '1', items: [{ id: 1, content_html: empty, summary: 'وصل القطار في موعده.' }] }
    expect(readText(JSON.stringify(json)).articles[0]?.text, empty).toBe('وصل القطار في موعده.')
  }
})

test('pictures and films of a text without words stand before the words, once', () => {
  const item = (content: string, description: string) =>
    readItem(
      `<title>x</title><description>${escaped(description)}</description><content:encoded>${escaped(content)}</content:encoded>`,
    )
  const picture = '<p><img src="https://x.example/7.jpg"></p>'
  expect(item(picture, 'وصل القطار.')).toMatchObject({
    html: `${picture}وصل القطار.`,
    pictures: ['https://x.example/7.jpg'],
  })
  expect(item(picture, `${picture}وصل القطار.`).html).toBe(`${picture}وصل القطار.`)
  const film = '<iframe src="https://film.example/7"></iframe>'
  expect(item(film, '<p>وصل القطار.</p>').html).toBe(`${film}<p>وصل القطار.</p>`)
  // Nothing but a picture, nothing but a face: that is the text.
  expect(item(picture, '<div></div>')).toMatchObject({ html: picture, text: '' })
  expect(item('<div></div>', picture).html).toBe(picture)
  expect(item('<div></div>', '<p>🎉</p>').text).toBe('🎉')
})

test('the first date that can be read counts, and one that lies years ahead only where there is no other', () => {
  const day = Date.UTC(2026, 1, 7)
  const item = (...dates: string[]) => readItem(`<title>x</title>${dates.join('')}`)
  const good = '<dc:date>2026-02-07</dc:date>'
  for (const unusable of ['Thu, 32 Foo', '0000-00-00 00:00:00', 'غير محدد', '1970-01-01', '2099-01-01', '31/13/1447']) {
    expect(item(`<pubDate>${unusable}</pubDate>`, good).publishedAt, unusable).toBe(day)
    expect(item(`<pubDate>${unusable}</pubDate>`, '<pubDate>2026-02-07</pubDate>').publishedAt, unusable).toBe(day)
    expect(item(`<pubDate>${unusable}</pubDate>`, '<atom:updated>2026-02-07</atom:updated>')).toMatchObject({
      publishedAt: day,
      updatedAt: day,
    })
    const entry = readEntry(`<id>1</id><published>${unusable}</published><updated>2026-02-07</updated>`)
    expect(entry.publishedAt, unusable).toBe(day)
    const json = { version: '1', items: [{ id: 1, date_published: unusable, date_modified: '2026-02-07' }] }
    expect(readText(JSON.stringify(json)).articles[0]?.publishedAt, unusable).toBe(day)
  }
  expect(item('<pubDate>2099-01-01</pubDate>').publishedAt).toBe(Date.UTC(2099, 0, 1))
  // Some hours ahead is a clock of another zone.
  expect(item('<pubDate>2026-02-11T15:00:00Z</pubDate>', good).publishedAt).toBe(Date.UTC(2026, 1, 11, 15))
  const seconds = { version: '1', items: [{ id: 1, date_published: day / 1000 }] }
  expect(readText(JSON.stringify(seconds)).articles[0]?.publishedAt).toBe(day)
})

test('an article without an id of its own is known by its first date as it is written', () => {
  const guid = (dates: string) => readItem(`<title>x</title>${dates}`).guid
  const first = '<pubDate>Thu, 32 Foo</pubDate>'
  expect(guid(`${first}<dc:date>2026-02-07</dc:date>`)).toBe(guid(first))
})

test('the text under a film keeps its lines, its signs and its addresses', () => {
  expect(fixture('lines-under-a-film.atom').articles[0]).toMatchObject({
    html:
      '<p>نصنع اليوم كرسيا &lt;خفيفا&gt; &amp; متينا.</p><p>0:00 القياس<br>2:40 القطع (المنشار: ' +
      '<a href="https://adawat.example/minshar?a=1&amp;b=2">https://adawat.example/minshar?a=1&amp;b=2</a>).</p>' +
      '<p><a href="https://www.warsha.example/khashab">www.warsha.example/khashab</a>، ومراسلتنا: warsha@www.example</p>',
    text: expect.stringContaining('0:00 القياس\n2:40 القطع'),
  })
})

test('a text without a tag is text, wherever it stands, and one with tags is markup', () => {
  const html = (inside: string) => readItem(`<title>x</title>${inside}`).html
  const described = (text: string) => html(`<description>${text}</description>`)
  expect(described('سطر\nسطر\r\n\r\nفقرة')).toBe('<p>سطر<br>سطر</p><p>فقرة</p>')
  expect(described('<![CDATA[سطر &laquo;أ&raquo;\nسطر <الأهم> <x>]]>')).toBe(
    '<p>سطر «أ»<br>سطر &lt;الأهم&gt; &lt;x&gt;</p>',
  )
  expect(html('<itunes:summary>سطر\nسطر</itunes:summary>')).toBe('<p>سطر<br>سطر</p>')
  expect(html('<media:description type="plain">أ &lt;b&gt; ب</media:description>')).toBe('<p>أ &lt;b&gt; ب</p>')
  expect(html('<content:encoded>سطر\nسطر</content:encoded>')).toBe('<p>سطر<br>سطر</p>')
  // A document that is set out by its program.
  expect(described('سطر طويل\n      يستمر هنا\n      وهنا')).toBe('<p>سطر طويل يستمر هنا وهنا</p>')
  expect(described('قائمة:\n  - أ\n  - ب')).toBe('<p>قائمة:<br>- أ<br>- ب</p>')
  for (const markup of [
    '<p>سطر\nسطر</p>',
    'سطر\n<br>سطر',
    'سطر\n<o:p></o:p>',
    'سطر\n<my-card>أ</my-card>',
    'سطر\n</x>',
    'سطر بلا شيء',
  ]) {
    expect(described(`<![CDATA[${markup}]]>`), markup).toBe(markup)
  }
  expect(readEntry('<id>1</id><content type="html">سطر\nسطر</content>').html).toBe('سطر\nسطر')
})

test('an address in a text ends where the sentence begins again, and is one that can be opened', () => {
  const linksIn = (text: string) =>
    [
      ...readItem(`<title>x</title><description><![CDATA[${text}\n.]]></description>`).html.matchAll(/href="([^"]*)"/g),
    ].map(([, address]) => address)
  for (const [text, ...addresses] of [
    ['انظر https://x.example/a.', 'https://x.example/a'],
    ['(https://x.example/a_(b))', 'https://x.example/a_(b)'],
    ['«https://x.example/a»، ثم', 'https://x.example/a'],
    ['الموقعhttps://x.example/خبر؟', 'https://x.example/خبر'],
    ['https://x.example/a\u200f وhttp://y.example', 'https://x.example/a', 'http://y.example'],
    ['WWW.x.example!', 'https://WWW.x.example'],
    ['https:// www. http://.'],
    ['javascript:alert(1) data:text/html,x'],
    ['https://x.example/"onmouseover="x', 'https://x.example/'],
    ["https://x.example/?a='&b=<c>", 'https://x.example/?a=&#39;&amp;b='.replace('&#39;', "'")],
  ]) {
    expect(linksIn(text as string), text).toEqual(addresses)
  }
})

test('texts of nothing but what is looked for are read in linear time', () => {
  for (const piece of ['https://', 'www.', '(https://x)', '\n  ', '&lt;x', ')', '&amp;lt;', '&lt;![CDATA[', ']]&gt;']) {
    const effort = startEffort()
    readText(rss(`<item><title>x</title><description>${piece.repeat(100_000)}</description></item>`))
    expect(effort(), piece).toBeLessThan(10_000)
  }
})
