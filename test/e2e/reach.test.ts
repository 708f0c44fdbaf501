// What is reached, and from where one comes back: twice as large, by dialogs that close, and by the palette.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { commandLabel } from '../../renderer/commands/names.ts'
import { isWorthShowing, shownKeys } from '../../renderer/commands/shown-keys.ts'
import { COMMAND_NAMES, factsOf } from '../../shared/commands/commands.ts'
import type { Theme } from '../../shared/settings/settings.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { violations } from './axe.ts'
import { type Newspapers, openNewspapers, VOWELLED } from './newspapers.ts'
import { settled } from './settled.ts'
import { dire, say } from './words.ts'

const NO_ADDRESS = '<outline text="بلا عنوان" xmlUrl="ليس عنوانا"/>'
const LOOKS = [
  ['ar', 'light', say],
  ['ar', 'dark', say],
  ['ar', 'sepia', say],
  ['fr', 'light', dire],
  ['fr', 'dark', dire],
] as const

const folder = temporaryFolder()
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  const list = newspapers.opml.replace('</body>', `${NO_ADDRESS}</body>`)
  const args = ['--import', writeOpml(folder.path, list)]
  running = await launch({ profile: `${folder.path}/profile`, allow: newspapers.allow, args })
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const press = (chord: string) => running.page.keyboard.press(chord)
const dialog = () => running.page.getByRole('dialog')
const focused = () =>
  running.page.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName)
const show = (language: 'ar' | 'fr', theme: Theme = 'light') =>
  running.page.evaluate(look => window.reader.request.changeSettings(look), { language, theme })

async function toList(): Promise<void> {
  await press('Digit2')
  await expect.poll(focused).toBe('listbox')
}

async function byName(words: string): Promise<void> {
  await press('Control+KeyK')
  await dialog().getByRole('combobox').waitFor()
  await running.page.keyboard.insertText(words)
  await press('Enter')
}

test('a list from the command line says what it held, in every look', async () => {
  for (const [language, theme, words] of LOOKS) {
    await show(language, theme)
    await running.page.getByRole('dialog', { name: words('sources.importTitle') }).waitFor()
    expect(await violations(running.page), `${language}, ${theme}`).toEqual([])
  }
  await press('Escape')
  await dialog().waitFor({ state: 'detached' })
  await running.page.getByRole('option', { name: VOWELLED }).click()
  await running.page.getByRole('heading', { level: 2, name: VOWELLED }).waitFor()
})

describe('the palette', () => {
  test.each([
    ['ar', say],
    ['fr', dire],
  ] as const)('lists every command with its key, %s', async (language, t) => {
    await show(language)
    await toList()
    await press('Control+KeyK')
    const options = dialog().getByRole('option')
    await options.first().waitFor()
    const listed = (await options.allInnerTexts()).map(text => text.split(/\s+/).join(' '))
    const expected = COMMAND_NAMES.filter(name => name !== 'palette').map(name => {
      const [first] = factsOf(name).keys.filter(isWorthShowing)
      const keys = first ? shownKeys(first, { t, language, isMac: false }) : []
      return [commandLabel(name, t), ...keys].join(' ').split(/\s+/).join(' ')
    })
    expect(listed.sort()).toEqual(expected.sort())
    await press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })
})

describe('the focus', () => {
  beforeAll(() => show('ar'))
  beforeEach(toList)

  const opened = (chord: string) => async () => press(chord)
  test.each([
    ['palette', opened('Control+KeyK')],
    ['shortcuts', opened('Shift+Slash')],
    ['settings', opened('Control+Comma')],
    ['a new source', opened('Control+KeyN')],
    ['catalogue', opened('Control+KeyD')],
    ['about', () => byName(say('menu.about'))],
    ['licences', () => byName(say('licences.name'))],
  ])('goes into the dialog and round in it, and comes back to the list: %s', async (_name, open) => {
    await open()
    await dialog().getByRole('heading').or(dialog().getByRole('combobox')).first().waitFor()
    const isInside = () => running.page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)
    await expect.poll(isInside).toBe(true)
    for (let step = 0; step < 12; step++) {
      await press(step < 9 ? 'Tab' : 'Shift+Tab')
      expect(await isInside()).toBe(true)
    }
    await press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('listbox')
  })

  test('follows an article that is opened a second time', async () => {
    await press('Enter')
    await expect.poll(focused).toBe('H2')
    await press('Escape')
    await expect.poll(focused).toBe('listbox')
    await press('Enter')
    await expect.poll(focused).toBe('H2')
  })

  test('comes back to the source whose menu was closed', async () => {
    const source = running.page.getByRole('row', { name: 'بريد الجبل' })
    await source.click({ button: 'right' })
    await running.page.getByRole('menu').waitFor()
    await press('Escape')
    await running.page.getByRole('menu').waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('row')
  })
})

describe.each([
  [1440, 900],
  [1024, 700],
])('twice as large, %i × %i', (width, height) => {
  const zoom = (interfaceSize: number) =>
    running.page.evaluate(change => window.reader.request.changeSettings(change), { interfaceSize })

  beforeAll(async () => {
    await running.page.setViewportSize({ width, height })
    await zoom(200)
    await running.page.waitForFunction(half => window.innerWidth === half, width / 2)
  })
  afterAll(async () => {
    await zoom(100)
    await running.page.setViewportSize({ width: 1280, height: 800 })
    await show('ar')
  })

  const SCREENS: readonly (readonly [name: string, open: () => Promise<unknown>])[] = [
    ['list', async () => {}],
    ['article', () => press('Enter')],
    ['search', () => press('Slash')],
    ['palette', () => press('Control+KeyK')],
    ['shortcuts', () => press('Shift+Slash')],
    ['settings', () => press('Control+Comma')],
    ['a new source', () => press('Control+KeyN')],
    ['catalogue', () => press('Control+KeyD')],
  ]

  test.each(['ar', 'fr'] as const)('nothing is cut off and everything is reached, %s', async language => {
    await show(language)
    for (const [name, open] of SCREENS) {
      await toList()
      await open()
      await settled(running.page)
      expect(await running.page.evaluate(outOfReach), name).toEqual([])
      await press('Escape')
      await dialog().waitFor({ state: 'detached' })
      if (name === 'article' || name === 'search') await press('Escape')
    }
  })
})

test('a list that is dropped asks first, and a sync says what failed, in every look', async () => {
  await show('ar')
  await toList()
  const opml = `<opml version="2.0"><body>${NO_ADDRESS}
<outline text="ما ليس هنا" xmlUrl="${newspapers.origin}/nothing.rss"/></body></opml>`
  await running.page.evaluate(drop, opml)
  for (const [language, theme, words] of LOOKS) {
    await show(language, theme)
    await running.page.getByRole('dialog', { name: words('sources.importAsk') }).waitFor()
    expect(await violations(running.page), `import, ${language}, ${theme}`).toEqual([])
  }
  await dialog()
    .getByRole('button', { name: dire('sources.importSubmit') })
    .press('Enter')
  await dialog().waitFor({ state: 'detached' })

  await expect.poll(async () => (await failed()).includes('missing')).toBe(true)
  const count = (await failed()).length
  for (const [language, theme, words] of LOOKS) {
    await show(language, theme)
    const failures = running.page.getByRole('button', { name: words('sync.failed', { count }) })
    await failures.press('Enter')
    await dialog().getByText(words('failure.missing')).waitFor()
    expect(await violations(running.page), `failures, ${language}, ${theme}`).toEqual([])
    await press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(() => failures.evaluate(button => button === document.activeElement)).toBe(true)
  }
})

async function failed(): Promise<readonly string[]> {
  const state = await running.page.evaluate(() => window.reader.request.readSyncState())
  return state.ok && !state.value.progress ? (state.value.lastSummary?.failures ?? []).map(({ code }) => code) : []
}

test('nothing complained', () => {
  expect(
    running.complaints.filter(text => !/404|^Refused to (?:apply inline style|set the document's base URI)/.test(text)),
  ).toEqual([])
})

/** Runs in the page: whatever can be pressed, filled in or read first and lies where no scrolling brings it into view. */
function outOfReach(): string[] {
  const over = document.querySelector('[role="dialog"]')
  const parts = (over ?? document).querySelectorAll<HTMLElement>(
    'button, input, label, a[href], h1, h2, h3, [role="option"]',
  )
  return [...parts].filter(part => isSeen(part) && !isWithin(part)).map(part => part.outerHTML.slice(0, 120))

  function isSeen(part: HTMLElement): boolean {
    const isMoving = part.closest('[data-headline-bar] ul') !== null
    return !isMoving && !part.closest('.only-heard') && part.checkVisibility({ visibilityProperty: true })
  }

  function isWithin(part: HTMLElement): boolean {
    const { left, right, top, bottom, width } = part.getBoundingClientRect()
    if (width <= 1) return true
    const isBeside = left < -1 || right > window.innerWidth + 1
    const isAboveOrBelow = top < -1 || bottom > window.innerHeight + 1
    return !isBeside && (!isAboveOrBelow || scrolls(part))
  }

  function scrolls(part: Element): boolean {
    for (let around = part.parentElement; around; around = around.parentElement) {
      const { overflowY } = getComputedStyle(around)
      if (/auto|scroll/.test(overflowY) && around.scrollHeight > around.clientHeight) return true
    }
    return false
  }
}

/** Runs in the page: what letting go of a file over the window does. */
function drop(opml: string): void {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([opml], 'list.opml'))
  document.querySelector('#app > div')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }))
}
