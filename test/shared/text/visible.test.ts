import { expect, test } from 'vitest'
import { isVisible } from '../../../shared/text/visible.ts'

test.each([
  '',
  ' \n',
  '\u200f',
  '\u200b\u2063\u2060',
  '\u00a0\u3000',
  '\u064e',
  '\u2067\u2069',
  '\u3164',
  '\u2800',
  '\ufe0f',
])('nothing is to be seen of %j', text => {
  expect(isVisible(text)).toBe(false)
})

test.each(['ا', '.', '🔥', '\u200fa', '5', '\u200f \u064bم'])('%j is to be seen', text => {
  expect(isVisible(text)).toBe(true)
})
