import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { answerConsent, launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { type Newspapers, openNewspapers } from './newspapers.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  newspapers.broken.add('/mountain.rdf')
  const args = ['--import', writeOpml(folder.path, newspapers.opml)]
  running = await launch({ profile: `${folder.path}/profile`, allow: newspapers.allow, args })
  await running.page.getByRole('option', { name: 'خبز الشعير' }).waitFor()
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const dialog = () => running.page.getByRole('dialog')
const line = (title: string) => dialog().getByRole('button', { name: title })
const press = (chord: string) => running.page.keyboard.press(chord)
const heard = () =>
  running.page
    .getByRole('region', { name: say('app.messages') })
    .getByRole('status')
    .innerText()
const focused = () => running.page.evaluate(() => document.activeElement?.textContent ?? '')

test('the summary of a sync leads to what failed, with the reason and what to do', async () => {
  await running.page.getByRole('button', { name: say('sync.failed', { count: 1 }) }).click()
  await line('بريد الجبل').waitFor()
  expect(await dialog().locator('[aria-expanded]').count()).toBe(1)
  expect(await line('بريد الجبل').innerText()).toContain(say('failure.serverError'))

  await line('بريد الجبل').click()
  await dialog().getByText(say('advice.serverError')).waitFor()
  // Said once: the line that was opened says it already.
  expect(await dialog().getByText(say('failure.serverError')).count()).toBe(1)
  await dialog().getByText(`${newspapers.origin}/mountain.rdf`).waitFor()
  await dialog().getByText(say('health.never')).waitFor()
})

test('tried again while the server is failing it says so, and when it was mended it is well', async () => {
  const retry = dialog().getByRole('button', { name: say('sync.retry'), exact: true })
  await retry.press('Enter')
  await expect.poll(heard).toContain(say('failure.serverError'))

  newspapers.broken.clear()
  await retry.press('Enter')
  await expect.poll(heard).toContain(say('sync.new', { count: 1 }))
  // It stays where it was, and open: what was mended does not jump away under the reader's hands.
  await expect.poll(() => line('بريد الجبل').innerText()).not.toContain(say('failure.serverError'))
  expect(await line('بريد الجبل').getAttribute('aria-expanded')).toBe('true')
  await dialog()
    .getByText(say('health.failing', { count: 0 }))
    .waitFor()
  await press('Escape')
})

test('all that fail are tried again at once', async () => {
  for (const [host, path, title] of [
    [2, '/one', 'صحيفة أولى'],
    [3, '/two', 'صحيفة ثانية'],
  ] as const) {
    newspapers.broken.add(path)
    const choice = {
      urls: [`http://127.0.0.${host}:${newspapers.port}${path}`],
      title,
      homepage: null,
      joins: null,
    }
    await running.page.evaluate(given => window.reader.request.subscribe(given), choice)
  }
  await expect.poll(failing).toBe(2)
  newspapers.broken.delete('/one')
  newspapers.addPage('/one', {})

  await press('Shift+KeyH')
  await dialog().getByText(say('health.failingOnly')).click()
  await expect.poll(() => dialog().locator('[aria-expanded]').count()).toBe(2)
  await dialog()
    .getByRole('button', { name: say('health.retryAll') })
    .click()
  await expect.poll(heard).toContain(say('sync.failed', { count: 2 }))
  await expect.poll(() => line('صحيفة أولى').innerText()).toContain(say('failure.notAFeed'))
  await press('Escape')
  for (const title of ['صحيفة أولى', 'صحيفة ثانية']) await removeSource(title)
})

test('a machine of the own network that came with a list is asked when the reader allows it', async () => {
  const near = createServer((_request, response) =>
    response.end('<rss version="2.0"><channel><title>x</title><item><title>خبر البيت</title></item></channel></rss>'),
  )
  await new Promise<void>(done => near.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(near.address() as AddressInfo).port}`
  const choice = { urls: [`http://${host}/feed`], title: 'نشرة البيت', homepage: null, joins: null }
  await running.page.evaluate(given => window.reader.request.subscribe(given), choice)
  await expect.poll(failing).toBe(1)

  await press('Shift+KeyH')
  await line('نشرة البيت').click()
  await dialog().getByText(say('failure.needsConsent')).first().waitFor()
  await answerConsent(running, true)
  await dialog()
    .getByRole('button', { name: say('health.allow', { host }) })
    .click()
  await expect.poll(heard).toContain(say('sync.new', { count: 1 }))
  await press('Escape')
  await removeSource('نشرة البيت')
  await new Promise(done => near.close(done))
})

test('by the keyboard alone: open, search, step, open one, close', async () => {
  await press('Shift+KeyH')
  await dialog().getByRole('searchbox').waitFor()
  expect(await dialog().locator('[aria-expanded]').count()).toBe(4)
  await running.page.keyboard.insertText('مطبخ')
  await expect.poll(() => dialog().locator('[aria-expanded]').count()).toBe(1)
  await running.page.keyboard.insertText(' لا شيء')
  await dialog()
    .getByText(say('health.nothing', { words: 'مطبخ لا شيء' }))
    .waitFor()
  await press('Control+a')
  await press('Delete')
  await expect.poll(() => dialog().locator('[aria-expanded]').count()).toBe(4)

  await press('Tab')
  await press('Tab')
  const first = await focused()
  await press('ArrowDown')
  expect(await focused()).not.toBe(first)
  await press('End')
  const last = await focused()
  await press('ArrowDown')
  expect(await focused()).toBe(last)
  await press('Home')
  expect(await focused()).toBe(first)
  await press('Enter')
  await dialog().getByText(say('health.received')).waitFor()
  await press('Escape')
  await dialog().waitFor({ state: 'detached' })
})

test('the menu of a source leads to how it is', async () => {
  await running.page.getByRole('treegrid').getByRole('row', { name: 'جريدة الميناء' }).click({ button: 'right' })
  await running.page.getByRole('menuitem', { name: say('health.ofSource') }).click()
  await expect.poll(() => line('جريدة الميناء').getAttribute('aria-expanded')).toBe('true')
  await expect.poll(focused).toContain('جريدة الميناء')
  await press('Escape')
})

async function removeSource(title: string): Promise<void> {
  await running.page.evaluate(async wanted => {
    const library = await window.reader.request.readLibrary()
    const found = library.ok ? library.value.sources.find(source => source.title === wanted) : undefined
    if (found) await window.reader.request.removeSource(found.id)
  }, title)
  await running.page.getByRole('treegrid').getByRole('row', { name: title }).waitFor({ state: 'detached' })
}

async function failing(): Promise<number> {
  const library = await running.page.evaluate(() => window.reader.request.readLibrary())
  const feeds = library.ok ? library.value.sources.flatMap(source => source.feeds) : []
  return feeds.filter(({ failure }) => failure !== null).length
}
