import { expect, test } from 'vitest'
import { trayMenu } from '../../electron/desktop/tray-menu.ts'
import type { Headline } from '../../shared/contract/reading.ts'
import { createTranslate } from '../../shared/locales/translator.ts'

const RLO = '\u202e'
const [LRI, RLI, PDI] = ['\u2066', '\u2067', '\u2069']

function headline(title: string, place = 1): Headline {
  return {
    ref: `article:${place}`,
    title,
    sourceTitle: 'الميناء اليوم',
    sourceLanguage: 'ar',
    language: null,
    direction: 'rtl',
    papers: 1,
    others: [],
  }
}

function menuOf(headlines: readonly Headline[], unread = 0) {
  const done: string[] = []
  const menu = trayMenu({
    translate: createTranslate('ar'),
    unread,
    headlines,
    openArticle: ref => void done.push(ref),
    showWindow: () => void done.push('window'),
    choose: command => void done.push(command),
    quit: () => void done.push('quit'),
  })
  const press = (label: string) =>
    (menu.find(item => item.label?.includes(label))?.click as (() => void) | undefined)?.()
  return { labels: menu.flatMap(({ label }) => label ?? []), press, done }
}

test('unread articles as Arabic counts them, and no more headlines than one looks at', () => {
  expect(menuOf([], 2).labels[0]).toBe('مقالان لم تقرأهما')
  expect(menuOf([], 11).labels[0]).toContain('11 مقالا')
  const many = Array.from({ length: 60 }, (_, place) => headline(`خبر رقم ${place + 1}`, place + 1))
  expect(menuOf(many).labels.filter(label => label.includes('خبر رقم'))).toHaveLength(7)
})

test('B-07 a headline is one short line, kept apart, and no shortcut or markup of the menu', () => {
  const { labels } = menuOf([headline(`إعلان ${RLO}moc.evil\nأنهِ ورّاق && <b>${'طويل '.repeat(60)}`)])
  const label = labels.find(each => each.includes('إعلان')) ?? ''
  expect(label).not.toMatch(/[\u202a-\u202e\n&<>]/)
  expect(label.startsWith(RLI)).toBe(true)
  expect(label.match(new RegExp(`[${LRI}${RLI}]`, 'g'))).toHaveLength(label.match(new RegExp(PDI, 'g'))?.length ?? 0)
  expect(label.length).toBeLessThan(130)
})

test('choosing does what it says', () => {
  const { press, done } = menuOf([headline('خبر من الرصيف', 7)])
  for (const label of ['خبر من الرصيف', 'افتح نافذة', 'الإعدادات', 'أنهِ']) press(label)
  expect(done).toEqual(['article:7', 'window', 'window', 'settings', 'quit'])
  press(createTranslate('ar')('sync.startTitle'))
  expect(done.at(-1)).toBe('sync')
})
