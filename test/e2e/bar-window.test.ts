import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/bar/bridge.ts'
import type {} from '../../renderer/base/reader.ts'
import { BAR_EVENT_NAMES, BAR_REQUEST_NAMES } from '../../shared/contract/desktop.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { barOf, launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { violations } from './axe.ts'
import { LATIN_FIRST, type Newspapers, openNewspapers, VOWELLED } from './newspapers.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
const profile = `${folder.path}/profile`
let newspapers: Newspapers
let running: RunningApp
let bar: Page

beforeAll(async () => {
  newspapers = await openNewspapers()
  const args = ['--import', writeOpml(folder.path, newspapers.opml)]
  running = await launch({ profile, allow: newspapers.allow, args })
  await running.page.getByText(VOWELLED).first().waitFor({ state: 'attached' })
  bar = await opens(() => change({ barWindow: true }))
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

async function change(settings: Partial<Settings>): Promise<void> {
  await running.page.evaluate(given => window.reader.request.changeSettings(given), settings)
}

async function opens(deed: () => Promise<unknown>): Promise<Page> {
  await deed()
  const opened = await barOf(running)
  opened.setDefaultTimeout(30_000)
  return opened
}

const items = () => bar.getByRole('list', { name: say('headlineBar.listName') }).getByRole('listitem')
const headline = (title: string) => items().filter({ hasText: title })

/** What the system knows of the bar's window, and the work area of its screen; null: there is none. */
function seen() {
  return running.app.evaluate(({ BrowserWindow, screen }) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith('/bar.html'))
    if (!window) return null
    const bounds = window.getBounds()
    const { workArea } = screen.getDisplayMatching(bounds)
    return { bounds, workArea, isOnTop: window.isAlwaysOnTop(), isShown: window.isVisible() }
  })
}

describe('the bar in a window of its own', () => {
  test('lies across the top of the screen, above all others', async () => {
    await expect.poll(async () => (await seen())?.isShown).toBe(true)
    const { bounds, workArea, isOnTop } = (await seen()) ?? {}
    expect(isOnTop).toBe(true)
    expect(bounds).toEqual({ ...workArea, height: 38 })
  })

  test('goes to the bottom when the reader says so, and stays while screens come and go', async () => {
    await change({ barEdge: 'bottom', barScreen: 12_345 })
    const isAtBottom = async () => {
      const now = await seen()
      return now && now.bounds.y + now.bounds.height === now.workArea.y + now.workArea.height
    }
    await expect.poll(isAtBottom).toBe(true)
    await running.app.evaluate(({ screen }) => screen.emit('display-removed', {}, screen.getPrimaryDisplay()))
    expect(await isAtBottom()).toBe(true)
    await change({ barEdge: 'top', barScreen: null })
    await expect.poll(async () => (await seen())?.bounds.y).toBe((await seen())?.workArea.y)
  })

  test('shows each story once, in its direction', async () => {
    await headline(VOWELLED).waitFor({ state: 'attached' })
    const texts = await items().allTextContents()
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts).toHaveLength(6)
    expect(await bar.evaluate(() => [document.documentElement.dir, document.documentElement.lang])).toEqual([
      'rtl',
      'ar',
    ])
  })

  test('shows one section when the reader wants that, and remembers it', async () => {
    const choice = bar.getByRole('combobox', { name: say('desktop.section') })
    const name = (await choice.getByRole('option').allTextContents()).find(each => each.includes('المدينة')) ?? ''
    await choice.selectOption({ label: name })
    await expect.poll(() => items().count()).toBe(5)
    const others = (await items().allTextContents()).filter(text => !/جريدة الميناء|بريد الجبل/.test(text))
    expect(others).toEqual([])
    const start = await running.page.evaluate(() => window.reader.request.readStart())
    expect(start.ok && start.value.settings.barSection).toBeGreaterThan(0)
    await choice.selectOption('')
    await expect.poll(() => items().count()).toBe(6)
  })

  test('is held by a key, and the keyboard reaches everything in it', async () => {
    const pause = bar.getByRole('button', { name: say('headlineBar.pause') })
    await pause.focus()
    await bar.keyboard.press('Space')
    expect(await pause.getAttribute('aria-pressed')).toBe('true')
    await bar.keyboard.press('Tab')
    expect(await bar.locator(':focus').getAttribute('aria-label')).toBe(say('desktop.section'))
    await bar.keyboard.press('Tab')
    expect(await bar.locator(':focus').getAttribute('aria-label')).toBe(say('desktop.closeBar'))
    await pause.click()
    expect(await violations(bar)).toEqual([])
  })

  test('opens a headline in the reader’s window, which comes back to the reader’s eyes', async () => {
    await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().endsWith('/index.html'))
        ?.hide(),
    )
    await headline(LATIN_FIRST).getByRole('button').focus()
    await bar.keyboard.press('Enter')
    await expect.poll(() => running.page.locator('[data-article] h2').textContent()).toContain('GPS')
    const isShown = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().every(window => window.isVisible()),
    )
    expect(isShown).toBe(true)
    expect(bar.url()).toBe('app://reader/bar.html')
  })
})

describe('its page can do little', () => {
  test('E-04 it has what a bar needs, and nothing of the reader’s window', async () => {
    const found = await bar.evaluate(() => {
      const { request, on, ...rest } = window.bar as unknown as Record<string, object>
      const types = ['reader', 'require', 'process', 'Buffer'].map(name => typeof Reflect.get(window, name))
      return { request: Object.keys(request ?? {}), on: Object.keys(on ?? {}), rest: Object.keys(rest), types }
    })
    expect(found.request).toEqual(BAR_REQUEST_NAMES)
    expect(found.on).toEqual(BAR_EVENT_NAMES)
    expect(found.rest).toEqual([])
    expect(new Set(found.types)).toEqual(new Set(['undefined']))
  })

  test('E-01 E-13 it is locked as the reader’s window is', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        const { preload, zoomFactor, ...others } = (
          webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        ).getLastWebPreferences()
        return { names: [typeof preload, typeof zoomFactor], others }
      }),
    )
    expect(preferences).toHaveLength(2)
    expect(preferences[0]?.others).toEqual(preferences[1]?.others)
    expect(preferences[0]?.others).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
    const refused = await bar.evaluate(
      () =>
        new Promise(done => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => done(effectiveDirective))
          setTimeout(() => fetch(location.href).catch(() => {}))
        }),
    )
    expect(refused).toBe('connect-src')
  })

  test('E-05 E-07 it goes nowhere and opens nothing', async () => {
    await bar.evaluate(() => {
      setTimeout(() => {
        window.open('https://evil.example/')
        location.href = 'app://reader/index.html'
      })
    })
    await bar.waitForTimeout(500)
    expect(bar.url()).toBe('app://reader/bar.html')
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2)
  })
})

test('it speaks the reader’s language, and is as large as they want', async () => {
  await change({ language: 'fr', interfaceSize: 150 })
  await expect.poll(() => bar.evaluate(() => document.documentElement.dir)).toBe('ltr')
  await expect.poll(async () => (await seen())?.bounds.height).toBe(57)
  await change({ language: 'ar', interfaceSize: 100 })
  await expect.poll(() => bar.evaluate(() => document.documentElement.dir)).toBe('rtl')
})

test('on a small screen where everything is drawn large, two fifths of the line are left for headlines', async () => {
  await change({ interfaceSize: 200 })
  await expect.poll(async () => (await seen())?.bounds.height).toBe(76)
  await running.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith('/bar.html'))
    window?.setResizable(true)
    window?.setBounds({ width: 800, height: 76 })
  })
  await expect.poll(() => bar.evaluate(() => innerWidth)).toBe(400)
  const room = () => bar.evaluate(() => document.querySelector('ul')?.parentElement?.getBoundingClientRect().width)
  await expect.poll(room).toBeGreaterThan(160)
  expect(await bar.getByRole('heading', { name: say('headlineBar.label') }).count()).toBe(1)
  await change({ interfaceSize: 100 })
})

test('it is there again after a restart, and its own button closes it for good', async () => {
  await running.quit()
  running = await launch({ profile, allow: newspapers.allow })
  bar = await barOf(running)
  await headline(VOWELLED).waitFor({ state: 'attached' })
  const [closed] = [bar.waitForEvent('close'), await bar.getByRole('button', { name: say('desktop.closeBar') }).click()]
  await closed
  const start = await running.page.evaluate(() => window.reader.request.readStart())
  expect(start.ok && start.value.settings.barWindow).toBe(false)
})

test('a command opens it, and closing it as the system does closes it for good', async () => {
  bar = await opens(async () => {
    await running.page.keyboard.press('Control+KeyK')
    await running.page.locator('input').last().fill(say('desktop.toggleBar'))
    await running.page.keyboard.press('Enter')
  })
  await bar.getByRole('region', { name: say('headlineBar.label') }).waitFor()
  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().endsWith('/bar.html'))
      ?.close(),
  )
  await expect.poll(seen).toBe(null)
  const start = await running.page.evaluate(() => window.reader.request.readStart())
  expect(start.ok && start.value.settings.barWindow).toBe(false)
})
