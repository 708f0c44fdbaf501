// Nothing is lost in the narrowest window, with letters set wide, or for a hand that is not steady.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { type Newspapers, openNewspapers } from './newspapers.ts'
import { dire, say } from './words.ts'

/** What WCAG 1.4.12 asks a page to bear. */
const WIDE_LETTERS = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }`
/** WCAG 2.5.8, in CSS pixels. */
const LEAST = 24

const folder = temporaryFolder()
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  const args = ['--import', writeOpml(folder.path, newspapers.opml)]
  running = await launch({ profile: `${folder.path}/profile`, allow: newspapers.allow, args })
  await running.page.getByRole('option').nth(6).waitFor()
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const press = (chord: string) => running.page.keyboard.press(chord)
const LANGUAGES = [
  ['ar', say],
  ['fr', dire],
] as const

async function speak(language: 'ar' | 'fr', words = say): Promise<void> {
  await running.page.evaluate(given => window.reader.request.changeSettings({ language: given }), language)
  await running.page.getByRole('heading', { level: 2, name: words('sources.all') }).waitFor()
}

test('the window may be as small as a screen that is enlarged four times', async () => {
  const size = await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getMinimumSize())
  expect(size).toEqual([320, 256])
})

const SCREENS: readonly (readonly [name: string, chord: string | null])[] = [
  ['list', null],
  ['article', 'Enter'],
  ['search', 'Control+Shift+KeyF'],
  ['shortcuts', 'F1'],
  ['settings', 'Control+Comma'],
]

test.each(LANGUAGES)('320 pixels wide nothing is wider than the window, %s', async (language, words) => {
  const { page } = running
  await speak(language, words)
  await page.setViewportSize({ width: 320, height: 512 })
  const found: Record<string, readonly string[]> = {}
  for (const [name, chord] of SCREENS) {
    await press('Control+Digit2')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('listbox')
    if (chord) await press(chord)
    await page.waitForTimeout(400)
    found[name] = await page.evaluate(tooWide)
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await press('Escape')
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await speak('ar')
  expect(found).toEqual(Object.fromEntries(SCREENS.map(([name]) => [name, []])))
})

describe.each(LANGUAGES)('wide letters, %s', (language, words) => {
  beforeAll(() => speak(language, words))
  afterAll(() => speak('ar'))

  test('no headline of the bar lies over another, no button over its neighbour, no name is cut', async () => {
    const { page } = running
    await page.evaluate(setWide, WIDE_LETTERS)
    await expect.poll(() => page.evaluate(overlaps, '[data-headline-bar] li')).toEqual([])
    expect(await page.evaluate(overlaps, 'nav footer button')).toEqual([])
    await expect.poll(() => page.evaluate(overlaps, 'nav [role="row"]')).toEqual([])
    await expect.poll(() => page.evaluate(cutNames)).toEqual([])
    await page.evaluate(setWide, '')
  })
})

test('everything that is pressed is large enough', async () => {
  const { page } = running
  await press('Control+Digit2')
  await press('Enter')
  await page.locator('[data-article] h2').waitFor()
  await page.getByRole('row', { name: 'بريد الجبل' }).hover()
  expect(await page.evaluate(tooSmall, LEAST)).toEqual([])
})

/** Runs in the page. */
function tooWide(): string[] {
  const parts = [
    document.documentElement,
    ...document.querySelectorAll('main > section, main > section > header, [role="dialog"]'),
  ]
  return parts
    .filter(part => part.checkVisibility({ visibilityProperty: true }))
    .filter(part => part.scrollWidth > part.clientWidth + 1 || part.getBoundingClientRect().width > innerWidth + 1)
    .map(part => `${part.tagName} ${part.className}: ${part.scrollWidth} in ${part.clientWidth}`)
}

function setWide(css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [sheet]
}

function overlaps(selector: string): string[] {
  const parts = [...document.querySelectorAll(selector)].map(part => ({ part, box: part.getBoundingClientRect() }))
  return parts.flatMap(({ part, box }, index) =>
    parts
      .slice(index + 1)
      .filter(other => box.left < other.box.right - 1 && other.box.left < box.right - 1)
      .filter(other => box.top < other.box.bottom - 1 && other.box.top < box.bottom - 1)
      .map(other => `${part.textContent} / ${other.part.textContent}`),
  )
}

function cutNames(): string[] {
  return [...document.querySelectorAll<HTMLElement>('nav [role="row"] bdi')]
    .filter(name => name.scrollWidth > name.clientWidth + 1 || name.scrollHeight > name.clientHeight + 1)
    .map(name => name.textContent ?? '')
}

function tooSmall(least: number): string[] {
  return [...document.querySelectorAll('button, input, summary, [role="option"], [role="row"]')]
    .filter(part => part.checkVisibility({ visibilityProperty: true }) && !part.closest('p'))
    .map(part => ({ part, box: part.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && (box.width < least || box.height < least))
    .map(({ part, box }) => `${part.outerHTML.slice(0, 90)}: ${Math.round(box.width)} × ${Math.round(box.height)}`)
}
