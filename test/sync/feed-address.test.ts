import { expect, test } from 'vitest'
import { feedAddress } from '../../electron/opml/feed-address.ts'
import { codeOf } from '../support/fetching.ts'

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
