import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/reader.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { type Newspapers, openNewspapers, VOWELLED } from './newspapers.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
const profile = `${folder.path}/profile`
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  running = await launch({ profile, allow: newspapers.allow })
  await running.page.getByRole('main').waitFor()
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const tree = () => running.page.getByRole('treegrid')
const source = (title: string) => tree().getByRole('row', { name: title })
const dialog = () => running.page.getByRole('dialog')

async function choose(title: string, ...steps: readonly string[]): Promise<void> {
  await source(title).hover()
  await running.page.getByRole('button', { name: say('sources.menu', { source: title }) }).click()
  for (const step of steps) await running.page.getByRole('menuitem', { name: step, exact: true }).click()
}

async function add(address: string): Promise<void> {
  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('commandChosen', 'addSource'),
  )
  await dialog().getByRole('textbox').fill(address)
  await dialog()
    .getByRole('button', { name: say('sources.addSubmit') })
    .click()
}

test('a list dropped on the window is imported, and what cannot be is named', async () => {
  const list = newspapers.opml.replace('</body>', '<outline type="rss" text="ملف" xmlUrl="file:///etc/passwd"/></body>')
  const text = readFileSync(writeOpml(folder.path, list), 'utf8')
  await running.page.evaluate(content => {
    const dropped = new DataTransfer()
    dropped.items.add(new File([content], 'list.opml', { type: 'text/x-opml' }))
    const target = document.querySelector('main') ?? document.body
    target.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
  }, text)
  await dialog().getByText('file:///etc/passwd').waitFor()
  await running.page.keyboard.press('Escape')
  for (const title of ['جريدة الميناء', 'بريد الجبل', 'Le Courrier du Port', 'دفتر المطبخ'])
    await source(title).first().waitFor()
  await running.page.getByRole('option', { name: VOWELLED }).waitFor()
})

test('a source is renamed and keeps the name', async () => {
  await choose('بريد الجبل', say('sources.rename'))
  await dialog().getByRole('textbox').fill('بريد القمم')
  await dialog()
    .getByRole('button', { name: say('sources.renameSubmit') })
    .click()
  await source('بريد القمم').waitFor()
})

test('a source moves to a new section', async () => {
  await choose('دفتر المطبخ', say('sources.move'), say('sources.newSection'))
  await dialog().getByRole('textbox').fill('البيت')
  await dialog()
    .getByRole('button', { name: say('sources.moveSubmit') })
    .click()
  await source('البيت').first().waitFor()
  const library = await running.page.evaluate(() => window.reader.request.readLibrary())
  const section = library.ok ? library.value.sections.find(({ title }) => title === 'البيت') : undefined
  expect(library.ok && library.value.sources.find(({ title }) => title === 'دفتر المطبخ')?.sectionId).toBe(section?.id)
})

test('a source that is stopped says so and is not asked', async () => {
  await choose('Le Courrier du Port', say('sources.disable'))
  await source('Le Courrier du Port').getByText(say('sources.disabled')).waitFor()
  const library = await running.page.evaluate(() => window.reader.request.readLibrary())
  expect(library.ok && library.value.sources.find(({ title }) => title === 'Le Courrier du Port')?.enabled).toBe(false)
  await choose('Le Courrier du Port', say('sources.enable'))
})

test('a removed source comes back with undo, its articles too', async () => {
  await choose('جريدة الميناء', say('sources.remove'))
  await source('جريدة الميناء').waitFor({ state: 'detached' })
  await running.page.getByRole('option', { name: VOWELLED }).waitFor({ state: 'detached' })
  await running.page.getByRole('button', { name: say('app.undo') }).click()
  await source('جريدة الميناء').waitFor()
  await running.page.getByRole('option', { name: VOWELLED }).waitFor()
})

test('an address that is no feed is refused in words, and nothing of it stays', async () => {
  for (const [address, code] of [
    ['nonsense', 'badAddress'],
    ['javascript:alert(1)', 'badAddress'],
    ['http://10.0.0.1/feed', 'addressNotAllowed'],
    [`${newspapers.origin}/lighthouse.png`, 'notAFeed'],
    [`${newspapers.origin}/nothing.rss`, 'missing'],
    [`${newspapers.origin}/harbour.rss`, 'alreadySubscribed'],
  ] as const) {
    await add(address)
    await dialog()
      .getByText(say(`failure.${code}`))
      .waitFor()
    await running.page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  }
  const library = await running.page.evaluate(() => window.reader.request.readLibrary())
  expect(library.ok && library.value.sources.length).toBe(4)
})

test('a feed is added by its address and takes its own title', async () => {
  await add(newspapers.addNewspaper('جريدة السهل', 2))
  await source('جريدة السهل').waitFor()
  await running.page.getByRole('option', { name: 'جريدة السهل 0' }).waitFor()
})

test('mark all read, and take it back', async () => {
  await running.page.getByRole('button', { name: say('timeline.markAllRead') }).click()
  await expect.poll(unread).toBe(0)
  await running.page.getByRole('button', { name: say('app.undo') }).click()
  await expect.poll(unread).toBe(9)
})

test('a second start with a list hands it to the first', async () => {
  const address = newspapers.addNewspaper('جريدة البادية', 1)
  const list = writeOpml(
    folder.path,
    `<opml version="2.0"><body><outline text="جريدة البادية" xmlUrl="${address}"/></body></opml>`,
  )
  await launch({ profile, allow: newspapers.allow, args: ['--import', list] }).catch(() => null)
  await source('جريدة البادية').waitFor()
})

async function unread(): Promise<number> {
  const library = await running.page.evaluate(() => window.reader.request.readLibrary())
  return library.ok ? library.value.sources.reduce((sum, { unread: count }) => sum + count, 0) : -1
}
