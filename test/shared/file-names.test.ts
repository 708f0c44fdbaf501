import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileNameFrom } from '../../shared/file-names.ts'

test.each([
  ['../../a.sh', 'a.sh'],
  ['..\\..\\windows', 'windows'],
  ['a\u202Egpj.exe', 'agpj.exe'],
  [';rm -rf ~', 'rm -rf ~'],
  ['عنوان: «خبر» / 2026؟', 'عنوان «خبر» 2026؟'],
  ['خبر.', 'خبر'],
  ['CON', 'x'],
  ['nul.txt', 'x'],
  ['', 'x'],
  ['\u0000\u200f', 'x'],
  ['$(reboot)`x`', '(reboot) x'],
  ['-rf', 'rf'],
])('H-21 %j becomes %j', (title, name) => {
  expect(fileNameFrom(title, 'x')).toBe(name)
})

test('H-21 whatever the title is, the name has no folder in it and is not long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), title => {
      const name = fileNameFrom(title, 'x')
      expect(name).toMatch(/^[^/\\:\u0000-\u001f\u202a-\u202e]{1,80}$/u)
      expect(name).not.toMatch(/^\.|[. ]$/)
    }),
  )
})

/** Letters of any script are kept: readers look for a page by its headline. Lists go by an English name and a date. */
describe('B-09 a file is named after an article in its letters, and in nothing else', () => {
  test.each([
    ['\u202eفاتورة\u202c \u2067gpj\u2069\u200f', 'فاتورة gpj'],
    ['أول\nثان\u0000\u001b[2J', 'أولثان[2J'],
    ['مَكْتَبَةُ الحيّ: ماذا بعد؟', 'مَكْتَبَةُ الحيّ ماذا بعد؟'],
    ['Journée d’été', 'Journée d’été'],
    ['aux', 'x'],
    ['خبر\ud800', 'خبر'],
  ])('%j becomes %j', (title, name) => {
    expect(fileNameFrom(title, 'x')).toBe(name)
  })

  test('whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), title => {
        expect(fileNameFrom(title, 'x')).not.toMatch(/[\p{C}"*/:<>?\\|]/u)
      }),
    )
  })
})
