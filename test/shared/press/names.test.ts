import { describe, expect, test } from 'vitest'
import { isolated, isolatedAddress, withoutIsolates, writtenName } from '../../../shared/press/names.ts'
import { minutesToRead } from '../../../shared/text/reading-time.ts'
import { saysTheSame, withoutRepeat } from '../../../shared/text/repeats.ts'

describe('a name', () => {
  test.each([
    ['of two scripts, in an Arabic paper', 'Radio Port عربي', 'ar', 'rtl', 'ar'],
    ['of two scripts, of nobody knows where', 'MNA عربي', null, 'rtl', 'ar'],
    ['in Latin letters, of an Arabic paper', 'Port News', 'ar', 'ltr', null],
    ['of a French paper', 'Le Courrier', 'fr', 'ltr', 'fr'],
    ['of an Arabic paper whose feeds say that they are English', 'بريد الجبل', 'en', 'rtl', 'ar'],
  ])('%s', (_name, text, language, direction, own) => {
    expect(writtenName(text, language)).toEqual({ text, direction, language: own })
  })

  test('stands apart in a sentence of plain text, with the mark of its direction', () => {
    expect(isolated('Radio Port عربي', 'ar')).toBe('\u2067Radio Port عربي\u2069')
    expect(isolated('Le Courrier', 'fr')).toBe('\u2066Le Courrier\u2069')
    expect(isolatedAddress('مقال.pdf')).toBe('\u2066مقال.pdf\u2069')
    expect(withoutIsolates(`«${isolated('Le Courrier', 'fr')}»`)).toBe('«Le Courrier»')
  })
})

describe('a headline that is said again', () => {
  const title = '« On ne quitte pas le port pour rien » : à la criée'

  test('is known by its letters, whatever stands between them', () => {
    expect(saysTheSame(title, 'On ne quitte pas le port pour rien, à la criée')).toBe(true)
    expect(saysTheSame(title, 'On ne quitte pas le port')).toBe(false)
    expect(saysTheSame('!', '?')).toBe(false)
  })

  test('is left out at the beginning of a text', () => {
    expect(withoutRepeat(title, 'On ne quitte pas le port pour rien : à la criée. Le jour se lève.')).toBe(
      'Le jour se lève.',
    )
  })

  test('is left in where the text goes on within a word, or where it is too short to tell', () => {
    expect(withoutRepeat('يفتح الميناء أبوابه للزوار', 'يفتح الميناء أبوابه للزوارق الصغيرة')).toBe(
      'يفتح الميناء أبوابه للزوارق الصغيرة',
    )
    expect(withoutRepeat('رأي', 'رأي الناس')).toBe('رأي الناس')
  })
})

test('reading takes a minute for 200 words, at least one, and none where there is nothing', () => {
  expect(minutesToRead('كلمة '.repeat(700))).toBe(4)
  expect(minutesToRead('كلمة')).toBe(1)
  expect(minutesToRead(' … ')).toBeNull()
})
