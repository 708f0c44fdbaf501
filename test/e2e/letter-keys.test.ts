// Letters that carry out commands: switched off, given to other commands, and what does the same instead of them.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { violations } from './axe.ts'
import { type Newspapers, openNewspapers } from './newspapers.ts'
import { ARABIC } from './typist.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  const args = ['--import', writeOpml(folder.path, newspapers.opml)]
  running = await launch({ profile: `${folder.path}/profile`, allow: newspapers.allow, args })
  await list().getByRole('option').nth(6).waitFor()
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const press = (chord: string) => running.page.keyboard.press(chord)
const list = () => running.page.locator('[data-timeline]')
const dialog = () => running.page.getByRole('dialog')
const change = (settings: Partial<Settings>) =>
  running.page.evaluate(given => window.reader.request.changeSettings(given), settings)

async function bookmarks(): Promise<number> {
  const library = await running.page.evaluate(() => window.reader.request.readLibrary())
  return library.ok ? library.value.bookmarks : -1
}

async function openKeys(): Promise<void> {
  await press('Control+KeyK')
  await dialog().getByRole('combobox').waitFor()
  await running.page.keyboard.insertText(say('keys.change'))
  await press('Enter')
  await dialog().getByRole('searchbox').waitFor()
}

async function leaveDialog(): Promise<void> {
  await press('Escape')
  await dialog().waitFor({ state: 'detached' })
}

/** The keys that the system's menu shows beside a command. */
function inMenu(label: string): Promise<string | null | undefined> {
  return running.app.evaluate(({ Menu }, name) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(menu => menu.submenu?.items ?? [])
    return items?.find(item => item.label === name)?.accelerator
  }, label)
}

describe('with a key that is held', () => {
  test('the same is done, on an Arabic layout too', async () => {
    await list().focus()
    await press('Control+KeyB')
    await expect.poll(bookmarks).toBe(1)
    await ARABIC(running.page, 'Control+KeyB')
    await expect.poll(bookmarks).toBe(0)
    expect(await inMenu(say('commands.bookmark'))).toBe('CmdOrCtrl+B')
  })

  test('nothing is done past a dialog', async () => {
    await press('Control+Comma')
    await dialog().getByRole('searchbox').waitFor()
    await press('Control+KeyB')
    await running.page.waitForTimeout(300)
    expect([await dialog().count(), await bookmarks()]).toEqual([1, 0])
    await leaveDialog()
  })
})

describe('letters switched off', () => {
  beforeAll(() => change({ letterKeys: false }))
  afterAll(() => change({ letterKeys: true }))

  test('do nothing, and what types nothing goes on', async () => {
    await list().focus()
    await press('KeyB')
    await press('Digit3')
    await press('Control+KeyB')
    await expect.poll(bookmarks).toBe(1)
    await running.page.getByRole('heading', { level: 2, name: say('sources.all') }).waitFor()
    await press('Control+KeyB')
    await expect.poll(bookmarks).toBe(0)
  })

  test('are shown no more, in the sheet, the palette and an empty list', async () => {
    await press('F1')
    const row = dialog().getByRole('row', { name: say('commands.bookmark') })
    expect((await row.getByRole('cell').allInnerTexts()).map(text => text.trim())).toEqual(['', '', 'Ctrl+B'])
    await leaveDialog()
    await press('Control+KeyK')
    await dialog()
      .getByRole('option', { name: say('commands.bookmark') })
      .getByText('Ctrl+B')
      .waitFor()
    await leaveDialog()
    await press('Control+Digit3')
    await running.page.getByText(say('timeline.emptyBookmarks', { key: 'Ctrl+B' })).waitFor()
    await press('Control+Digit2')
    await list().waitFor()
  })
})

describe('a command is given another letter', () => {
  const field = () => dialog().getByRole('textbox', { name: say('commands.bookmark') })

  test('that another one has: whose it is is said, and nothing changes', async () => {
    await openKeys()
    expect(await violations(running.page)).toEqual([])
    await field().focus()
    await press('KeyU')
    const words = say('keys.used', { command: say('commands.toggleRead') })
    await dialog().getByText(words).waitFor()
    await running.page.getByRole('status').filter({ hasText: words }).first().waitFor({ state: 'attached' })
    expect(await field().inputValue()).toBe('B')
    await press('Control+KeyC')
    await dialog().getByText(say('keys.taken')).waitFor()
    await press('Space')
    await dialog().getByText(say('keys.impossible')).waitFor()
    await leaveDialog()
  })

  test('that is free: it works at once, the old one is nobody’s, and everything shows it', async () => {
    await openKeys()
    await field().focus()
    await ARABIC(running.page, 'KeyG')
    await expect.poll(() => field().inputValue()).toBe('G')
    await leaveDialog()
    await list().focus()
    await press('KeyB')
    await running.page.waitForTimeout(200)
    expect(await bookmarks()).toBe(0)
    await press('KeyG')
    await expect.poll(bookmarks).toBe(1)
    await press('KeyG')
    await expect.poll(bookmarks).toBe(0)
    await press('Control+KeyK')
    await dialog()
      .getByRole('option', { name: say('commands.bookmark') })
      .getByText('G', { exact: true })
      .waitFor()
    await leaveDialog()
  })

  test('and the menu shows a key with Control; all goes back, and that is taken back too', async () => {
    await openKeys()
    await dialog()
      .getByRole('textbox', { name: say('sources.exportOpml') })
      .press('Control+Shift+KeyY')
    await expect.poll(() => inMenu(say('sources.exportOpml'))).toBe('CmdOrCtrl+Shift+Y')
    await dialog()
      .getByRole('button', { name: say('keys.reset') })
      .click()
    await expect.poll(() => field().inputValue()).toBe('B')
    expect(await inMenu(say('sources.exportOpml'))).toBeFalsy()
    await leaveDialog()
    await press('Control+KeyZ')
    await expect.poll(() => inMenu(say('sources.exportOpml'))).toBe('CmdOrCtrl+Shift+Y')
  })
})
