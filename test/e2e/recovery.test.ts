// What is left when the window's process is gone or stuck. Playwright loses a page that crashed: main looks at it.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { openNewspapers } from './newspapers.ts'
import { say } from './words.ts'

const PATIENCE = { timeout: 45_000, interval: 200 }

let folder: ReturnType<typeof temporaryFolder>
let running: RunningApp

beforeEach(async () => {
  folder = temporaryFolder()
  running = await launch({ profile: folder.path })
  await running.page.locator('main').first().waitFor()
})
afterEach(async () => {
  await running.quit()
  folder[Symbol.dispose]()
})

const inPage = (script: string, { app } = running) =>
  app.evaluate(
    ({ BrowserWindow }, source) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]
          ?.webContents.executeJavaScript(source)
          .catch(() => ''),
        new Promise(done => setTimeout(done, 1_000, '')),
      ]),
    script,
  )
const text = () => inPage('document.body.innerText')
const address = () =>
  running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())
const crash = () =>
  running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())

test('E-21 a window that crashes is drawn again and says so; the third time within a minute a plain page comes', async () => {
  for (const _time of ['first', 'second']) {
    await inPage('document.body.replaceChildren()')
    await crash()
    await expect.poll(text, PATIENCE).toContain(say('notices.windowReloaded'))
  }

  await crash()
  await expect.poll(address, PATIENCE).toBe('app://reader/safe.html')
  await expect.poll(text, PATIENCE).toContain(say('app.crashed'))
  expect(await inPage('document.querySelector("script") === null && document.documentElement.dir')).toBe('rtl')

  await inPage('document.querySelector("a").click()')
  await expect.poll(address, PATIENCE).toBe('app://reader/index.html')
  await expect.poll(text, PATIENCE).toContain(say('notices.windowReloaded'))
})

test('E-21 main and the sync live on while the window is gone', async () => {
  const newspapers = await openNewspapers()
  newspapers.delay = 1_500
  const args = ['--import', writeOpml(folder.path, newspapers.opml)]
  const other = await launch({ profile: `${folder.path}/syncing`, allow: newspapers.allow, args })
  try {
    await other.page.getByText(say('sync.feeds', { done: 1, total: 4 })).waitFor()
    const longest = await other.app.evaluate(async ({ BrowserWindow }) => {
      const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
      const delay = monitorEventLoopDelay({ resolution: 5 })
      delay.enable()
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
      await new Promise(done => setTimeout(done, 400))
      return delay.max / 1e6
    })
    // What stands still does so for seconds, a busy machine for less.
    expect(longest).toBeLessThan(2_000)
    // It is drawn again as it is at a start: on the front page, with the list behind it.
    const toList = 'document.dispatchEvent(new KeyboardEvent("keydown", { code: "Digit2", key: "2" }))'
    const shown = async () => {
      if (!(await inPage('document.querySelector("[data-timeline]") !== null', other))) await inPage(toList, other)
      return inPage('document.querySelectorAll("[role=option]").length', other)
    }
    await expect.poll(shown, PATIENCE).toBe(7)
    const feeds = newspapers.asked.filter(path => /\.(?:rss|rdf|atom|json)$/.test(path))
    expect(feeds.toSorted()).toEqual(['/courrier.atom', '/harbour.rss', '/kitchen.json', '/mountain.rdf'])
  } finally {
    await other.quit()
    await newspapers.stop()
  }
})

test('E-21 a window that hangs is drawn again and says so', async () => {
  await inPage('setTimeout(() => { for (;;); }, 50)')
  await new Promise(done => setTimeout(done, 200))
  expect(await text()).toBe('')
  // Chromium watches no page that a debugger is attached to: the event is ours, the hang and what follows are real.
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('unresponsive'))
  await expect.poll(text, PATIENCE).toContain(say('notices.windowReloaded'))
})
