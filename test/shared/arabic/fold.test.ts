import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldWithOrigins, foldWords } from '../../../shared/arabic/fold.ts'

describe('spellings that readers mix up are equal', () => {
  test.each([
    ['vowel marks', 'مَدْرَسَةٌ', 'مدرسة'],
    ['hamza on alef', 'أكادير إفران آسفي', 'اكادير افران اسفي'],
    ['hamza on waw and yeh', 'مسؤول قارئ', 'مسوول قاري'],
    ['hamza at the end', 'سماء', 'سما'],
    ['teh marbuta and heh', 'طنجة', 'طنجه'],
    ['alef maksura and yeh', 'مستشفى', 'مستشفي'],
    ['tatweel', 'خـــبر', 'خبر'],
    ['Eastern and Persian digits', '٢٠٢٦ ۲۰۲۶', '2026 2026'],
    ['the g of the Maghreb', 'أݣادير أگادير أڭادير', 'اكادير اكادير اكادير'],
    ['Persian letters', 'کتاب فارسی', 'كتاب فارسي'],
    ['presentation forms', 'ﻻ ﷲ', 'لا الله'],
    ['joiners and direction marks', 'می\u200cروم \u200fسوق', 'ميروم سوق'],
    ['capitals and accents', 'École À ŒUVRE', 'ecole a oeuvre'],
    ['accents written apart', 'cafe\u0301', 'cafe'],
  ])('%s', (_name, one, other) => {
    expect(fold(one)).toBe(fold(other))
  })
})

test('a word that is a hamza alone does not fold to nothing', () => {
  expect(fold('ء')).toBe('ء')
})

test('folding what is folded changes nothing, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
    { seed: 20261123, numRuns: 3000 },
  )
})

test('every folded unit knows where it came from', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const { folded, origins } = foldWithOrigins(text)
      expect(folded).toBe(fold(text))
      expect(origins.length).toBe(folded.length + 1)
      expect([...origins]).toEqual([...origins].toSorted((a, b) => a - b))
    }),
    { seed: 20261123, numRuns: 1000 },
  )
})

test('a text of a million letters that all expand is folded whole', () => {
  expect(fold('ﷲ'.repeat(200_000))).toBe('الله'.repeat(200_000))
})

test.each(['مسئول', 'شُئُون', 'ﻣﺴﺌﻮﻝ', 'ئ و', 'ﻼئو', 'co\u00adop ئؤ'])('words are folded as texts are: %s', text => {
  expect(foldWords(text)).toBe(fold(text))
})
