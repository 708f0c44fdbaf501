import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { answerConsent, launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
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

async function search(address: string): Promise<void> {
  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('commandChosen', 'addSource'),
  )
  await dialog().getByRole('textbox').fill(address)
  await running.page.keyboard.press('Enter')
}

async function closeDialog(): Promise<void> {
  await running.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
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
  await dialog()
    .getByText(say('sources.listHolds', { count: 4 }))
    .waitFor()
  expect(await namesIn(running)).toEqual([])
  await dialog()
    .getByRole('button', { name: say('sources.importSubmit') })
    .click()
  await dialog().waitFor({ state: 'detached' })
  for (const title of ['جريدة الميناء', 'بريد الجبل', 'Le Courrier du Port', 'دفتر المطبخ'])
    await source(title).first().waitFor()
  await running.page.getByRole('option', { name: VOWELLED }).waitFor()
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

test('an address that leads to no feed is refused in words, and nothing of it stays', async () => {
  for (const [address, code] of [
    ['nonsense', 'badAddress'],
    ['javascript:alert(1)', 'badAddress'],
    ['http://0.0.0.0/feed', 'addressNotAllowed'],
    [`${newspapers.origin}/lighthouse.png`, 'notAFeed'],
    [`${newspapers.origin}/nothing.rss`, 'missing'],
    [newspapers.addPage('/only-a-page', {}), 'noFeedsFound'],
  ] as const) {
    await search(address)
    await dialog()
      .getByText(say(`failure.${code}`))
      .waitFor()
    await closeDialog()
  }
  const library = await running.page.evaluate(() => window.reader.request.readLibrary())
  expect(library.ok && library.value.sources.length).toBe(4)
})

test('a feed is shown with what is in it, and one more press adds it under its own title', async () => {
  await search(elsewhere(newspapers.addNewspaper('جريدة السهل', 2), 4))
  await dialog().getByText('جريدة السهل', { exact: true }).waitFor()
  await dialog()
    .getByText(say('timeline.total', { count: 2 }))
    .waitFor()
  await running.page.keyboard.press('Enter')
  await source('جريدة السهل').waitFor()
  // Its two articles are one story: they say the same.
  await running.page.getByRole('option', { name: /جريدة السهل \d/ }).waitFor()
})

/** The same server under another address: another site. */
const elsewhere = (address: string, host: number) => address.replace('127.0.0.1', `127.0.0.${host}`)

test('a newspaper is added by its front page, with two of its feeds as one source', async () => {
  const main = elsewhere(newspapers.addNewspaper('جريدة الوادي', 3), 2)
  const sport = elsewhere(newspapers.addNewspaper('جريدة الوادي » رياضة', 2), 2)
  const comments = elsewhere(newspapers.addNewspaper('Comments for جريدة الوادي', 1), 2)
  const page = newspapers.addPage('/added/', { تعليقات: comments, 'جريدة الوادي': main, رياضة: sport })
  await search(elsewhere(page, 2).replace('http://', ''))

  const boxes = dialog().getByRole('checkbox')
  await boxes.first().waitFor()
  expect(await boxes.count()).toBe(3)
  expect(await boxes.nth(0).isChecked()).toBe(true)
  expect(
    await dialog()
      .getByRole('checkbox', { name: say('sources.comments') })
      .isChecked(),
  ).toBe(false)
  await dialog().getByRole('checkbox', { name: 'جريدة الوادي » رياضة' }).press('Space')
  await running.page.keyboard.press('Enter')

  await source('جريدة الوادي').waitFor()
  const library = await running.page.evaluate(() => window.reader.request.readLibrary())
  const added = library.ok ? library.value.sources.find(({ title }) => title === 'جريدة الوادي') : undefined
  expect(added?.feeds.map(({ url }) => url).sort()).toEqual([main, sport].sort())
  expect(added?.homepage).toBe(elsewhere(page, 2))
})

test('what the reader has is marked, and the other feeds of the site are offered to its source', async () => {
  const culture = elsewhere(newspapers.addNewspaper('جريدة الوادي » ثقافة', 2), 2)
  const [main] = await feedsOf('جريدة الوادي')
  await search(elsewhere(newspapers.addPage('/added/', { ثقافة: culture, 'جريدة الوادي': main ?? '' }), 2))

  const there = dialog().getByRole('checkbox', { name: say('sources.already') })
  await there.waitFor()
  expect(await there.isDisabled()).toBe(true)
  await dialog().getByRole('checkbox', { name: 'جريدة الوادي » ثقافة' }).press('Space')
  expect(
    await dialog()
      .getByRole('checkbox', { name: say('sources.join', { source: 'جريدة الوادي' }) })
      .isChecked(),
  ).toBe(true)
  await dialog()
    .getByRole('button', { name: say('sources.addSubmit'), exact: true })
    .click()

  await dialog().waitFor({ state: 'detached' })
  expect(await feedsOf('جريدة الوادي')).toContain(culture)
})

test('B-06 a feed that bears the name of another newspaper comes with a warning', async () => {
  await search(elsewhere(newspapers.addNewspaper('جريـدة الوادى', 1), 3))
  await dialog()
    .getByText(say('sources.likeName', { source: 'جريدة الوادي', host: `127.0.0.2:${newspapers.port}` }))
    .waitFor()
  await closeDialog()
})

test('B-06 a feed that bears the name of a newspaper of the catalogue too, and the host stands beside every name', async () => {
  const imitation = elsewhere(newspapers.addNewspaper('هسبـ\u200bـريس', 1), 3)
  await search(imitation)
  await dialog()
    .getByText(say('sources.likeCatalogueName', { source: 'هسبريس', host: 'www.hespress.com' }))
    .waitFor()
  const address = dialog()
    .locator('label bdi[dir=ltr]', { hasText: new URL(imitation).host })
    .first()
  expect(await address.textContent()).toBe(imitation.replace('http://', ''))
  expect(await address.evaluate(element => getComputedStyle(element).unicodeBidi)).toBe('isolate')
  await closeDialog()
})

test('a machine of the own network is asked only after the reader agrees, and is the only one', async () => {
  let asked = 0
  const near = createServer((_request, response) => {
    asked++
    response.end(
      '<rss version="2.0"><channel><title>نشرة البيت</title><item><title>خبر البيت</title></item></channel></rss>',
    )
  })
  await new Promise<void>(done => near.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(near.address() as AddressInfo).port}`
  await search(`http://${host}/feed`)
  await dialog().getByText(say('sources.consent', { host })).waitFor()
  const allow = dialog().getByRole('button', { name: say('sources.allow', { host }) })

  const refused = await answerConsent(running, false)
  await allow.click()
  // A page that was taken over asks by itself.
  await running.page.evaluate(address => window.reader.request.consentToHost(address), `http://${host}/feed`)
  const question = say('sources.consentAsk', { host: `\u2066${host}\u2069` })
  await expect.poll(refused).toEqual([question, question])
  const found = await running.page.evaluate(address => window.reader.request.discover(address), `http://${host}/feed`)
  expect(found).toMatchObject({ ok: false, code: 'needsConsent' })
  expect(asked).toBe(0)

  await answerConsent(running, true)
  await allow.click()
  await dialog().getByText('نشرة البيت').waitFor()
  await running.page.keyboard.press('Enter')
  await running.page.getByRole('option', { name: 'خبر البيت' }).waitFor()
  await choose('نشرة البيت', say('sources.remove'))
  await new Promise(done => near.close(done))
})

test('a search that takes long is left in a moment', async () => {
  newspapers.delay = 5000
  await search(`${newspapers.origin}/slow`)
  await dialog()
    .getByRole('button', { name: say('sources.stopSearch') })
    .click()
  await expect
    .poll(() =>
      dialog()
        .getByRole('textbox')
        .evaluate(field => field === document.activeElement),
    )
    .toBe(true)
  newspapers.delay = 0
  await closeDialog()
})

test('an address that cannot be reached now is added as it is, when the reader says so', async () => {
  newspapers.broken.add('/away.rss')
  await search(`${newspapers.origin}/away.rss`)
  await dialog()
    .getByRole('button', { name: say('sources.addAnyway') })
    .click()
  await dialog().waitFor({ state: 'detached' })
  await expect.poll(() => feedsOf(`127.0.0.1:${newspapers.port}`)).toEqual([`${newspapers.origin}/away.rss`])
  await choose(`127.0.0.1:${newspapers.port}`, say('sources.remove'))
})

async function feedsOf(title: string): Promise<string[]> {
  const library = await running.page.evaluate(() => window.reader.request.readLibrary())
  const found = library.ok ? library.value.sources.find(each => each.title === title) : undefined
  return found?.feeds.map(({ url }) => url) ?? []
}

test('a second start with a list hands it to the first', async () => {
  const address = newspapers.addNewspaper('جريدة البادية', 1)
  const list = writeOpml(
    folder.path,
    `<opml version="2.0"><body><outline text="جريدة البادية" xmlUrl="${address}"/></body></opml>`,
  )
  await launch({ profile, allow: newspapers.allow, args: ['--import', list] }).catch(() => null)
  await source('جريدة البادية').waitFor()
})

test('the list of newspapers is exported, and brings the same ones into another profile', async () => {
  const file = `${folder.path}/export.opml`
  await running.app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await command('exportOpml')
  await running.page
    .getByText(say('sources.exported', { file: 'export.opml' }))
    .first()
    .waitFor()
  expect(await running.page.evaluate(() => window.reader.request.exportOpml())).toEqual({
    ok: true,
    value: 'export.opml',
  })

  const other = await launch({ profile: `${folder.path}/other`, allow: newspapers.allow })
  await other.page.getByRole('main').waitFor()
  await other.app.evaluate(({ dialog: system }, filePath) => {
    system.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
  }, file)
  await other.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('commandChosen', 'importOpml'),
  )
  const question = other.page.getByRole('dialog')
  await question.getByText('export.opml').waitFor()
  await question.getByRole('button', { name: say('app.cancel') }).click()
  await question.waitFor({ state: 'detached' })
  expect(await namesIn(other)).toEqual([])

  await other.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('commandChosen', 'importOpml'),
  )
  await question.getByRole('button', { name: say('sources.importSubmit') }).click()
  await question.waitFor({ state: 'detached' })
  await expect.poll(() => namesIn(other)).toEqual(await namesIn(running))
  await other.quit()
})

async function command(name: string): Promise<void> {
  await running.app.evaluate(
    ({ BrowserWindow }, chosen) => BrowserWindow.getAllWindows()[0]?.webContents.send('commandChosen', chosen),
    name,
  )
}

/** Names with sections, feeds and whether they are stopped, in the reader's order. */
async function namesIn({ page }: RunningApp): Promise<unknown[]> {
  const library = await page.evaluate(() => window.reader.request.readLibrary())
  if (!library.ok) throw new Error(library.message)
  const { sections, sources } = library.value
  return sources.map(({ title, sectionId, enabled, feeds }) => ({
    title,
    enabled,
    section: sections.find(({ id }) => id === sectionId)?.title ?? null,
    feeds: feeds.map(({ url, title: name }) => [url, name]),
  }))
}
