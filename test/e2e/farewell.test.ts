// What the reader did in the very last moment before the app ends is there at the next start.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { ownWords } from './own-words.ts'
import { openPress, type Press } from './press.ts'
import { say } from './words.ts'

const LONG = 'رسائل من برج الحمام'
const COUNT = 60
const folder = temporaryFolder()
const profile = join(folder.path, 'profile')
let press: Press
let running: RunningApp

beforeAll(async () => {
  press = await openPress()
  for (let n = 0; n < COUNT; n++)
    press.print('صدى الأطلس', {
      title: `خبر قصير ${n}`,
      html: `<p>${ownWords(`n${n}`, 20)}</p>`,
      age: (n + 2) * 60_000,
    })
  const paragraphs = Array.from({ length: 60 }, (_, n) => `<p>${ownWords(`p${n}`, 60)}</p>`).join('')
  press.print('صدى الأطلس', { title: LONG, html: paragraphs })
  running = await start(['--import', writeOpml(folder.path, press.opml())])
  await options().first().waitFor()
})
afterAll(async () => {
  await running.quit()
  await press.stop()
  folder[Symbol.dispose]()
})

function start(args: readonly string[] = []): Promise<RunningApp> {
  return launch({ profile, allow: press.allow, args })
}

const list = () => running.page.locator('[data-timeline]')
const options = () => list().getByRole('option')
const pane = () => running.page.locator('[data-article]')
const topOf = (part: ReturnType<typeof pane>) => part.evaluate(element => element.scrollTop)
const share = () => pane().evaluate(element => element.scrollTop / (element.scrollHeight - element.clientHeight))

/** As the reader closes the window, or as the system's menu ends the app. */
const ENDS = {
  'the window is closed': () =>
    running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => {}),
  'the app is quit': () => running.app.evaluate(({ app }) => app.quit()).catch(() => {}),
} as const

async function end(how: keyof typeof ENDS): Promise<void> {
  const ended = new Promise(done => running.app.process().once('exit', done))
  await ENDS[how]()
  await ended
}

describe.each(['the window is closed', 'the app is quit'] as const)('right before %s', how => {
  test('the article is opened, scrolled and noted, and the list scrolled: all of it is as it was', async () => {
    const { page } = running
    await list().evaluate(element => element.scrollTo(0, 0))
    await page.getByRole('option', { name: LONG }).click()
    await page.getByRole('heading', { level: 2, name: LONG }).waitFor()
    await page.frameLocator('[data-text]').locator('p').nth(59).waitFor()
    // From here on nothing waits.
    const note = `كتبته حين ${how}`
    await page.getByRole('textbox', { name: say('shelf.note') }).fill(note)
    const wanted = how === 'the app is quit' ? 0.3 : 0.6
    await pane().evaluate(
      (element, at) => element.scrollTo(0, at * (element.scrollHeight - element.clientHeight)),
      wanted,
    )
    await list().evaluate(element => element.scrollTo(0, 900))
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
    await end(how)

    running = await start()
    await running.page.getByRole('heading', { level: 2, name: LONG }).waitFor()
    await expect.poll(share).toBeGreaterThan(wanted - 0.05)
    expect(await share()).toBeLessThan(wanted + 0.05)
    expect(await topOf(list())).toBeGreaterThan(600)
    await expect.poll(() => running.page.getByRole('textbox', { name: say('shelf.note') }).inputValue()).toBe(note)
  })

  test('a start that ends at once keeps the place of the one before', async () => {
    await running.page.getByRole('heading', { level: 2, name: LONG }).waitFor()
    await end(how)
    running = await start()
    await running.page.locator('#app > *').first().waitFor()
    await end(how)
    running = await start()
    await running.page.getByRole('heading', { level: 2, name: LONG }).waitFor()
  })
})
