import { domainToASCII, domainToUnicode } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  isAtHost,
  isOfKnownSite,
  likenessTo,
  newspapersOf,
  shownHost,
  sourceOfSite,
} from '../../../renderer/library/hosts.ts'
import { writtenLabel } from '../../../shared/addresses/punycode.ts'
import { skeleton } from '../../../shared/arabic/skeleton.ts'
import type { Source } from '../../../shared/contract/sources.ts'
import { sourceWith } from '../../support/sources.ts'

function source(id: number, title: string, ...urls: readonly string[]): Source {
  return { ...sourceWith(title, ...urls.map(url => ({ url }))), id }
}

describe('B-05 a host', () => {
  test.each([
    ['https://www.waha.example/feed', 'www.waha.example'],
    ['http://127.0.0.1:8080/', '127.0.0.1:8080'],
    ['https://[::1]:8080/', '[::1]:8080'],
    ['https://جريدة.المغرب/', 'جريدة.المغرب'],
    ['https://journal-équité.example/', 'journal-équité.example'],
  ])('%s is shown in its letters', (address, shown) => {
    expect(shownHost(address)).toBe(shown)
  })

  test.each([
    ['Cyrillic letters among Latin ones', 'https://раураl.example/'],
    ['Cyrillic letters alone', 'https://аррӏе.example/'],
    ['Persian yeh beside Arabic yeh', 'https://يومیة.example/'],
    ['Persian kaf beside Arabic kaf', 'https://كتاب-کبیر.example/'],
    ['a dotless letter', 'https://حںين.example/'],
    ['a dotless Latin letter', 'https://lıberte.example/'],
  ])('with %s is shown as the network writes it', (_name, address) => {
    expect(shownHost(address)).toMatch(/xn--/)
    expect(shownHost(address)).toMatch(/^[\x21-\x7e]+$/)
  })
})

test('B-05 a host that draws like one that the reader knows is shown as the network writes it', () => {
  expect(shownHost('https://مکتبة.example/feed')).toBe('مکتبة.example')
  expect(
    shownHost('https://مکتبة.example/feed', ['xn--mgbg4b1cn.example', new URL('https://مكتبة.example').host]),
  ).toMatch(/^xn--/)
})

test('B-05 a host with two kinds of digits is no host at all', () => {
  expect(shownHost('https://قناة٢2.example/')).toBe('')
})

test('punycode is read as Node reads it, and what is none stays', () => {
  for (const name of ['جريدة', 'bücher', 'مثال', '例え', 'ascii', 'ما-بين', '😀x', 'faß-e']) {
    const ascii = domainToASCII(name)
    expect(writtenLabel(ascii)).toBe(domainToUnicode(ascii))
  }
  for (const none of ['plain', 'xn--', 'xn---', 'xn--99999999999', 'xn--!!', `xn--${'9'.repeat(10_000)}`]) {
    expect(() => writtenLabel(none)).not.toThrow()
  }
})

describe('B-06 names', () => {
  test.each([
    ['tatweel', 'الجـــزيرة'],
    ['a space that is not seen', 'الجز\u200bيرة'],
    ['a Hangul filler', 'الجزيرة\u3164'],
    ['alef and teh variants', 'آلجزيره'],
    ['Persian yeh', 'الجزیرة'],
    ['vowel marks', 'الجَزِيرَة'],
    ['punctuation and spaces', '«الجزيرة» .'],
  ])('with %s have one skeleton', (_name, imitation) => {
    expect(skeleton(imitation)).toBe(skeleton('الجزيرة'))
  })

  test('in look-alike letters have one skeleton, different names have not', () => {
    expect(skeleton('Неspress')).toBe(skeleton('hespress'))
    expect(skeleton('he5press')).not.toBe(skeleton('hespress'))
    expect(skeleton('الجزيرة')).not.toBe(skeleton('الجزائر'))
  })
})

describe('B-06 a feed that could be taken for a source', () => {
  const known = [source(1, 'جريدة الواحة', 'https://waha.example/feed'), source(2, 'Le Port', 'https://port.example/a')]

  test('is told by its name, with the host that the reader knows', () => {
    const feed = { title: 'جريــدة الواحه', url: 'https://other.example/feed' }
    expect(likenessTo(feed, known)).toMatchObject({ by: 'name', title: 'جريدة الواحة', host: 'waha.example' })
  })

  test('is told by its host', () => {
    const feed = { title: 'شيء آخر', url: 'https://рort.example/feed' }
    expect(likenessTo(feed, known)).toMatchObject({ by: 'host', title: 'Le Port', host: 'port.example' })
  })

  test.each(['الجـــزيرة المحلية', 'الجز\u200bيرة المحلية\u3164', 'آلجزيره «المحلية»', '\u2067الجزیرة المحلية\u2069'])(
    'is told by its name also where only the catalogue has the newspaper: %j',
    title => {
      const catalogued = newspapersOf({
        sources: [
          {
            id: 'a',
            title: 'الجزيرة المحلية',
            homepage: 'https://www.jazira.example/',
            language: 'ar',
            country: 'MA',
            feeds: [
              { url: 'https://www.jazira.example/feed', section: 'general' },
              { url: 'https://www.jazira.example/sport', section: 'sport', title: 'رياضة' },
            ],
          },
        ],
      })
      const feed = { title, url: 'https://other.example/feed' }
      expect(likenessTo(feed, catalogued)).toMatchObject({
        by: 'name',
        title: 'الجزيرة المحلية',
        host: 'www.jazira.example',
      })
      expect(likenessTo({ ...feed, title: 'رياضة' }, catalogued)).toBeNull()
      expect(isOfKnownSite(feed.url, catalogued)).toBe(false)
      expect(isOfKnownSite('https://jazira.example/feed', catalogued)).toBe(true)
    },
  )

  test('is not another feed of the same site, nor one without a name', () => {
    expect(likenessTo({ title: 'جريدة الواحة', url: 'https://www.waha.example/sport' }, known)).toBeNull()
    expect(likenessTo({ title: 'جريدة الواحة', url: 'https://feeds.waha.example/sport' }, known)).toBeNull()
    expect(likenessTo({ title: null, url: 'https://other.example/feed' }, known)).toBeNull()
    expect(likenessTo({ title: '…', url: 'https://other.example/feed' }, known)).toBeNull()
  })

  test('other feeds of a site belong to the source that is there', () => {
    expect(sourceOfSite('https://www.waha.example/', known)?.id).toBe(1)
    const [waha] = known
    const french = source(3, 'Oasis', 'https://fr.waha.example/feed')
    expect(sourceOfSite('https://fr.waha.example/', known)?.id).toBe(1)
    expect(sourceOfSite('https://fr.waha.example/', [...known, french])?.id).toBe(3)
    expect(waha && isAtHost(waha, 'https://www.waha.example/')).toBe(true)
    expect(waha && isAtHost(waha, 'https://fr.waha.example/')).toBe(false)
    expect(sourceOfSite('https://waha.example.evil.example/', known)).toBeNull()
  })
})
