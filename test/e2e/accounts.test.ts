/** An account on a server, as its reader has it: added in the window, read offline, and seen on the server. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { createFakeServer, type FakeServer } from '../support/fake-account-server.ts'
import { answerConsent, launch, type RunningApp, temporaryFolder } from './app.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
const profile = join(folder.path, 'profile')
let server: FakeServer
let running: RunningApp

beforeAll(async () => {
  server = await createFakeServer()
  const morning = server.state.addFeed({ title: 'صباح الواحة', folder: 'أخبار' })
  const sport = server.state.addFeed({ title: 'ملعب الواحة', folder: 'رياضة' })
  for (const number of [1, 2, 3]) server.state.publish(morning.id, { title: `خبر الصباح ${number}` })
  server.state.publish(sport.id, { title: 'خبر الملعب', isRead: true })
  server.state.publish(sport.id, { title: 'خبر محفوظ هناك', isStarred: true })
  await start()
})
afterAll(async () => {
  await running.quit()
  await server.close()
  folder[Symbol.dispose]()
})

async function start(): Promise<void> {
  running = await launch({ profile })
  await running.page.evaluate(() => window.reader.request.changeSettings({ welcomed: true, syncInterval: 0 }))
  await running.page.getByRole('main').waitFor()
  await running.page.keyboard.press('Control+Digit2')
}

const dialog = () => running.page.getByRole('dialog')
const row = (title: string): Locator => running.page.locator('[data-timeline] [role=option]', { hasText: title })
/** What one account's own button is called. */
const named = (key: 'sync' | 'leave') => say(`accounts.${key}Named`, { name: new URL(server.url).host })
const field = (key: 'address' | 'user' | 'password') => dialog().getByLabel(say(`accounts.${key}`), { exact: true })

const isRead = async (title: string) => (await row(title).locator('[data-read]').count()) > 0

async function openAccounts(): Promise<void> {
  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('commandChosen', 'accounts'),
  )
  await dialog()
    .getByRole('heading', { name: say('accounts.name') })
    .waitFor()
}

async function signIn(secret: string): Promise<void> {
  await field('address').fill(server.base('greader'))
  await field('user').fill(server.user)
  await field('password').fill(secret)
  await dialog()
    .getByRole('button', { name: say('accounts.signIn'), exact: true })
    .click()
}

/** Its own rows in the list of newspapers. */
const paper = (title: string) => running.page.getByRole('treegrid').getByRole('row', { name: title })

async function syncNow(): Promise<void> {
  await openAccounts()
  await dialog()
    .getByRole('button', { name: named('sync') })
    .click()
  await dialog().getByText(say('accounts.synced')).first().waitFor()
  await running.page.keyboard.press('Escape')
}

test('a server of the own network is asked only with the reader’s word, given to the system’s question', async () => {
  const asked = await answerConsent(running, true)
  await openAccounts()
  await signIn('wrong')
  await dialog().getByRole('alert').getByRole('button').click()
  await dialog().getByText(say('failure.apiPasswordNeeded')).waitFor()

  expect(await asked()).toHaveLength(1)
  expect(server.callsOf('list')).toEqual([])
})

test('signed in, its newspapers, read marks and stars are here', async () => {
  await signIn(server.secret)
  await dialog().getByText(say('accounts.synced')).waitFor()
  await running.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  await paper('صباح الواحة').waitFor()
  await row('خبر الصباح 3').waitFor()

  expect(await isRead('خبر الصباح 1')).toBe(false)
  expect(await isRead('خبر الملعب')).toBe(true)
  await expect.poll(() => bookmarks()).toEqual(['خبر محفوظ هناك'])
})

async function bookmarks(): Promise<string[]> {
  return running.page.evaluate(async () => {
    const wish = { scope: { kind: 'bookmarks' as const }, unreadSince: null }
    const opened = await window.reader.request.openList(wish, null)
    return opened.ok ? opened.value.rows.map(({ title }) => title) : []
  })
}

test('the password is in a file of its own, and nowhere else in the profile', async () => {
  await running.page.evaluate(() => window.reader.request.listAccounts())
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  const telling = files.filter(one => readFileSync(join(one.parentPath, one.name)).includes(Buffer.from(server.secret)))
  expect(telling.map(({ name }) => name)).toEqual([])
})

test('a morning offline: read and kept here, then seen on the server', async () => {
  server.quirks.mishaps.push({ call: '*', times: 1000, how: 'before' })
  await row('خبر الصباح 1').click()
  await expect.poll(() => isRead('خبر الصباح 1')).toBe(true)
  await row('خبر الصباح 2').click()
  await running.page.keyboard.press('KeyB')
  await expect.poll(() => bookmarks()).toContain('خبر الصباح 2')
  await openAccounts()
  await dialog()
    .getByText(say('accounts.waiting', { count: 3 }))
    .waitFor()
  await dialog()
    .getByRole('button', { name: named('sync') })
    .click()
  await dialog().getByText(say('failure.connectionFailed')).waitFor()
  await running.page.keyboard.press('Escape')

  server.quirks.mishaps.splice(0)
  await syncNow()

  const titles = (ids: readonly number[]) => ids.map(id => server.state.articles.get(id)?.title)
  const { unread, starred } = server.state.marks()
  expect(titles(unread)).toEqual(['خبر الصباح 3', 'خبر محفوظ هناك'])
  expect(titles(starred)).toEqual(['خبر الصباح 2', 'خبر محفوظ هناك'])
})

test('what is done elsewhere meanwhile is here after the next sync', async () => {
  const byTitle = (title: string) => [...server.state.articles.values()].find(one => one.title === title)?.id ?? 0
  server.state.mark(byTitle('خبر الصباح 3'), 'read', true)
  server.state.mark(byTitle('خبر محفوظ هناك'), 'starred', false)
  await syncNow()

  await expect.poll(() => isRead('خبر الصباح 3')).toBe(true)
  await expect.poll(() => bookmarks()).toEqual(['خبر الصباح 2'])
})

test('nothing that waits is lost when the app dies, and it reaches the server after the next start', async () => {
  server.quirks.mishaps.push({ call: 'edit-tag', times: 1000, how: 'before' })
  await row('خبر محفوظ هناك').click()
  await expect.poll(() => isRead('خبر محفوظ هناك')).toBe(true)
  await running.kill()
  server.quirks.mishaps.splice(0)
  await start()
  await openAccounts()
  // Where the system protects nothing, it is asked for again.
  if (await dialog().getByText(say('accounts.passwordWanted')).isVisible()) {
    await field('password').fill(server.secret)
    await dialog()
      .getByRole('button', { name: say('accounts.signIn'), exact: true })
      .click()
    await dialog().getByText(say('accounts.passwordWanted')).waitFor({ state: 'detached' })
  }
  await running.page.keyboard.press('Escape')
  await syncNow()

  expect(server.state.marks().unread).toEqual([])
})

test('a newspaper is added on the server, from here', async () => {
  await running.page.evaluate(async () => {
    const accounts = await window.reader.request.listAccounts()
    if (accounts.ok)
      await window.reader.request.addToAccount(accounts.value[0]?.id ?? 0, 'https://paper9.test/feed', null)
  })

  expect([...server.state.feeds.values()].map(({ url }) => url)).toContain('https://paper9.test/feed')
})

test('a list of newspapers goes to the server, and what it refuses is named', async () => {
  const file = join(folder.path, 'papers.opml')
  const outline = (title: string, url: string) => `<outline text="${title}" type="rss" xmlUrl="${url}"/>`
  const lines = [outline('جريدة الجسر', 'https://bridge.test/feed'), outline('هناك', 'https://paper1.test/feed')]
  writeFileSync(file, `<opml version="2.0"><body><outline text="مدن">${lines.join('')}</outline></body></opml>`)
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('commandChosen', 'importOpml'),
  )
  await dialog()
    .getByRole('button', { name: say('accounts.addTo') })
    .click()
  await running.page.getByRole('option', { name: new URL(server.url).host }).click()
  await dialog()
    .getByRole('button', { name: say('sources.importSubmit') })
    .click()

  const added = () => [...server.state.feeds.values()].find(({ url }) => url === 'https://bridge.test/feed')
  await expect.poll(() => added()?.folder).toBe('مدن')
  await running.page
    .getByText(say('sources.imported', { count: 1 }))
    .first()
    .waitFor()
  await paper('جريدة الجسر').waitFor()
})

test('left, its newspapers go and what was kept stays; on the server nothing changes', async () => {
  const feeds = server.state.feeds.size
  await openAccounts()
  await dialog()
    .getByRole('button', { name: named('leave') })
    .click()
  await dialog().getByText(say('accounts.removeNewspapers')).click()
  await dialog()
    .getByRole('button', { name: say('accounts.leaveNow') })
    .click()
  await dialog()
    .getByRole('heading', { name: say('accounts.new') })
    .waitFor()
  await running.page.keyboard.press('Escape')

  await paper('صباح الواحة').waitFor({ state: 'detached' })
  expect(await bookmarks()).toEqual(['خبر الصباح 2'])
  expect(server.state.feeds.size).toBe(feeds)
  expect(running.complaints).toEqual([])
})
