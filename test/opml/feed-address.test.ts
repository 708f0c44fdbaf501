import { expect, test } from 'vitest'
import { addressesMeant, feedAddress } from '../../electron/opml/feed-address.ts'
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
    'news@x.example',
    'https:///',
  ]) {
    expect(await codeOf(() => feedAddress(refused)), refused).toBe('badAddress')
  }
})

test('what was pasted is cleaned, and what was meant by it found out afterwards', () => {
  expect(feedAddress('\u200f«https://waha.example/feed.xml»،')).toBe('https://waha.example/feed.xml')
  expect(addressesMeant('\u202bwaha.example\u202c.')).toEqual([
    'https://waha.example/',
    'https://www.waha.example/',
    'http://waha.example/',
  ])
  expect(addressesMeant('اقرأ feed:http://waha.example/feed كل يوم')).toEqual(['http://waha.example/feed'])
})

test('P-18 an address with a name and a password is called what it is, and its password told to nobody', () => {
  for (const secret of [
    'https://salma:hush@x.example/feed',
    'salma:hush@x.example/feed',
    '\u200fhttps://salma:hush@x.example/feed،',
    'feed:https://salma:hush@x.example',
  ]) {
    expect(() => feedAddress(secret), secret).toThrow(expect.objectContaining({ code: 'passwordInAddress' }))
    expect(() => feedAddress(secret), secret).not.toThrow(/hush|salma/)
  }
})
