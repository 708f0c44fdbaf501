import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { shelvesOf } from '../../../renderer/catalogue/shelves.ts'
import { type Catalogue, isCatalogue } from '../../../shared/contract/catalogue.ts'

const catalogue = ownCatalogue()
const names = new Intl.DisplayNames('ar', { type: 'region' })
const wish = { words: '', section: null, nameOfCountry: (code: string) => names.of(code) ?? code }

describe('the shelves', () => {
  test('begin with the Moroccan papers in Arabic and hold every newspaper once', () => {
    const shelves = shelvesOf(catalogue, wish)

    expect(shelves.map(({ name }) => name)).toEqual(['moroccoAr', 'moroccoFr', 'moroccoEn', 'abroad'])
    expect(shelves[0]?.groups[0]?.section).toBe('general')
    const ids = entriesOf(shelves).map(({ source }) => source.id)
    expect(new Set(ids).size).toBe(catalogue.sources.length)
    expect(ids).toHaveLength(catalogue.sources.length)
  })

  test.each([
    ['هسبريس', 'hespress.com'],
    ['الاحداث المغربيه', 'ahdath.info'],
    ['قطر', 'aljazeera.net'],
    ['economiste', 'leconomiste.com'],
    ['اكادير صباح', 'sabahagadir.ma'],
  ])('«%s» finds %s, however it is spelt', (words, id) => {
    expect(entriesOf(shelvesOf(catalogue, { ...wish, words })).map(({ source }) => source.id)).toContain(id)
  })

  test('a section shows the newspapers that have a feed for it, with that feed', () => {
    const entries = entriesOf(shelvesOf(catalogue, { ...wish, section: 'culture' }))
    const hespress = entries.find(({ source }) => source.id === 'hespress.com')

    expect(entries.every(({ feed }) => feed.section === 'culture')).toBe(true)
    expect(hespress?.feed.title).toBe('فن وثقافة')
    expect(hespress?.parts.map(({ section }) => section)).toContain('general')
  })

  test('nothing found is no shelf at all', () => {
    expect(shelvesOf(catalogue, { ...wish, words: 'لا جريدة بهذا الاسم' })).toEqual([])
  })
})

function entriesOf(shelves: ReturnType<typeof shelvesOf>) {
  return shelves.flatMap(({ groups }) => groups).flatMap(({ entries }) => entries)
}

function ownCatalogue(): Catalogue {
  const given: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../assets/catalogue.json'), 'utf8'))
  if (!isCatalogue(given)) throw new Error('The catalogue is not sound.')
  return given
}
