import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../shared/arabic/fold.ts'
import { textStemmer } from '../../../shared/search/stemmed-text.ts'
import { kinOf, kinsOf, searchStem } from '../../../shared/search/stems.ts'
import { stemsOfWord, wordsIn, wordsOf } from '../../../shared/search/words.ts'

const stem = (word: string) => searchStem(fold(word))
const isKin = (one: string, other: string) => kinsOf(fold(one)).includes(kinOf(stem(other)))

describe('one stem', () => {
  test.each([
    'ملك الملك والملك بالملك للملك كالملك وملك',
    'حكومة الحكومة حكومته حكومتهم وحكومتها',
    'مهندس مهندسا المهندسين مهندسون للمهندسين مهندسات',
    'وزير الوزير ووزير',
    'لاجئ لاجئون لاجؤون لاجئين اللاجئين',
    'مسؤول مسئول المسؤولين والمسئولون',
    'وطن وطنه الوطن',
    'الله لله بالله والله',
    'election elections',
    'maison maisons',
  ])('%s', words => {
    expect(new Set(words.split(' ').map(stem)).size).toBe(1)
  })

  test.each(['ملك مالك', 'كتاب باب', 'الله له', 'فريق ريق'])('%s: not one', words => {
    expect(new Set(words.split(' ').map(stem)).size).toBe(2)
  })
})

test.each([
  ['مدرسة', 'مدارس'],
  ['كتاب', 'كتب'],
  ['وزير', 'وزراء'],
  ['شهيد', 'شهداء'],
  ['استقبل', 'يستقبل'],
  ['مدينة', 'المدن'],
  ['حياة', 'بحياة'],
  ['قرية', 'القرى'],
  ['مستشفى', 'المستشفيات'],
])('kin: %s, %s', (one, other) => {
  expect(isKin(one, other)).toBe(true)
})

describe('words', () => {
  test.each([
    ['١٬٢٥٠ و1,250 و12,345,678 و1,25', '1250 و1250 و12345678 و1 25'],
    ['عبدالله، عبد الله، نورالدين، أبوظبي', 'عبد الله عبد الله نور الدين ابو ظبي'],
    ['الوالدين أبواب', 'الوالدين ابواب'],
    ['ﻣَﺴﺌﻮﻝ ﷲ co\u00adop', 'مسوول الله coop'],
  ])('%s', (text, expected) => {
    expect(wordsOf(text).join(' ')).toBe(expected)
    expect(
      wordsIn(text)
        .map(({ folded }) => folded)
        .join(' '),
    ).toBe(expected)
  })

  test('have their places in the text', () => {
    const text = 'قال عبدالله: ١٬٢٥٠'
    expect(wordsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(['قال', 'عبد', 'الله', '١٬٢٥٠'])
  })
})

test('the quick way to stems is the same as the other', () => {
  const stemmer = textStemmer()
  const slow = (text: string) => new TextEncoder().encode(wordsOf(text).flatMap(stemsOfWord).join(' '))
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom('عبدالله', '1,250', '١٬٢٥٠', '12345,678', 'a1,250', '1,2345', ' ', ',', 'ً', '😀', 'مدارس'),
      fc.string(),
    ),
  )
  fc.assert(
    fc.property(pieces, parts => {
      expect(stemmer.stem(parts.join(''))).toEqual(slow(parts.join('')))
    }),
  )
})

test('new stems are told once, counted ones in a sample of documents', () => {
  const stemmer = textStemmer()
  const fresh: string[] = []
  const counted = new Map<string, number>()
  stemmer.stem('بحر ونهر')
  stemmer.takeNew(word => fresh.push(word))
  for (let document = 0; document < 16; document++) {
    stemmer.nextDocument()
    stemmer.stem('البحر بحر')
  }
  stemmer.takeNew(word => fresh.push(word))
  stemmer.takeAll((word, documents) => counted.set(word, documents))
  expect(fresh).toEqual(['بحر', 'نهر'])
  expect(counted.get('بحر')).toBe(24)
})
