import { expect, test } from 'vitest'
import { isOwnGuid, linkKeyOf, wordsKeyOf } from '../../electron/records/article-keys.ts'
import { canonicalAddress } from '../../shared/addresses/canonical.ts'
import { startEffort } from '../support/effort.ts'

test.each([
  ['http://www.paper.example/a/', 'https://paper.example/a'],
  ['https://PAPER.example/a?utm_source=rss&id=7&fbclid=x', 'https://paper.example/a?id=7'],
  ['https://paper.example/a;jsessionid=0A1B', 'https://paper.example/a'],
  ['https://paper.example/a?PHPSESSID=1#xtor=RSS-7', 'https://paper.example/a'],
  ['https://paper.example/?p=12', 'http://paper.example?p=12'],
])('%s and %s are one address', (one, other) => {
  expect(canonicalAddress(one)).toBe(canonicalAddress(other))
  expect(linkKeyOf(one)).toBe(linkKeyOf(other))
})

test.each([
  ['https://paper.example/a?id=7', 'https://paper.example/a?id=8'],
  ['https://paper.example/a?sid=7', 'https://paper.example/a?sid=8'],
  ['https://paper.example/live#10h', 'https://paper.example/live#11h'],
  ['https://paper.example:8080/a', 'https://paper.example/a'],
])('%s and %s are two addresses', (one, other) => {
  expect(linkKeyOf(one)).not.toBe(linkKeyOf(other))
})

test('words are the same whatever marks them up, and other words are not', () => {
  const words = wordsKeyOf('عنوان', 'سطر\nسطر')
  expect(wordsKeyOf('عنوان', 'سطر سطر')).toBe(words)
  expect(wordsKeyOf('عنوان', 'سطر سطران')).not.toBe(words)
  expect(wordsKeyOf('عنوان آخر', 'سطر سطر')).not.toBe(words)
  expect(wordsKeyOf('ع', 'انظر https://p.example/a?utm_source=1 هنا')).toBe(
    wordsKeyOf('ع', 'انظر https://p.example/a?utm_source=2 هنا'),
  )
  expect(wordsKeyOf('ع', 'هل؟ https://p.example/a?id=1')).not.toBe(wordsKeyOf('ع', 'هل؟ https://p.example/a?id=2'))
})

test('an address that stands in for a guid is no guid of its own', () => {
  expect(isOwnGuid('https://p.example/a', 'https://p.example/a')).toBe(false)
  expect(isOwnGuid('http://p.example/a/', 'https://p.example/a?utm_source=rss')).toBe(false)
  expect(isOwnGuid('https://p.example/?p=1', 'https://p.example/a')).toBe(true)
  expect(isOwnGuid('a', null)).toBe(true)
})

test('X-16 H-19 addresses and texts of a megabyte take no time', () => {
  const effort = startEffort()
  canonicalAddress(`https://p.example/${'/'.repeat(1_000_000)}a`)
  canonicalAddress(`https://p.example/a?${'utm_source=1&'.repeat(80_000)}`)
  wordsKeyOf('ع', `https://p.example/${'?'.repeat(500_000)}${' https://a'.repeat(50_000)}?`)
  expect(effort()).toBeLessThan(2_000)
})
