import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { feedAddress } from '../../electron/sync/feed-address.ts'
import { parseOpml } from '../../electron/sync/opml.ts'
import { codeOf } from '../support/fetching.ts'

const bytes = readFileSync(join(import.meta.dirname, '../fixtures/nested-folders.opml'))

test('an outline belongs to the nearest folder with a title', () => {
  const taken = parseOpml(bytes).filter(outline => outline.url !== null)
  expect(taken.map(({ title, url, section }) => [title, url, section])).toEqual([
    ['جريدة الواحة', 'https://waha.example/feed', 'سياسة & مجتمع'],
    [null, 'https://sahel.example/rss', 'المغرب'],
    ['بلا مجلد معنون', 'http://jabal.example/atom', 'المغرب'],
    ['الجذر', 'https://root.example/feed', null],
  ])
})

test('S-15 hostile addresses come out with a reason', () => {
  const refused = parseOpml(bytes).filter(outline => outline.refused)
  expect(refused.map(({ address, refused: reason }) => [address, reason?.code])).toEqual([
    ['javascript:alert(1)', 'badAddress'],
    ['file:///etc/passwd', 'badAddress'],
    ['|touch /tmp/x', 'badAddress'],
  ])
})

test('what is not OPML is said to be none, and a bomb ends in time', async () => {
  expect(await codeOf(() => parseOpml(Buffer.from('<html></html>')))).toBe('notAnOpml')
  expect(await codeOf(() => parseOpml(Buffer.from('')))).toBe('notAnOpml')
  const deep = `<opml><body>${'<outline text="x">'.repeat(10_000)}<outline xmlUrl="https://x.example/"/>`
  expect(parseOpml(Buffer.from(deep))).toHaveLength(1)
  const many = `<opml><body>${'<outline xmlUrl="https://x.example/"/>'.repeat(60_000)}</body></opml>`
  expect(await codeOf(() => parseOpml(Buffer.from(many)))).toBe('tooLarge')
})

test('S-15 what a person types becomes a feed address, or is refused', async () => {
  expect(feedAddress(' waha.example/feed ')).toBe('https://waha.example/feed')
  expect(feedAddress('feed:https://waha.example/feed#top')).toBe('https://waha.example/feed')
  expect(feedAddress('feed://waha.example/feed')).toBe('https://waha.example/feed')
  expect(feedAddress('http://127.0.0.1:18080/feed/1')).toBe('http://127.0.0.1:18080/feed/1')
  expect(feedAddress('localhost:8080/feed')).toBe('https://localhost:8080/feed')
  expect(feedAddress('https://مثال.example/تغذية')).toMatch(/^https:\/\/xn--/)
  for (const refused of [
    'file:///x',
    'feed:file:///x',
    '|cmd',
    'ftp://x.example/',
    'view-source:https://x.example/',
    'javascript:alert(1)',
    '',
    'كلمة',
    'https://u:p@x.example/',
  ]) {
    expect(await codeOf(() => feedAddress(refused)), refused).toBe('badAddress')
  }
})
