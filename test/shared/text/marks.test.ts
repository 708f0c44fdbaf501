import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asLine, firstWords, plainLine } from '../../../electron/parse/html/plain-text.ts'
import { unburden } from '../../../shared/text/marks.ts'
import { startEffort } from '../../support/effort.ts'

const FATHA = '\u064e'
const ACUTE = '\u0301'
const BESIDE_THE_BASIC_PLANE = '\u{1d167}'
const marksIn = (text: string) => text.match(/\p{M}/gu)?.length ?? 0

describe('B-08 what is written stays as it is', () => {
  test.each([
    ['Quranic', 'بِسْمِ ٱللَّهِ ٱلرَّحْمَـٰنِ ٱلرَّحِيمِ ۝ قُلْ هُوَ ٱللَّهُ أَحَدٌ ۝ ٱللَّهُ ٱلصَّمَدُ ۝ لَمْ يَلِدْ وَلَمْ يُولَدْ ۝ وَلَمْ يَكُن لَّهُۥ كُفُوًا أَحَدٌۢ'],
    ['vocalised', 'مَكْتَبَةُ الأَحْيَاءِ تُعِيرُ قُرّاءَها ثَلاثَةَ كُتُبٍ'],
    ['Vietnamese in parts', 'Thư viện mở cửa cả đêm: những điều đã đọc'.normalize('NFD')],
    ['French in parts', 'L’été à Sète, où naît la forêt'.normalize('NFD')],
    ['Hebrew with all its points', 'בְּרֵאשִׁ֖ית בָּרָ֣א'],
    ['Hindi, Thai, Tibetan', 'पुस्तकालय की रोशनी ห้องสมุดเปิดทั้งคืน བསྒྲུབས'],
    ['pictures in letters', '👩🏽‍🚀 👨‍👩‍👧‍👦 ❤️ 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 1️⃣'],
    ['as much as a letter bears', `س${FATHA.repeat(8)} a${ACUTE.repeat(8)}`],
  ])('%s', (_name, text) => {
    expect(unburden(text).text).toBe(text)
    expect(asLine(text)).toBe(text)
    expect(plainLine(text)).toBe(text)
    expect(firstWords(text, 500)).toBe(text)
  })
})

test.each([
  ['جرى الماء. ثم جفّ', 11, 'جرى الماء…'],
  ['جرى الماء، ثم جفّ', 11, 'جرى الماء…'],
  ['أين الماء؟ هناك', 11, 'أين الماء؟…'],
])('first words end in one sign: %s', (text, limit, words) => {
  expect(firstWords(text, limit)).toBe(words)
})

describe('B-08 a heap of marks on one letter', () => {
  test.each([
    ['in Arabic', `س${FATHA.repeat(5_000)}م`, `س${FATHA.repeat(3)}م`],
    ['in Latin', `a${ACUTE.repeat(9)}b`, `a${ACUTE.repeat(3)}b`],
    ['on every letter', `a${ACUTE.repeat(90)}`.repeat(3), `a${ACUTE.repeat(3)}`.repeat(3)],
    ['on no letter', FATHA.repeat(50), FATHA.repeat(3)],
    ['beyond the basic plane', `a${BESIDE_THE_BASIC_PLANE.repeat(50)}b`, `a${BESIDE_THE_BASIC_PLANE.repeat(3)}b`],
    [
      'behind joiners',
      `س${`${FATHA}\u200d\u2060`.repeat(50)}`,
      `س${`${FATHA}\u200d\u2060`.repeat(2)}${FATHA}\u200d\u2060`,
    ],
    [
      'behind what nobody sees',
      `س${`${FATHA}\u{e0041}`.repeat(50)}`,
      `س${`${FATHA}\u{e0041}`.repeat(2)}${FATHA}\u{e0041}`,
    ],
  ])('%s is taken off', (_name, text, left) => {
    expect(unburden(text).text).toBe(left)
    expect(asLine(text)).toBe(left)
    expect(plainLine(`<b>${text}</b>`)).toBe(left)
  })

  test('that is spread over several pieces of text is one heap', () => {
    const first = unburden(`x${FATHA.repeat(8)}`)
    expect(first).toEqual({ text: `x${FATHA.repeat(8)}`, marks: 8 })
    expect(unburden(`${FATHA.repeat(50)}ab${FATHA}`, first.marks)).toEqual({ text: `ab${FATHA}`, marks: 1 })
    const second = unburden(FATHA.repeat(2), 5)
    expect(unburden(FATHA.repeat(9), second.marks).text).toBe('')
  })

  test('never leaves more than eight, nor takes a letter', () => {
    const piece = fc.constantFrom('س', 'a', '𝒜', ' ', FATHA, ACUTE, BESIDE_THE_BASIC_PLANE, '\ud800')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), pieces => {
        const text = pieces.join('')
        const left = unburden(text).text
        expect(left).not.toMatch(/\p{M}{9}/u)
        expect(left.replace(/\p{M}/gu, '')).toBe(text.replace(/\p{M}/gu, ''))
        expect(unburden(left).text).toBe(left)
      }),
    )
  })

  test('takes as long as the text is long', () => {
    const text = `س${FATHA.repeat(1_000_000)}${`a${ACUTE.repeat(9)}`.repeat(100_000)}`
    const effort = startEffort()
    expect(marksIn(asLine(text))).toBe(3 + 300_000)
    expect(effort()).toBeLessThan(2_000)
  })
})
