import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../shared/arabic/fold.ts'
import { stemArabic } from '../../../shared/arabic/stem.ts'

const stem = (word: string) => stemArabic(fold(word))

describe('forms of an Arabic word have one stem', () => {
  test.each([
    ['مدرسة', 'المدرسة', 'والمدرسة', 'بالمدرسة', 'للمدرسة', 'كالمدرسة', 'فالمدرسة', 'مدرسه'],
    ['مطار', 'المطار', 'بمطار', 'لمطار', 'بالمطار', 'ومطار', 'وبمطار', 'مطاران', 'مطارات', 'مطارين'],
    ['مهندس', 'مهندسة', 'مهندسون', 'مهندسين', 'المهندسين', 'مهندسات', 'مهندسها'],
    ['مغرب', 'المغرب', 'مغربي', 'مغربية', 'المغربية', 'المغربيين', 'بالمغرب'],
    ['برنامج', 'البرنامج', 'وبرنامج'],
    ['كبير', 'كبيرة', 'الكبير', 'الكبيرين'],
    ['فريق', 'فريقها', 'فريقين', 'الفريق'],
    ['كتاب', 'الكتاب', 'كتابها'],
    ['قاضٍ', 'القاضِ'],
  ])('%s, %s …', (...words) => {
    expect(new Set(words.map(stem)).size).toBe(1)
  })

  test('words that only look alike keep apart', () => {
    for (const [one, other] of [
      ['بحر', 'حر'],
      ['كتاب', 'تاب'],
      ['فريق', 'ريق'],
      ['ولد', 'لد'],
    ] as const)
      expect(stem(one)).not.toBe(stem(other))
  })

  test('what is short, or of another script, is left as it is', () => {
    for (const word of ['الو', 'من', 'ها', 'whatsapp', '2026', '']) expect(stemArabic(word)).toBe(word)
  })

  test('a stem is never empty, and never longer than its word', () => {
    const letters = fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي')
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 12 }), word => {
        const { length } = stemArabic(word.join(''))
        expect(length).toBeGreaterThan(0)
        expect(length).toBeLessThanOrEqual(word.length)
      }),
    )
  })
})
