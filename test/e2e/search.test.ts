// Searching as a reader does it: words in any spelling, what narrows them, what is kept of it, and the article that is opened.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { isolated } from '../../shared/press/names.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { violations } from './axe.ts'
import { MINUTE, setAhead, UNDER_CLOCK } from './clock.ts'
import type { Press } from './press.ts'
import { ATLAS, COAST, DAM, FOREST, IN_LAMP, LAMP, openSearchedPress, printForest, STORE, TYPED } from './searching.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
let press: Press
let running: RunningApp

beforeAll(async () => {
  press = await openSearchedPress()
  running = await launch({
    profile: `${folder.path}/profile`,
    allow: press.allow,
    args: ['--import', writeOpml(folder.path, press.opml())],
    ...UNDER_CLOCK,
  })
  await running.page.setViewportSize({ width: 1440, height: 900 })
  await running.page.getByText(say('timeline.total', { count: 4 }), { exact: true }).waitFor()
})
afterAll(async () => {
  await running.quit()
  await press.stop()
  folder[Symbol.dispose]()
})
afterEach(async () => {
  if (!(await field().isVisible())) return
  await field().fill('')
  for (let chips = await chip().count(); chips > 0; chips--) await field().press('Backspace')
  await field().press('Escape')
})

const keys = (...chords: readonly string[]) =>
  chords.reduce((before, chord) => before.then(() => running.page.keyboard.press(chord)), Promise.resolve())
const field = () => running.page.locator('search [role=combobox]')
const results = () => running.page.locator('#search-results > * > [role=option]')
const titles = async () => (await results().allTextContents()).join('\n')
const chip = (words?: string) =>
  running.page
    .getByRole('grid', { name: say('search.chips.name') })
    .getByRole('row', words === undefined ? {} : { name: words })
const saved = (name: string) => running.page.getByRole('row', { name })
const focused = () => running.page.locator(':focus')
const counts = () => running.page.getByRole('region', { name: say('search.counts.name') })
const found = (count: number) => running.page.getByText(say('search.found', { count }), { exact: true }).waitFor()

async function search(words: string): Promise<void> {
  await keys('Control+Shift+KeyF')
  await field().fill(words)
}

/** Opens the menu of what narrows, and goes to one of its entries. */
async function menu(entry: string): Promise<void> {
  await keys('Control+Shift+KeyE')
  await running.page
    .getByRole('menuitem', { name: entry })
    .or(running.page.getByRole('menuitemcheckbox', { name: entry }))
    .press('Enter')
}

/** What is marked in the article: over the text in the window, the text in its frame. */
function highlighted(name: string): Promise<string[]> {
  return running.page.evaluate(highlight => {
    const frame = document.querySelector<HTMLIFrameElement>('[data-text]')?.contentWindow as typeof globalThis | null
    return [globalThis, frame].flatMap(view => [...(view?.CSS.highlights.get(highlight) ?? [])].map(String))
  }, name)
}

describe('words', () => {
  test('find every form in any spelling, and the vowelled original is marked', async () => {
    await search(TYPED)
    await found(3)
    await expect.poll(titles).toContain(LAMP)
    expect(await titles()).toContain(DAM)
    const marks = await running.page.locator('#search-results mark').allTextContents()
    expect(marks).toEqual(expect.arrayContaining(['مَسْؤُولُ', 'المسؤول', 'مسؤولو']))
  })

  test('that are left out are shown as read, and come back with their chip', async () => {
    await search(`${TYPED} -المخزن`)
    await found(2)
    expect(await titles()).not.toContain(STORE)
    await chip(say('search.chips.excluded', { name: isolated('المخزن', null) })).waitFor()
    await keys('Tab', 'Tab', 'Delete')
    await found(3)
    await expect.poll(() => field().inputValue()).toBe(TYPED)
    await expect.poll(() => focused().getAttribute('role')).toBe('combobox')
  })

  test('that cannot be read say why, and signs say that they are not searched', async () => {
    await search('منذ:ثلاثاء')
    await running.page.getByText(say('search.problem.unknownDate', { piece: isolated('ثلاثاء', null) })).waitFor()
    await field().fill(`${TYPED} ☀`)
    await running.page.getByText(say('search.ignored', { signs: isolated('☀', null) })).waitFor()
    await found(3)
  })

  test('with a slip lead to what was meant', async () => {
    await search('البخيرة')
    const meant = running.page.getByRole('list', { name: say('search.nearest') }).getByRole('button')
    await meant.first().click()
    await expect.poll(titles).toContain(DAM)
    await expect.poll(() => focused().getAttribute('role')).toBe('combobox')
  })
})

describe('a search is narrowed', () => {
  test('to a newspaper, from the menu, and widened with Backspace in the empty field', async () => {
    await search(TYPED)
    await found(3)
    await menu(say('search.narrow.sources'))
    await running.page.getByRole('searchbox', { name: say('search.narrow.findSource') }).fill('ساحل')
    await running.page.keyboard.press('ArrowDown')
    await running.page.keyboard.press('Enter')
    await chip(COAST).waitFor({ state: 'attached' })
    await running.page.getByRole('button', { name: say('search.narrow.done') }).press('Enter')
    await found(1)
    await expect.poll(titles).toContain(DAM)
    await field().fill('')
    await found(2)
    await field().press('Backspace')
    await chip().waitFor({ state: 'detached' })
  })

  test('to the last week, and to what is left between two dates', async () => {
    await search(TYPED)
    await menu(say('search.narrow.time'))
    await running.page.getByRole('menuitemradio', { name: say('search.times.lastWeek') }).press('Enter')
    await found(2)
    expect(await titles()).not.toContain(STORE)
    await keys('Escape')
    await menu(say('search.narrow.time'))
    await running.page.getByRole('menuitemradio', { name: say('search.times.range') }).press('Enter')
    const dates = running.page.locator('input[type=date]')
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
    await dates.first().fill(day(25))
    await dates.last().fill(day(15))
    await dates.last().press('Enter')
    await found(1)
    expect(await titles()).toContain(STORE)
  })

  test('by its counts, by newspaper and by time, each of which widens it again', async () => {
    await search(TYPED)
    await counts()
      .getByRole('button', { name: say('search.counts.name') })
      .press('Enter')
    const atlas = counts().getByRole('button', { name: ATLAS })
    expect(await atlas.textContent()).toContain('2')
    await atlas.press('Enter')
    await found(2)
    await expect.poll(() => atlas.getAttribute('aria-pressed')).toBe('true')
    await atlas.press('Enter')
    await found(3)
    const bars = counts()
      .getByRole('toolbar', { name: say('search.counts.when') })
      .getByRole('button')
    await expect.poll(() => bars.count()).toBe(2)
    await bars.first().press('Enter')
    await found(1)
    expect(await titles()).toContain(STORE)
  })

  test('and nothing on the way is wrong for a screen reader', async () => {
    await search(`${TYPED} -المخزن`)
    await chip().waitFor()
    expect(await violations(running.page)).toEqual([])
  })
})

describe('the opened article', () => {
  test('shows what the search found in it; F3 goes through that, Escape leaves it', async () => {
    const { page } = running
    await search(TYPED)
    await found(3)
    await keys('Enter')
    await page.getByRole('heading', { level: 2, name: LAMP }).waitFor()
    const bar = page.getByRole('region', { name: say('find.ofSearch') })
    await bar.getByText(say('find.matches', { count: IN_LAMP })).waitFor()
    expect(await highlighted('found')).toEqual(['مَسْؤُولُ', 'المَسْؤُولُ', 'المسـؤول'])
    await keys('F3', 'F3', 'F3')
    await bar.getByText(say('find.count', { current: 3, total: IN_LAMP })).waitFor()
    expect(await highlighted('found-current')).toEqual(['المسـؤول'])
    await expect.poll(() => page.locator('[data-article]').evaluate(pane => pane.scrollTop)).toBeGreaterThan(0)
    await keys('Shift+F3')
    expect(await highlighted('found-current')).toEqual(['المَسْؤُولُ'])
    await keys('Escape')
    await bar.waitFor({ state: 'detached' })
    expect(await highlighted('found')).toEqual([])
  })

  test('lets its own words be looked for in place of those of the search', async () => {
    const { page } = running
    await search(TYPED)
    await found(3)
    await keys('Enter')
    await page.getByRole('region', { name: say('find.ofSearch') }).waitFor()
    await keys('Control+KeyF')
    const own = page.getByRole('search', { name: say('find.name') }).getByRole('textbox')
    await expect.poll(() => own.inputValue()).toBe(TYPED)
    await own.fill('المنارة')
    await expect.poll(() => highlighted('found-current')).toEqual(['المنارة'])
    await keys('Escape')
  })
})

describe('a search that is kept', () => {
  test('stands among the sources with what is unread in it, which rises with a sync', async () => {
    const { page } = running
    await search(TYPED)
    await found(3)
    await keys('Control+Shift+KeyB')
    await expect.poll(() => page.getByRole('dialog').getByRole('textbox').inputValue()).toBe(TYPED)
    await keys('Enter')
    // The lamp's article was opened, and is read.
    await saved(`${TYPED}. ${say('sources.unread', { count: 2 })}`).waitFor()
    printForest(press)
    await setAhead(running, 2 * MINUTE)
    await keys('F5')
    await saved(`${TYPED}. ${say('sources.unread', { count: 3 })}`).waitFor()
  })

  test('is opened with its words, renamed, and comes back after it was let go of', async () => {
    const { page } = running
    await saved(TYPED).click()
    await expect.poll(() => field().inputValue()).toBe(TYPED)
    await expect.poll(titles).toContain(FOREST)
    await saved(TYPED).click({ button: 'right' })
    await page.getByRole('menuitem', { name: say('saved.rename') }).press('Enter')
    await page.getByRole('dialog').getByRole('textbox').fill('أصحاب القرار')
    await keys('Enter')
    await saved('أصحاب القرار').waitFor()
    await saved('أصحاب القرار').click({ button: 'right' })
    await page.getByRole('menuitem', { name: say('saved.remove') }).press('Enter')
    await saved('أصحاب القرار').waitFor({ state: 'detached' })
    await page.locator('[data-article]').click({ position: { x: 40, y: 300 } })
    await keys('Control+KeyZ')
    await saved('أصحاب القرار').waitFor()
  })

  test('nothing complained', () => expect(running.complaints).toEqual([]))
})
