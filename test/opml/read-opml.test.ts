import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readOpml } from '../../electron/opml/read.ts'
import { startEffort } from '../support/effort.ts'
import { codeOf } from '../support/fetching.ts'

const bytes = readFileSync(join(import.meta.dirname, '../fixtures/nested-folders.opml'))

test('an outline belongs to the nearest folder with a title', () => {
  const taken = readOpml(bytes).outlines.filter(outline => outline.url !== null)
  expect(taken.map(({ title, url, section }) => [title, url, section])).toEqual([
    ['جريدة الواحة', 'https://waha.example/feed', 'سياسة & مجتمع'],
    [null, 'https://sahel.example/rss', 'المغرب'],
    ['بلا مجلد معنون', 'http://jabal.example/atom', 'المغرب'],
    ['الجذر', 'https://root.example/feed', null],
  ])
})

test('S-15 hostile addresses come out with a reason', () => {
  const refused = readOpml(bytes).outlines.filter(outline => outline.refused)
  expect(refused.map(({ address, refused: reason }) => [address, reason?.code])).toEqual([
    ['javascript:alert(1)', 'badAddress'],
    ['file:///etc/passwd', 'badAddress'],
    ['|touch /tmp/x', 'badAddress'],
  ])
})

test('what is not OPML is said to be none, and a bomb ends in time', async () => {
  expect(await codeOf(() => readOpml(Buffer.from('<html></html>')))).toBe('notAnOpml')
  expect(await codeOf(() => readOpml(Buffer.from('')))).toBe('notAnOpml')
  const deep = `<opml><body>${'<outline text="x">'.repeat(10_000)}<outline xmlUrl="https://x.example/"/>`
  expect(readOpml(Buffer.from(deep)).outlines).toHaveLength(1)
  const many = `<opml><body>${'<outline xmlUrl="https://x.example/"/>'.repeat(60_000)}</body></opml>`
  expect(await codeOf(() => readOpml(Buffer.from(many)))).toBe('tooLarge')
})

const listOf = (body: string) => readOpml(Buffer.from(`<opml version="2.0"><head/><body>${body}</body></opml>`))
const sections = (body: string) => listOf(body).outlines.map(({ section }) => section)
const feed = (n: number) => `<outline text="${n}" xmlUrl="https://p${n}.example/f"/>`

test('folders of one title stay apart under their whole path, others keep their own', () => {
  expect(
    sections(
      `<outline text="المغرب"><outline text="رياضة">${feed(1)}</outline><outline text="ثقافة">${feed(2)}</outline></outline>` +
        `<outline text="France"><outline text="رياضة">${feed(3)}</outline></outline>${feed(4)}` +
        `<outline text="رياضة">${feed(5)}</outline><outline text="ثقافة"/>`,
    ),
  ).toEqual(['المغرب / رياضة', 'ثقافة', 'France / رياضة', null, 'رياضة'])
})

test('a folder that comes twice is one section; an unnamed one passes its own on', () => {
  expect(
    sections(`<outline text="أ">${feed(1)}</outline><outline text="أ"><outline>${feed(2)}</outline></outline>`),
  ).toEqual(['أ', 'أ'])
})

test('where a list has no folders, the first category stands for one', () => {
  expect(
    sections(
      '<outline text="1" xmlUrl="https://a.example/" category="/المغرب/رياضة,/رياضة"/>' +
        '<outline text="2" xmlUrl="https://b.example/" category="/France/رياضة"/>' +
        '<outline text="3" xmlUrl="https://c.example/" category="ثقافة"/>',
    ),
  ).toEqual(['المغرب / رياضة', 'France / رياضة', 'ثقافة'])
})

test('names come from title or text, in letters of any case, with entities and markup of other programs', () => {
  const { outlines } = listOf(
    '<outline TEXT="&amp;eacute;t&#233; &lt;b&gt;x&lt;/b&gt;" XMLURL="https://a.example/" HTMLURL="https://a.example/home"/>' +
      '<Outline title="" text="من النص" xmlUrl="https://b.example/" language="ar"/>' +
      '<outline title="العنوان" text="النص" xmlUrl="https://c.example/" htmlUrl="javascript:1"/>' +
      '<outline xmlUrl="https://d.example/"/>',
  )
  expect(outlines.map(({ title, homepage }) => [title, homepage])).toEqual([
    ['été x', 'https://a.example/home'],
    ['من النص', null],
    ['العنوان', null],
    [null, null],
  ])
})

test('a feed without an address is named as one that was left out', () => {
  expect(listOf('<outline type="rss" text="بلا عنوان"/>').outlines).toMatchObject([
    { title: 'بلا عنوان', address: '', url: null, refused: { code: 'badAddress' } },
  ])
})

test.each([
  ['a bare ampersand', '<outline text="أ & ب" xmlUrl="https://a.example/"/>'],
  ['an outline that is not closed', '<outline text="أ"><outline text="ب" xmlUrl="https://a.example/"/>'],
])('%s is read, and said to be a fault', (_, body) => {
  expect(listOf(body)).toMatchObject({ isDamaged: true, outlines: [{ url: 'https://a.example/' }] })
})

test('an outline outside the body is read, and said to be a fault', () => {
  const text = '<opml version="2.0"><head/><body/><outline text="x" xmlUrl="https://a.example/"/></opml>'
  expect(readOpml(Buffer.from(text))).toMatchObject({ isDamaged: true, outlines: [{ url: 'https://a.example/' }] })
})

test('lists are decoded like feeds: windows-1256, UTF-16', () => {
  const arabic =
    '<opml version="2.0"><head/><body><outline text="جريدة الصباح" xmlUrl="https://a.example/"/></body></opml>'
  const windows = Buffer.from(
    `<?xml version="1.0" encoding="windows-1256"?>${arabic}`.split('').map(letter => toWindows1256(letter)),
  )
  const wide = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${arabic}`, 'utf16le')
  for (const bytes of [windows, wide, Buffer.from(arabic)]) {
    expect(readOpml(bytes)).toMatchObject({ isDamaged: false, outlines: [{ title: 'جريدة الصباح' }] })
  }
})

const BYTES = Array.from({ length: 256 }, (_, byte) => byte)
const LETTERS = BYTES.map(byte => new TextDecoder('windows-1256').decode(Uint8Array.of(byte)))

function toWindows1256(letter: string): number {
  return LETTERS.indexOf(letter)
}

test('X-19 depth 10,000, with a feed at every level and folders of one name, ends in time', () => {
  const deep = '<outline text="x">'.repeat(10_000)
  const effort = startEffort()
  const { outlines } = readOpml(
    Buffer.from(`<opml><body>${Array.from({ length: 10_000 }, (_, n) => `<outline text="x">${feed(n)}`).join('')}`),
  )
  expect(outlines).toHaveLength(10_000)
  expect(
    readOpml(Buffer.from(`<opml><body>${deep}${Array.from({ length: 40_000 }, (_, n) => feed(n)).join('')}`)).outlines,
  ).toHaveLength(40_000)
  expect(effort()).toBeLessThan(10_000)
})
