// The reader's hand: menus on what is pointed at, edges that are drawn, newspapers that are dragged, and the way back.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { isolated } from '../../shared/press/names.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { type Newspapers, openNewspapers, VOWELLED } from './newspapers.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
const profile = `${folder.path}/profile`
const PLAIN = 'مقال للتجربة باليد'
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  newspapers.publish(PLAIN)
  const args = ['--import', writeOpml(folder.path, newspapers.opml)]
  running = await launch({ profile, allow: newspapers.allow, args })
  await option(PLAIN).waitFor()
  await rememberOpened()
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const press = (chord: string) => running.page.keyboard.press(chord)
const option = (title: string) => running.page.getByRole('option', { name: title })
const row = (title: string) => running.page.getByRole('treegrid').getByRole('row', { name: title })
const menu = () => running.page.getByRole('menu')
const entry = (name: string) => running.page.getByRole('menuitem', { name, exact: true })
const body = () => running.page.frameLocator('[data-text]').locator('body')
const clipboard = () => running.app.evaluate(({ clipboard }) => clipboard.readText())
const opened = () => running.app.evaluate(() => (globalThis as { opened?: string[] }).opened ?? [])

/** What would be opened outside the app is only noted. */
async function rememberOpened(): Promise<void> {
  await running.app.evaluate(({ shell }) => {
    const remembering = globalThis as { opened?: string[] }
    remembering.opened = []
    shell.openExternal = async address => void remembering.opened?.push(address)
  })
}

async function open(title: string): Promise<void> {
  await option(title).click()
  await running.page.getByRole('heading', { level: 2, name: title }).waitFor()
  await body().locator('p').first().waitFor()
}

/** Selects the first words of the text, as a hand would. */
async function select(): Promise<string> {
  await body()
    .locator('p')
    .first()
    .dblclick({ position: { x: 250, y: 12 } })
  return await body().evaluate(element => element.ownerDocument.getSelection()?.toString().trim() ?? '')
}

describe('the menu of the text', () => {
  test('copies what is selected', async () => {
    await open(PLAIN)
    const word = await select()
    expect(word).not.toBe('')
    await body()
      .locator('p')
      .first()
      .click({ button: 'right', position: { x: 250, y: 12 } })
    await entry(say('menu.copy')).click()
    await menu().waitFor({ state: 'detached' })
    await vi.waitUntil(async () => (await clipboard()) === word)
  })

  test('searches for what is selected, and the search has the focus', async () => {
    await open(PLAIN)
    const word = await select()
    await press('Shift+F10')
    await entry(say('search.forWords', { words: isolated(word, null) })).click()
    const field = running.page.getByRole('combobox')
    await field.waitFor()
    expect(await field.inputValue()).toBe(word)
    await vi.waitUntil(() => field.evaluate(element => element === document.activeElement))
    await press('Escape')
    await option(PLAIN).waitFor()
  })

  test('opens and copies a link, by the keyboard alone', async () => {
    await open(VOWELLED)
    const link = body().locator('a[href]').first()
    if ((await link.count()) === 0) throw new Error('This article has no link.')
    const address = await link.evaluate(element => (element as HTMLAnchorElement).href)
    await link.focus()
    await press('Shift+F10')
    await menu().waitFor()
    await press('Enter')
    await vi.waitUntil(async () => (await opened()).includes(address))
    await link.click({ button: 'right' })
    await entry(say('menu.copyLink')).click()
    await vi.waitUntil(async () => (await clipboard()) === address)
  })
})

describe('the menu of a row', () => {
  test('copies the address of its article and opens it in the browser', async () => {
    await option(VOWELLED).click({ button: 'right' })
    await entry(say('menu.copyLink')).click()
    await vi.waitUntil(async () => /^https?:/.test(await clipboard()))
    const address = await clipboard()
    await option(VOWELLED).click({ button: 'right' })
    await entry(say('menu.openInBrowser')).click()
    await vi.waitUntil(async () => (await opened()).at(-1) === address)
  })

  test('marks what is below it read, and that is taken back', async () => {
    const unread = () => running.page.getByRole('option', { name: say('timeline.optionUnread') }).count()
    await option(PLAIN).click({ button: 'right' })
    const before = await unread()
    await entry(say('timeline.markBelow')).click()
    await vi.waitUntil(async () => (await unread()) < before)
    await running.page.getByRole('button', { name: say('app.undo') }).click()
    await vi.waitUntil(async () => (await unread()) === before)
  })
})

describe('sections', () => {
  test('are renamed from their menu', async () => {
    await row('المدينة').first().focus()
    await row('المدينة').first().click({ button: 'right' })
    await entry(say('sections.rename')).click()
    const field = running.page.getByRole('dialog').getByRole('textbox')
    await field.fill('المرفأ والجبل')
    await press('Enter')
    await row('المرفأ والجبل').waitFor()
  })

  test('take a newspaper that is dragged onto them', async () => {
    await row('دفتر المطبخ').dragTo(row('المرفأ والجبل'))
    await vi.waitUntil(async () => (await row('دفتر المطبخ').getAttribute('aria-level')) === '2')
  })

  test('give it back to the keyboard: Enter on its handle, arrows to its place, Enter', async () => {
    await running.page.getByRole('button', { name: say('app.undo') }).click()
    await vi.waitUntil(async () => (await row('دفتر المطبخ').getAttribute('aria-level')) === '1')
    const handle = running.page.getByRole('button', { name: say('sections.drag', { name: 'دفتر المطبخ' }) })
    await row('دفتر المطبخ').focus()
    await press('ArrowLeft')
    await vi.waitUntil(() => handle.evaluate(element => element === document.activeElement))
    await press('Enter')
    await vi.waitUntil(async () => {
      const label = await running.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
      // React Aria's own words for what is dropped on a row, not between two.
      if (/^إفلات.*المرفأ والجبل$/.test(label)) return true
      await press('ArrowUp')
      return false
    })
    await press('Enter')
    await vi.waitUntil(async () => (await row('دفتر المطبخ').getAttribute('aria-level')) === '2')
  })
})

describe('edges between columns', () => {
  const edge = () => running.page.getByRole('separator', { name: say('panes.list') })
  const listWidth = () =>
    running.page.locator('[data-timeline]').evaluate(element => element.getBoundingClientRect().width)

  test('are drawn by hand and moved by keys, and stay where they are', async () => {
    const before = await listWidth()
    const box = await edge().boundingBox()
    if (!box) throw new Error('The edge is not on the screen.')
    const y = box.y + box.height / 2
    await running.page.mouse.move(box.x + box.width / 2, y)
    await running.page.mouse.down()
    await running.page.mouse.move(box.x + box.width / 2 - 60, y, { steps: 5 })
    await running.page.mouse.up()
    await vi.waitUntil(async () => Math.abs((await listWidth()) - before - 60) < 3)

    await edge().focus()
    await press('ArrowLeft')
    await vi.waitUntil(async () => Math.abs((await listWidth()) - before - 76) < 3)
    expect(Number(await edge().getAttribute('aria-valuenow'))).toBeGreaterThan(before)
  })
})

test('what scrolls gives no room to its bar: rules reach from edge to edge', async () => {
  const list = running.page.locator('[data-timeline]')
  const { width, height } = await running.page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  await running.page.setViewportSize({ width, height: 480 })
  await vi.waitUntil(() => list.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight))
  const [whole, inside, row] = await list.evaluate(scroller => {
    const option = scroller.querySelector('[role=option]')
    return [scroller.getBoundingClientRect().width, scroller.clientWidth, option?.getBoundingClientRect().width]
  })
  expect(inside).toBe(Math.round(whole ?? 0))
  expect(Math.round(row ?? 0)).toBe(inside)
  await running.page.setViewportSize({ width, height })
})

test('the list is as close as the reader likes', async () => {
  const height = () => option(PLAIN).evaluate(element => element.firstElementChild?.getBoundingClientRect().height ?? 0)
  await running.page.locator('[data-timeline]').focus()
  await press('Shift+KeyL')
  await press('Shift+KeyL')
  await vi.waitUntil(
    async () => (await running.page.locator('[data-density]').getAttribute('data-density')) === 'headlines',
  )
  await vi.waitUntil(async () => Math.abs((await height()) - 43) <= 1)
  await press('Shift+KeyL')
  await vi.waitUntil(async () => (await height()) > 60)
})

test('the palette leads to a newspaper', async () => {
  await press('Control+KeyK')
  await running.page.getByRole('dialog').getByRole('combobox').waitFor()
  await running.page.keyboard.insertText('بريد الج')
  await press('Enter')
  await running.page.getByRole('heading', { level: 2, name: 'بريد الجبل' }).waitFor()
})

test('reading alone shows its way out', async () => {
  await press('Digit2')
  await open(PLAIN)
  await press('KeyF')
  await option(PLAIN).waitFor({ state: 'hidden' })
  await running.page.getByRole('button', { name: say('commands.leaveAlone') }).click()
  await option(PLAIN).waitFor()
})

test('a message stands at the foot of the headlines and leads on; the text is not covered', async () => {
  await open(PLAIN)
  await running.page
    .getByRole('toolbar')
    .getByRole('button', { name: say('bookmarks.add') })
    .click()
  const messages = running.page.getByRole('region', { name: say('app.messages') })
  const step = messages.getByRole('button', { name: say('bookmarks.show') })
  await step.waitFor()
  const [message, article] = await Promise.all([
    messages.boundingBox(),
    running.page.locator('[data-article]').boundingBox(),
  ])
  if (!message || !article) throw new Error('Not on the screen.')
  expect(message.x).toBeGreaterThanOrEqual(article.x + article.width - 2)
  await step.click()
  await running.page.getByRole('heading', { level: 2, name: say('bookmarks.name') }).waitFor()
})

describe('after the next start', () => {
  test('the list and the article are where they were, also after a crash', async () => {
    await row('بريد الجبل').click()
    await running.page.getByRole('heading', { level: 2, name: 'بريد الجبل' }).waitFor()
    const title = (await running.page.locator('article h2').textContent()) ?? ''
    expect(title).not.toBe('')
    await running.page.waitForTimeout(1_500)
    await running.kill()
    running = await launch({ profile, allow: newspapers.allow })
    await running.page.getByRole('heading', { level: 2, name: 'بريد الجبل' }).waitFor()
    await running.page.getByRole('heading', { level: 2, name: title }).waitFor()
    expect(running.complaints).toEqual([])
  })
})
