import fc from 'fast-check'
import { expect, test } from 'vitest'
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
