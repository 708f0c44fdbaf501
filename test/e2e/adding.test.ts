import { writeFileSync } from 'node:fs'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { launch, type RunningApp, temporaryFolder } from './app.ts'
import { type Newspapers, openNewspapers } from './newspapers.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  const file = `${folder.path}/catalogue.json`
  const feeds = [{ url: newspapers.addNewspaper('بريد الجبل', 1), section: 'general' }]
  const paper = {
    id: 'jabal.example',
    title: 'بريد الجبل',
    homepage: `${newspapers.origin}/`,
    language: 'ar',
    country: 'MA',
  }
  writeFileSync(file, JSON.stringify({ sources: [{ ...paper, feeds }] }))
  const env = { WARRAQ_CATALOGUE: file }
  running = await launch({ profile: `${folder.path}/profile`, allow: newspapers.allow, env })
  await running.page.evaluate(() => window.reader.request.changeSettings({ welcomed: true }))
  await running.page.getByRole('main').waitFor()
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const dialog = () => running.page.getByRole('dialog')
const source = (title: string) => running.page.getByRole('treegrid').getByRole('row', { name: title })

async function type(text: string): Promise<void> {
  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('commandChosen', 'addSource'),
  )
  await dialog().getByRole('textbox').fill(text)
}

test('an address copied out of an Arabic text is found with all that came along with it', async () => {
  const address = newspapers.addNewspaper('جريدة السهل', 2)
  await type(`خلاصة الجريدة: \u2067«\u200f${address}\u200e»\u2069،`)
  await running.page.keyboard.press('Enter')
  await dialog().getByText('جريدة السهل', { exact: true }).waitFor()
  await running.page.keyboard.press('Enter')
  await source('جريدة السهل').waitFor()
  expect(await addresses()).toEqual([address])
})

async function addresses(): Promise<string[]> {
  const library = await running.page.evaluate(() => window.reader.request.readLibrary())
  return library.ok ? library.value.sources.flatMap(({ feeds }) => feeds.map(({ url }) => url)) : []
}

test('a page is saved by such an address too', async () => {
  const saved = await running.page.evaluate(
    address => window.reader.request.savePage(address),
    `\u200f(https://salma:hush@hill.example/)`,
  )
  expect(saved).toMatchObject({ ok: false, code: 'passwordInAddress' })
  const other = await running.page.evaluate(address => window.reader.request.savePage(address), '«\u200fftp://x/»')
  expect(other).toMatchObject({ ok: false, code: 'badAddress' })
})

test('an address with a password is searched for without it', async () => {
  const path = newspapers.addNewspaper('جريدة المنعطف', 1)
  await type(path.replace('://', '://salma:hush@'))
  const shown = dialog().getByLabel(say('sources.addLabel'), { exact: true })
  expect(await shown.inputValue()).toBe(path)
  await running.page.keyboard.press('Enter')
  await dialog().getByText('جريدة المنعطف', { exact: true }).waitFor()
  await running.page.keyboard.press('Escape')
})

test('B-10 what was found has the focus, and not the button that closes', async () => {
  const [there = ''] = await addresses()
  const [oasis, sport] = ['الواحة', 'الواحة » رياضة'].map(title => newspapers.addNewspaper(title, 1))
  const feeds = { الواحة: oasis ?? '', رياضة: sport ?? '' }

  await type(newspapers.addPage('/oasis/', feeds))
  await running.page.keyboard.press('Enter')
  await expectFocus(dialog().getByRole('checkbox').first())
  await leave()

  await type(newspapers.addPage('/plain/', { السهل: there, الواحة: oasis ?? '' }))
  await running.page.keyboard.press('Enter')
  await expectFocus(dialog().getByRole('checkbox', { name: 'الواحة' }))
  await leave()

  await type(there)
  await running.page.keyboard.press('Enter')
  await dialog().getByText(say('sources.already')).waitFor()
  await expectFocus(dialog().getByRole('button', { name: say('app.cancel') }))
  await leave()
})

async function expectFocus(target: Locator): Promise<void> {
  await target.waitFor()
  await expect.poll(() => target.evaluate(element => element === document.activeElement)).toBe(true)
}

async function leave(): Promise<void> {
  await running.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
}

test('B-11 a newspaper’s name offers it from the catalogue, and a press adds it', async () => {
  await type('جبل')
  const offers = dialog().getByRole('list', { name: say('sources.fromCatalogue') })
  await offers.getByRole('button', { name: 'بريد الجبل' }).waitFor()
  await running.page.keyboard.press('Enter')
  await running.page.keyboard.press('Enter')
  await source('بريد الجبل').waitFor()
  await dialog().waitFor({ state: 'detached' })

  await type('بريد الجبل')
  const there = offers.getByRole('button', { name: say('sources.already') })
  expect(await there.isDisabled()).toBe(true)
  await running.page.keyboard.press('Escape')
})

test('what is dropped and cannot be read is answered', async () => {
  await drop('photo.png')
  await running.page.getByText(say('app.dropUnknown')).last().waitFor()
})

async function drop(name: string): Promise<void> {
  await running.page.evaluate(called => {
    const dropped = new DataTransfer()
    dropped.items.add(new File(['x'], called))
    const target = document.querySelector('main') ?? document.body
    target.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
  }, name)
}

test('nothing complained', () => expect(running.complaints).toEqual([]))
