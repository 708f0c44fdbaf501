import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { subscribedIn } from '../../../renderer/library/subscribed.ts'
import { isName, offersFor } from '../../../renderer/sources/catalogued.ts'
import { feedIdentity } from '../../../shared/addresses/canonical.ts'
import { type Catalogue, isCatalogue } from '../../../shared/contract/catalogue.ts'
import type { Source } from '../../../shared/contract/sources.ts'

const { sources } = ownCatalogue()

describe('a name in the place of an address', () => {
  test.each([
    ['هسبريس', 'hespress.com'],
    ['hespress', 'hespress.com'],
    ['Hespr', 'hespress.com'],
    ['«الاحداث المغربيه»', 'ahdath.info'],
    ['economiste', 'leconomiste.com'],
  ])('«%s» offers %s', (typed, id) => {
    const offers = offersFor(typed, sources).map(source => source.id)
    expect(offers).toContain(id)
    expect(offers.length).toBeLessThanOrEqual(5)
  })

  test('offers those first that begin with it', () => {
    const [some] = sources
    const named = ['بريد الجبل', 'الجبل اليوم'].map(title => ({ ...some, title, id: title, feeds: [] }) as never)
    expect(offersFor('الجبل', named).map(({ title }) => title)).toEqual(['الجبل اليوم', 'بريد الجبل'])
  })

  test.each(['', ' ', 'ه', 'hespress.com', 'https://hespress.com', 'localhost:8080', 'لا جريدة بهذا الاسم أبدا'])(
    '«%s» offers nothing',
    typed => {
      expect(offersFor(typed, sources)).toEqual([])
    },
  )

  test('is told from an address', () => {
    expect(['هسبريس', 'Le Matin', '\u200fهسبريس'].map(isName)).toEqual([true, true, true])
    expect(['hespress.com', '«hespress.com»', 'news@hespress.com', 'feed:x'].map(isName)).toEqual([
      ...[false, false, false, false],
    ])
  })
})

test('no two feeds of the catalogue are one feed', () => {
  const urls = sources.flatMap(({ feeds }) => feeds.map(({ url }) => url))
  expect(new Set(urls.map(feedIdentity)).size).toBe(urls.length)
})

test('what the reader has is known in all spellings', () => {
  const subscribed = subscribedIn([{ feeds: [{ url: 'https://waha.example/feed/' }] } as unknown as Source])
  expect(['http://www.waha.example/feed', 'https://waha.example/feed?cat=1'].map(url => subscribed.has(url))).toEqual([
    ...[true, false],
  ])
})

function ownCatalogue(): Catalogue {
  const given: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../assets/catalogue.json'), 'utf8'))
  if (!isCatalogue(given)) throw new Error('The catalogue is not sound.')
  return given
}
