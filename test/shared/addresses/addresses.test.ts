import { describe, expect, test } from 'vitest'
import { decodeLabel } from '../../../shared/addresses/punycode.ts'
import { shownHost } from '../../../shared/addresses/shown-host.ts'
import { withoutTracking } from '../../../shared/addresses/tracking.ts'

const asciiOf = (host: string) => new URL(`https://${host}/`).host

describe('punycode (RFC 3492, section 7.1)', () => {
  test.each([
    ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
    ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
    ['3B-ww4c5e180e575a65lsy2b'.toLowerCase(), '3年b組金八先生'],
    ['acadmie-', 'acadmie'],
    ['99999999', null],
    ['a-b_c', null],
    ['a'.repeat(64), null],
  ])('%s', (encoded, letters) => {
    expect(decodeLabel(encoded)).toBe(letters)
  })

  test.each(['جريدة', 'هسبريس', 'الميناء-اليوم', 'académie', 'garçon-île', 'صحيفة2026'])('%s and back', label => {
    expect(decodeLabel(asciiOf(label).slice('xn--'.length))).toBe(label)
  })
})

describe('B-05 a host never looks like another one', () => {
  test.each([
    ['all Arabic', 'جريدة.المغرب'],
    ['Arabic under a Latin ending', 'جريدة-الميناء.example'],
    ['French', 'académie-des-métiers.example'],
    ['plain', 'news.example:8080'],
    ['Arabic with a port', 'أخبار.المغرب:8080'],
  ])('%s is shown in its letters: %s', (_name, host) => {
    expect(shownHost(asciiOf(host))).toBe(host)
  })

  test.each([
    ['Cyrillic that draws like Latin', 'раураl.example'],
    ['all Cyrillic', 'почта.example'],
    ['Greek', 'αθήνα.example'],
    ['a dotless i', 'mıcrosoft.example'],
    ['Arabic and Persian kaf', 'كک.example'],
    ['Arabic and Persian yeh', 'علي-ی.example'],
    ['Arabic and Persian heh', 'هہ.example'],
  ])('%s is shown in ASCII: %s', (_name, host) => {
    const ascii = asciiOf(host)
    expect(shownHost(ascii)).toBe(ascii)
    expect(ascii).toMatch(/^[ -~]+$/)
  })

  test('one that draws like a newspaper the reader has is shown in ASCII, the newspaper itself is not', () => {
    const real = asciiOf('مكتبة.example')
    const twin = asciiOf('مکتبة.example')
    expect(shownHost(twin)).toBe('مکتبة.example')
    expect(shownHost(twin, [real])).toBe(twin)
    expect(shownHost(real, [real, 'other.example'])).toBe('مكتبة.example')
  })
})

describe('H-10 what only tells who sent the reader is taken off an address', () => {
  test.each([
    ['https://a.example/x?utm_source=rss&utm_medium=feed', 'https://a.example/x'],
    ['https://a.example/x?id=7&fbclid=abc#p', 'https://a.example/x?id=7#p'],
    ['https://a.example/x?UTM_Campaign=1&a=%D8%A7', 'https://a.example/x?a=%D8%A7'],
    ['https://a.example/?gclid=1&msclkid=2&mc_eid=3', 'https://a.example/'],
  ])('%s', (address, clean) => {
    expect(withoutTracking(address)).toBe(clean)
  })

  test.each([
    'https://a.example/x?q=utm_source=rss',
    'https://a.example/x?b=1&a=2&a=2&c',
    'https://a.example/utm_source=1#?fbclid=1',
    'mailto:reader@a.example?subject=utm_source',
  ])('%s stays as it is', address => {
    expect(withoutTracking(address)).toBe(address)
  })
})
