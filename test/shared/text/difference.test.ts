import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, difference } from '../../../shared/text/difference.ts'
import { startEffort } from '../../support/effort.ts'

const written = (changes: readonly Change[]) =>
  changes.map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `{+${text}+}` })[kind]).join(' ')
const side = (changes: readonly Change[], but: Change['kind']) =>
  changes
    .filter(({ kind }) => kind !== but)
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()

describe('what changed, word by word', () => {
  test.each([
    ['وصل المطر أمس', 'وصل المطر أمس', 'وصل المطر أمس'],
    ['وصل المطر أمس', 'وصل الثلج أمس', 'وصل [-المطر-] {+الثلج+} أمس'],
    ['أ ب ج', 'أ ب د ج هـ', 'أ ب {+د+} ج {+هـ+}'],
    ['أ ب ج', 'ب ج', '[-أ-] ب ج'],
    ['', 'جديد', '{+جديد+}'],
    ['قديم', '', '[-قديم-]'],
    ['', '', ''],
    ['سطر  أول\n\nثان', 'سطر أول\nثان', 'سطر أول\nثان'],
  ])('%s → %s', (before, after, expected) => {
    expect(written(difference(before, after))).toBe(expected)
  })

  test('both texts can be read out of it', () => {
    const text = fc.array(fc.constantFrom('أ', 'ب', 'ج', 'د', '\n'), { maxLength: 60 }).map(words => words.join(' '))
    const plain = (given: string) => side(difference(given, given), 'added')
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = difference(before, after)
        expect(side(changes, 'added')).toBe(plain(before))
        expect(side(changes, 'removed')).toBe(plain(after))
      }),
    )
  })

  test('a long text with one change, and two long texts with nothing in common, are quick', () => {
    const words = (name: string) => Array.from({ length: 20_000 }, (_, index) => `${name}${index}`)
    const changed = words('a')
    changed[10_000] = 'x'
    const effort = startEffort()
    expect(difference(words('a').join(' '), changed.join(' ')).map(({ kind }) => kind)).toEqual([
      'same',
      'removed',
      'added',
      'same',
    ])
    expect(difference(words('a').join(' '), words('b').join(' ')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
    expect(effort()).toBeLessThan(5_000)
  })
})
