// The main stories in the packaged program: it reaches a server on this machine because the reader agreed, and for no other
// reason, as test servers are none for it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { answerConsent, launch, type RunningApp, temporaryFolder } from '../e2e/app.ts'
import { type Newspapers, openNewspapers, VOWELLED } from '../e2e/newspapers.ts'
import { say } from '../e2e/words.ts'

const folder = temporaryFolder()
const profile = `${folder.path}/profile`
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  running = await launch({ profile, allow: newspapers.allow })
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const row = () => running.page.getByRole('option', { name: VOWELLED })
const body = () => running.page.frameLocator('[data-text]').locator('body')

test('is packaged, in an archive, sandboxed', async () => {
  const facts = await running.app.evaluate(({ app }) => ({ isPackaged: app.isPackaged, path: app.getAppPath() }))
  expect(facts).toEqual({ isPackaged: true, path: expect.stringMatching(/app\.asar$/) })
  expect(await running.page.evaluate(() => typeof Reflect.get(globalThis, 'require'))).toBe('undefined')
})

test('a newspaper on this machine is added once the reader agrees, and its articles come', async () => {
  const asked = await answerConsent(running, true)
  await running.page.evaluate(() => window.reader.request.changeSettings({ welcomed: true }))
  await running.page.keyboard.press('Control+n')
  const dialog = running.page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(`${newspapers.origin}/harbour.rss`)
  await running.page.keyboard.press('Enter')
  const consent = dialog.getByRole('alert').getByRole('button')
  await consent.waitFor()
  expect(newspapers.asked).toEqual([])
  await consent.click()
  await expect.poll(asked).toHaveLength(1)
  await dialog.getByText('جريدة الميناء', { exact: true }).waitFor()
  await running.page.keyboard.press('Enter')
  await row().waitFor()
})

test('an article is read, found and kept', async () => {
  await row().click()
  await body().locator('p').first().waitFor()
  await running.page.keyboard.press('b')
  await running.page.keyboard.press('Control+f')
  await running.page.keyboard.insertText('مكتبه الاحياء')
  await row().waitFor()
})

test('everything is there at the next start, with the newspaper gone', async () => {
  await running.quit()
  await newspapers.stop()
  running = await launch({ profile })
  await row().click()
  await body().locator('p').first().waitFor()
  const bookmarks = await running.page.evaluate(async () => {
    const opened = await window.reader.request.openList({ scope: { kind: 'bookmarks' }, unreadSince: null }, null)
    return opened.ok ? opened.value.list.total : opened.code
  })
  expect(bookmarks).toBe(1)
  expect(await running.page.getByRole('button', { name: say('sync.start') }).count()).toBe(1)
  // Pictures that were never fetched are missed.
  expect(running.complaints.filter(complaint => !complaint.includes('404'))).toEqual([])
})
