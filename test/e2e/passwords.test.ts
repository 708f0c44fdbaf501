/** P-18: a feed with a name and a password of the reader's own, from its address to the day when the password changes. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { items, rssOf } from '../support/feeds.ts'
import { type Lock, locked } from '../support/locked.ts'
import { answer, type MisbehavingServer, startServer } from '../support/misbehaving-server.ts'
import { launch, type RunningApp, temporaryFolder } from './app.ts'
import { violations } from './axe.ts'
import { MINUTE, setAhead, UNDER_CLOCK } from './clock.ts'
import { say } from './words.ts'

const TITLE = 'نشرة الخزانة'
const FIRST = 'hush-4711-قفل'
const SECOND = 'new-0815-مفتاح'
const lock: Lock & { secret: string } = { user: 'salma-of-the-test', secret: FIRST }
const folder = temporaryFolder()
const profile = join(folder.path, 'profile')
const said: string[] = []
let articles = 2
let ahead = 0
let server: MisbehavingServer
let running: RunningApp

beforeAll(async () => {
  server = await startServer()
  server.play(
    '/feed',
    locked(lock, (response, request) => answer(rssOf(items(articles), TITLE))(response, request)),
  )
  await start()
})
afterAll(async () => {
  await running.quit()
  await server[Symbol.asyncDispose]()
  folder[Symbol.dispose]()
})

async function start(): Promise<void> {
  running = await launch({ profile, allow: `127.0.0.0/8:${server.port}`, ...UNDER_CLOCK })
  for (const stream of [running.app.process().stdout, running.app.process().stderr]) {
    stream?.on('data', (words: Buffer) => void said.push(words.toString()))
  }
  await running.page.evaluate(() => window.reader.request.changeSettings({ welcomed: true, syncInterval: 0 }))
  await running.page.getByRole('main').waitFor()
}

async function restart(): Promise<void> {
  await running.quit()
  await start()
}

const dialog = () => running.page.getByRole('dialog')
const address = () => dialog().getByLabel(say('sources.addLabel'), { exact: true })
const user = () => dialog().getByLabel(say('accounts.user'), { exact: true })
const password = () => dialog().getByLabel(say('accounts.password'), { exact: true })
const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click()

async function open(command: 'addSource' | 'health'): Promise<void> {
  await running.app.evaluate(
    ({ BrowserWindow }, chosen) => BrowserWindow.getAllWindows()[0]?.webContents.send('commandChosen', chosen),
    command,
  )
  await dialog().waitFor()
}

async function close(): Promise<void> {
  await running.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
}

/** What a check of it says now; `none` where it goes well. */
async function syncedWith(): Promise<string> {
  ahead += 2 * MINUTE
  await setAhead(running, ahead)
  return running.page.evaluate(async () => {
    const library = await window.reader.request.readLibrary()
    const feeds = library.ok ? library.value.sources.flatMap(source => source.feeds) : []
    const synced = await window.reader.request.retryFeeds(feeds.map(({ id }) => id))
    return synced.ok ? (synced.value.failures[0]?.code ?? 'none') : synced.code
  })
}

async function openFeed(): Promise<void> {
  await open('health')
  await dialog().getByRole('button', { name: TITLE }).click()
}

/** Types it in the health of the feed, and waits until it was accepted. */
async function typeAnew(secret: string): Promise<void> {
  await password().fill(secret)
  await press(say('accounts.signIn'))
  await password().waitFor({ state: 'detached' })
}

test('P-18 an address that asks for a password is answered right there, and a wrong one is called wrong', async () => {
  await open('addSource')
  await address().fill(server.url('/feed'))
  await running.page.keyboard.press('Enter')
  await expect.poll(() => user().evaluate(element => element === document.activeElement)).toBe(true)
  expect(await dialog().getByRole('alert').innerText()).toContain('127.0.0.1')

  await user().fill(lock.user)
  await password().fill('wrong')
  await running.page.keyboard.press('Enter')
  await dialog().getByText(say('failure.wrongPassword')).waitFor()
  expect(await violations(running.page)).toEqual([])
  await password().fill(FIRST)
  await running.page.keyboard.press('Enter')
  await dialog().getByText(TITLE, { exact: true }).waitFor()
  await running.page.keyboard.press('Enter')

  await running.page.getByRole('treegrid').getByRole('row', { name: TITLE }).waitFor()
  expect(await syncedWith()).toBe('none')
})

test('P-18 a password that is pasted with the address goes to its field, and is kept in no address', async () => {
  await open('addSource')
  await address().fill(server.url('/feed').replace('://', `://${encodeURIComponent(lock.user)}:p%40ss@`))
  expect(await address().inputValue()).toBe(server.url('/feed'))
  expect([await user().inputValue(), await password().inputValue()]).toEqual([lock.user, 'p@ss'])

  // Of another site it was not meant for.
  await address().fill('https://hill.example/')
  await user().waitFor({ state: 'detached' })
  await close()
})

test('P-18 where it was not to be remembered, the next start asks for it, and then keeps it if told so', async () => {
  const isProtected = await running.page.evaluate(() => window.reader.request.arePasswordsProtected())
  if (isProtected.ok && isProtected.value) {
    await running.page.evaluate(
      async given => {
        const library = await window.reader.request.readLibrary()
        const feed = library.ok ? library.value.sources[0]?.feeds[0] : undefined
        if (feed) await window.reader.request.setFeedPassword(feed.id, { ...given, isRemembered: false })
      },
      { user: lock.user, secret: FIRST },
    )
  }
  await restart()
  expect(await syncedWith()).toBe('needsPassword')

  await openFeed()
  await press(say('health.typePassword'))
  await user().fill(lock.user)
  const remember = dialog().getByRole('checkbox', { name: say('accounts.remember') })
  if (!(await remember.isChecked())) await dialog().getByText(say('accounts.remember'), { exact: true }).click()
  await typeAnew(FIRST)
  await dialog().getByText(lock.user, { exact: true }).waitFor()
  await close()

  await restart()
  expect(await syncedWith()).toBe('none')
})

test('P-18 a password that was changed at the server is typed anew in the health of the feed', async () => {
  lock.secret = SECOND
  articles = 5
  expect(await syncedWith()).toBe('wrongPassword')
  await openFeed()
  await dialog().getByText(say('health.whenTyped'), { exact: true }).waitFor()

  await press(say('health.changePassword'))
  expect(await user().inputValue()).toBe(lock.user)
  await password().fill(FIRST)
  await press(say('accounts.signIn'))
  await dialog().getByRole('alert').getByText(say('failure.wrongPassword')).waitFor()
  expect(await violations(running.page)).toEqual([])
  await typeAnew(SECOND)
  const change = dialog().getByRole('button', { name: say('health.changePassword'), exact: true })
  await expect.poll(() => change.evaluate(element => element === document.activeElement)).toBe(true)
  await expect.poll(() => dialog().getByText(say('failure.wrongPassword')).count()).toBe(0)
  await close()

  expect(await syncedWith()).toBe('none')
  await restart()
  expect(await syncedWith()).toBe('none')
})

test('P-18 it stands in no file of the profile and in no word that the app said', async () => {
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  const basic = (secret: string) => Buffer.from(`${lock.user}:${secret}`).toString('base64')
  for (const needle of [FIRST, SECOND, basic(FIRST), basic(SECOND)]) {
    const telling = files.filter(one => readFileSync(join(one.parentPath, one.name)).includes(Buffer.from(needle)))
    expect(telling.map(({ name }) => name)).toEqual([])
    expect(said.join('')).not.toContain(needle)
  }
  expect(files.map(({ name }) => name)).toContain('passwords.json')
})

test('P-18 forgotten in the health of the feed, it is sent no more', async () => {
  await openFeed()
  await press(say('health.forgetPassword'))
  await dialog().getByText(lock.user, { exact: true }).waitFor({ state: 'detached' })
  await close()
  const before = server.seen.length

  expect(await syncedWith()).toBe('needsPassword')
  expect(server.seen.slice(before).map(({ headers }) => headers.authorization)).toEqual([undefined])
  expect(running.complaints).toEqual([])
})
