// Keys that are typed while the view that they are meant for is still on its way.
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { type Newspapers, openNewspapers } from './newspapers.ts'
import { say } from './words.ts'

const SLOW = { before: ['--require', join(import.meta.dirname, 'slow-parts.cjs')] }
const folder = temporaryFolder()
const profile = join(folder.path, 'profile')
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  running = await launch({
    profile,
    allow: newspapers.allow,
    args: ['--import', writeOpml(folder.path, newspapers.opml)],
  })
  await running.page.getByRole('option').nth(6).waitFor()
  await running.quit()
})
afterEach(() => running.quit())
afterAll(async () => {
  await newspapers.stop()
  folder[Symbol.dispose]()
})

/** The list is there, and nothing that comes after it. */
async function start(): Promise<RunningApp> {
  running = await launch({ profile, allow: newspapers.allow, ...SLOW })
  await running.page.getByRole('option').nth(6).waitFor()
  await running.page.getByRole('option').first().focus()
  return running
}

const letPartsCome = () => running.app.evaluate(() => Reflect.get(globalThis, 'letPartsCome')())
const countRead = () => running.page.locator('[role="option"][data-read="true"]').count()

test('what is typed after / is searched for, letter commands among it', async () => {
  const { page } = await start()
  await page.keyboard.press('Slash')
  await page.keyboard.type('jk m')
  await letPartsCome()
  const field = page.getByRole('combobox', { name: say('search.label') })
  await expect.poll(() => field.inputValue()).toBe('jk m')
  await page.keyboard.type('b')
  await expect.poll(() => field.inputValue()).toBe('jk mb')
})

test('Escape gives it up, and keys are commands again', async () => {
  const { page } = await start()
  await page.keyboard.press('Control+KeyK')
  await page.keyboard.type('abc')
  await page.keyboard.press('Escape')
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-activedescendant') ?? document.activeElement?.textContent,
    )
  const before = await focused()
  await page.keyboard.press('KeyJ')
  await expect.poll(focused).not.toBe(before)
  await letPartsCome()
  await page.getByRole('navigation', { name: say('sources.name') }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
})

test('what is typed after Ctrl+K goes into its field, Enter too, and does nothing to the list', async () => {
  const { page } = await start()
  const read = await countRead()
  await page.keyboard.press('Control+KeyK')
  // The name of a language, whose letters are commands, too.
  await page.keyboard.type('franz')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
  await letPartsCome()
  await expect.poll(() => page.evaluate(() => document.documentElement.dir)).toBe('ltr')
  expect(await countRead()).toBe(read)
  expect(await page.locator('article').count()).toBe(0)
})
