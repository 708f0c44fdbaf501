// B-07: a headline in a notification of the system can pass for nothing but a headline of its newspaper.
import { expect, test } from 'vitest'
import { divided, noteOf, noteOfOthers } from '../../electron/watches/notes.ts'
import type { Told } from '../../shared/contract/watches.ts'
import { createTranslate } from '../../shared/locales/translator.ts'

const t = createTranslate('ar')
const TOLD: Told = { ref: 'article:1', words: 'زلزال', title: 'عنوان', sourceTitle: 'جريدة', host: 'paper.example' }
const graphemes = new Intl.Segmenter('ar')

const HOSTILE = [
  'سطر\nثان\u2028ثالث',
  'فاتورة\u202Efdp.exe',
  `${'\u2067'.repeat(200)}عنوان`,
  'كلمة '.repeat(2000),
  'Warraq: <b>update</b> <a href="https://evil.example">now</a> &amp;',
  `ب${'\u064e'.repeat(5000)}`,
]

test.each(HOSTILE.map(title => [title.slice(0, 20), title]))('B-07 %j is one short line of its own', (_, title) => {
  const { body } = noteOf({ ...TOLD, title }, t)
  const [host = '', headline = ''] = body.split(' · ')

  expect(host).toBe('\u2066paper.example\u2069')
  expect(headline).toMatch(/^[\u2066\u2067][^\u2066-\u2069]*\u2069$/u)
  expect(body).not.toMatch(/[\p{Cc}\u202a-\u202e\u2028\u2029<>&]/u)
  expect([...graphemes.segment(headline)].length).toBeLessThanOrEqual(123)
  expect(headline.length).toBeLessThan(700)
})

test('an article without words says that it has none', () => {
  expect(noteOf({ ...TOLD, title: '\u200b' }, t).body).toContain(t('watches.noHeadline'))
})

test('at most three at once: of more, the newest two and one sentence', () => {
  const told = (count: number) => Array.from({ length: count }, (_, n): Told => ({ ...TOLD, ref: `article:${n + 1}` }))
  expect(divided(told(3))).toEqual({ each: told(3), others: [] })
  const { each, others } = divided(told(9))
  expect(each.map(({ ref }) => ref)).toEqual(['article:8', 'article:9'])
  expect(others).toHaveLength(7)
  expect(noteOfOthers(others, t).body).toContain('7')
})
