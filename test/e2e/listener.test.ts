// What a screen reader is told, where there is none: the same facts as in test/ear, from the page itself.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { LATIN_FIRST, type Newspapers, openNewspapers, VOWELLED } from './newspapers.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  const given = { profile: `${folder.path}/profile`, allow: newspapers.allow }
  const first = await launch({ ...given, args: ['--import', writeOpml(folder.path, newspapers.opml)] })
  await first.page.getByRole('option').nth(6).waitFor()
  await first.quit()
  running = await launch(given)
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const press = (chord: string) => running.page.keyboard.press(chord)
const list = () => running.page.locator('[data-timeline]')
const headline = () => running.page.locator('[data-article] h2')
const isFocused = (part: ReturnType<typeof list>) => part.evaluate(element => element === document.activeElement)
const spoken = (words: string) => running.page.getByRole('status').filter({ hasText: words }).first()

test('the start is in the list, which says what it is and how much there is to read', async () => {
  await expect.poll(() => isFocused(list())).toBe(true)
  const name = `${say('sources.all')}. ${say('sources.unread', { count: 7 })}`
  await running.page.getByRole('listbox', { name, exact: true }).waitFor()
  // The ring is drawn with the first key, and not before.
  const ring = () =>
    list()
      .locator('[data-current]')
      .evaluate(row =>
        [...row.children].some(part => getComputedStyle(part).outlineStyle === 'solid') ? 'solid' : 'none',
      )
  expect(await ring()).toBe('none')
  await press('ArrowDown')
  await expect.poll(ring).toBe('solid')
  await press('ArrowUp')
})

describe('a list that has not the focus', () => {
  test('moves no cursor and selects nothing, so that nobody is led out of the article', async () => {
    await running.page.evaluate(countMoves)
    await press('ArrowDown')
    await expect.poll(moves).toBe(1)
    await press('ArrowUp')
    await press('Enter')
    await expect.poll(() => headline().textContent()).toBe(VOWELLED)
    await expect.poll(() => isFocused(headline())).toBe(true)
    const before = await moves()
    const first = await headline().elementHandle()

    await press('KeyJ')
    await expect.poll(() => headline().textContent()).toBe(LATIN_FIRST)
    await expect.poll(() => isFocused(headline())).toBe(true)

    expect(await moves()).toBe(before)
    expect(await running.page.locator('[role="listbox"]:not(:focus)[aria-activedescendant]').count()).toBe(0)
    expect(await running.page.locator('[role="listbox"] [aria-selected]').count()).toBe(0)
    // Focusing an element that has the focus already is not read out.
    expect(await first?.evaluate(element => element.isConnected)).toBe(false)
  })
})

describe('whoever read on with a caret has left the focus behind', () => {
  test('and is in the article all the same', async () => {
    await running.page.evaluate(readOn)
    await press('KeyK')
    await expect.poll(() => headline().textContent()).toBe(VOWELLED)
    await expect.poll(() => isFocused(headline())).toBe(true)
  })

  test('or in the list, where the caret was last', async () => {
    await list().focus()
    await list().blur()
    await press('KeyJ')
    await expect.poll(() => isFocused(list())).toBe(true)
    expect(await headline().textContent()).toBe(VOWELLED)
  })
})

test('F6 leads through the panes and round, Shift+F6 back', async () => {
  await list().focus()
  const seen = []
  for (const chord of ['F6', 'F6', 'F6', 'F6', 'Shift+F6']) {
    await press(chord)
    seen.push(await running.page.evaluate(paneOfFocus))
  }
  expect(seen).toEqual(['data-article', 'data-headline-bar', 'data-sources', 'data-list', 'data-sources'])
})

test('a row is named without its lead, which describes it', async () => {
  const row = list().getByRole('option', { name: VOWELLED })
  const [name, description] = await row.evaluate(option =>
    ['aria-labelledby', 'aria-describedby'].map(attribute =>
      (option.getAttribute(attribute) ?? '')
        .split(' ')
        .map(id => document.getElementById(id)?.textContent)
        .join(' '),
    ),
  )
  expect(name).toContain('جريدة الميناء')
  expect(name).not.toContain('فتحت')
  expect(description).toMatch(/^فتحت مكتبة الحي/)
})

describe('a command that shows nothing where the listener is', () => {
  test.each([
    ['KeyU', () => say('article.nowUnread')],
    ['KeyU', () => say('article.nowRead')],
    ['KeyL', () => `${say('timeline.unreadShown')}: `],
    ['KeyL', () => `${say('timeline.allShown')}: ${say('timeline.total', { count: 7 })}`],
    ['KeyP', () => say('headlineBar.paused')],
    ['KeyP', () => say('headlineBar.moves')],
    ['Shift+KeyP', () => say('headlineBar.hidden')],
    ['Shift+KeyP', () => say('headlineBar.shown')],
    ['Control+Equal', () => say('article.sizeNow', { size: 21 })],
    ['KeyD', () => say('versions.none')],
  ] as const)('says what it did: %s', async (chord, words) => {
    await list().focus()
    await press('Home')
    await press(chord)
    await spoken(words()).waitFor({ state: 'attached' })
  })
})

test('in the tree arrows walk past names, and Enter opens', async () => {
  const { page } = running
  const heading = (name: string) => page.getByRole('heading', { level: 2, name })
  await page.getByRole('row', { name: say('sources.all') }).focus()
  await press('ArrowDown')
  await press('ArrowDown')
  await expect.poll(() => page.locator('[role="row"]:focus').getAttribute('aria-label')).toMatch(/^المدينة/)
  expect(await heading('المدينة').count()).toBe(0)
  await press('Enter')
  await heading('المدينة').waitFor()
  await spoken('المدينة').waitFor({ state: 'attached' })
  await press('Digit2')
  await heading(say('sources.all')).waitFor()
})

test('an icon’s name is no description of it and no object of its own', async () => {
  const { page } = running
  const button = page.getByRole('button', { name: say('settings.name'), exact: true })
  await list().focus()
  await button.focus()
  const tip = page.locator('[aria-hidden="true"][data-placement]', { hasText: say('settings.name') })
  await tip.waitFor()
  const described = await button.getAttribute('aria-describedby')
  expect(described && (await page.evaluate(id => document.getElementById(id) !== null, described))).toBeFalsy()
  expect(await page.getByRole('tooltip').count()).toBe(0)
  await list().focus()
})

test('the palette and the sheet are not spoken as one whole', async () => {
  const { page } = running
  await press('Control+KeyK')
  const field = page.getByRole('dialog').getByRole('combobox')
  await expect.poll(() => isFocused(field)).toBe(true)
  expect(await field.getAttribute('aria-activedescendant')).toBeNull()
  await press('ArrowDown')
  await expect.poll(() => field.getAttribute('aria-activedescendant')).toBe('goal-0')
  expect(await waysOut()).toEqual(['unheard'])
  await press('Escape')
  await press('F1')
  await expect
    .poll(() => isFocused(page.getByRole('dialog').getByRole('button', { name: say('app.close') })))
    .toBe(true)
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

describe('in the tree', () => {
  const handle = () => running.page.getByRole('button', { name: say('sections.drag', { name: 'بريد الجبل' }) })

  test('a row is heard without its handle, until the focus is in it', async () => {
    await list().focus()
    expect(await handle().count()).toBe(0)
    await running.page.getByRole('row', { name: 'بريد الجبل' }).focus()
    await expect.poll(() => handle().count()).toBe(1)
    await list().focus()
    await expect.poll(() => handle().count()).toBe(0)
  })

  test('a menu has its own entries and no way out in the words of others', async () => {
    await running.page.getByRole('row', { name: 'بريد الجبل' }).click({ button: 'right' })
    await running.page.getByRole('menuitem').first().waitFor()
    expect(await waysOut()).toEqual(['unheard', 'unheard'])
    await press('Escape')
    await running.page.getByRole('menuitem').first().waitFor({ state: 'detached' })
  })
})

/** React Aria's own buttons to leave what is open. */
function waysOut(): Promise<string[]> {
  return running.page
    .locator('button:only-child:empty')
    .evaluateAll(buttons => buttons.map(button => (button.checkVisibility() ? 'heard' : 'unheard')))
}

/** Runs in the page: counts what a screen reader follows in a list. */
function countMoves(): void {
  let count = 0
  Reflect.set(globalThis, 'moves', () => count)
  const watched = document.querySelector('[data-timeline]')
  if (!watched) throw new Error('There is no list.')
  const seen = new MutationObserver(changes => {
    count += changes.length
  })
  seen.observe(watched, { subtree: true, attributeFilter: ['aria-selected', 'aria-activedescendant'] })
}

function moves(): Promise<number> {
  return running.page.evaluate(() => Reflect.get(globalThis, 'moves')())
}

/** Runs in the page: what a screen reader does that reads on from the headline. */
function readOn(): void {
  const active = document.activeElement
  if (active instanceof HTMLElement) active.blur()
  const text = document.querySelector('[data-article] header time')
  if (text) getSelection()?.setPosition(text, 0)
}

function paneOfFocus(): string {
  const panes = ['data-headline-bar', 'data-sources', 'data-list', 'data-article']
  return panes.find(pane => document.activeElement?.closest(`[${pane}]`)) ?? ''
}
