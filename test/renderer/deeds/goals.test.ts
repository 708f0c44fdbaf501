import { expect, onTestFinished, test, vi } from 'vitest'
import { choose, goalsMeant } from '../../../renderer/deeds/goals.ts'
import { COMMAND_NAMES } from '../../../shared/commands/commands.ts'
import type { Library, Source } from '../../../shared/contract/sources.ts'
import { createTranslate } from '../../../shared/locales/translator.ts'

const t = createTranslate('ar')
const source = (id: number, title: string): Source => ({
  id,
  title,
  homepage: null,
  language: 'ar',
  sectionId: 1,
  enabled: true,
  accountId: null,
  unread: 0,
  feeds: [],
})
const LIBRARY: Library = {
  sections: [{ id: 1, title: 'المرافئ' }],
  sources: [source(1, 'بريد المرفأ'), source(2, 'أخبار الميناء')],
  bookmarks: 0,
}
const ids = (words: string, library: Library | null = LIBRARY) => goalsMeant(words, library, t).map(({ id }) => id)

test('newspapers and sections are found by their names, in any spelling, those that begin with it first', () => {
  expect(ids('المرفا')).toEqual(['source:1'])
  expect(ids('اخبار المينا')).toEqual(['source:2'])
  expect(ids('المراف')).toEqual(['section:1'])
})

test('a name finds commands too, and without a library there are only these', () => {
  expect(ids('المصادر')).toContain('sync')
  expect(ids('المرفا', null)).toEqual([])
})

test('without words every command is there, and what was done last stands first', () => {
  expect(ids('')).toHaveLength(COMMAND_NAMES.length - 1)
  const [port] = goalsMeant('المرفا', LIBRARY, t)
  if (!port) throw new Error('There is no newspaper.')
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  choose(port)
  expect(ids('')[0]).toBe('source:1')
  expect(ids('')).toHaveLength(COMMAND_NAMES.length)
})
