import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { hasTrayHost, type OwnBus, openBus } from '../support/tray-host.ts'
import { barOf, electronPath, launch, projectRoot, type RunningApp, temporaryFolder } from './app.ts'
import { type Newspapers, openNewspapers } from './newspapers.ts'
import { say } from './words.ts'

const NO_BUS = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere', XDG_RUNTIME_DIR: '/nowhere' }

const folder = temporaryFolder()
let newspapers: Newspapers

beforeAll(async () => {
  newspapers = await openNewspapers()
})
afterAll(async () => {
  await newspapers.stop()
  folder[Symbol.dispose]()
})

async function change({ page }: RunningApp, settings: Partial<Settings>) {
  return page.evaluate(given => window.reader.request.changeSettings(given), settings)
}

/** Ends by itself, or the test is over. */
function ended({ app }: RunningApp): Promise<unknown> {
  const program = app.process()
  return program.exitCode !== null ? Promise.resolve() : new Promise(done => program.once('exit', done))
}

/** As the cross of the window does. */
async function close({ app }: RunningApp): Promise<void> {
  // The answer does not come when the app ends before it.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => {})
}

describe('what is opened with the app reaches the one that runs', () => {
  let running: RunningApp
  const profile = join(folder.path, 'second')

  beforeAll(async () => {
    running = await launch({ profile, allow: newspapers.allow, begins: 'front' })
    await running.page.getByRole('main').waitFor()
  })
  afterAll(() => running.quit())

  function startAgain(...args: readonly string[]): Promise<unknown> {
    const second = spawn(electronPath(), [projectRoot, '--data', profile, '--disable-gpu', ...args], {
      stdio: 'ignore',
    })
    return new Promise(done => second.once('exit', done))
  }

  test('a list of newspapers, as a desktop names it', async () => {
    const file = join(folder.path, 'جرائدي.opml')
    writeFileSync(file, newspapers.opml)
    await startAgain(pathToFileURL(file).href)
    const sources = () =>
      running.page.evaluate(async () => {
        const library = await window.reader.request.readLibrary()
        return library.ok ? library.value.sources.length : 0
      })
    await expect.poll(sources).toBe(4)
  })

  test('a link to a page, which only asks', async () => {
    await startAgain(`warraq:save?url=${encodeURIComponent(`${newspapers.origin}/page`)}`)
    await running.page.getByRole('dialog', { name: say('saving.command') }).waitFor()
    await running.page.keyboard.press('Escape')
  })

  test('and the window comes to the front', async () => {
    const isShown = () => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    expect(await isShown()).toBe(false)
    await startAgain()
    await expect.poll(isShown).toBe(true)
  })
})

test.runIf(process.platform === 'linux')('starting at login is a file that comes and goes', async () => {
  const home = join(folder.path, 'config')
  const file = join(home, 'autostart', 'org.warraq.reader.desktop')
  const profile = join(folder.path, 'login')
  const running = await launch({ profile, env: { XDG_CONFIG_HOME: home } })
  onTestFinished(() => running.quit())

  expect(await change(running, { startAtLogin: true })).toMatchObject({ ok: true })
  expect(readFileSync(file, 'utf8')).toContain(`Exec="${electronPath()}" "${projectRoot}" "--data" "${profile}"`)
  expect(await change(running, { startAtLogin: false })).toMatchObject({ ok: true })
  expect(existsSync(file)).toBe(false)

  chmodSync(join(home, 'autostart'), 0o500)
  expect(await change(running, { startAtLogin: true })).toMatchObject({ ok: false, code: 'fileNotWritable' })
  chmodSync(join(home, 'autostart'), 0o700)
  const start = await running.page.evaluate(() => window.reader.request.readStart())
  expect(start.ok && start.value.settings.startAtLogin).toBe(false)
})

test('where nothing shows icons, closing the window quits, and the settings say why', async () => {
  const running = await launch({ profile: join(folder.path, 'bare'), env: NO_BUS })
  await change(running, { tray: true, closeToTray: true })
  expect(await running.page.evaluate(() => window.reader.request.readDesktop())).toMatchObject({
    value: { hasTray: false },
  })
  await running.page.keyboard.press('Control+Comma')
  await running.page.getByText(say('desktop.trayMissing')).waitFor()
  const isOver = ended(running)
  await close(running)
  await isOver
})

test('without the icon, closing the window quits, also while the bar is open', async () => {
  const running = await launch({ profile: join(folder.path, 'plain'), env: NO_BUS })
  await change(running, { barWindow: true })
  await barOf(running)
  const isOver = ended(running)
  await running.page.close({ runBeforeUnload: true })
  await isOver
})

describe.runIf(hasTrayHost())('where icons are shown', () => {
  let bus: OwnBus
  beforeAll(async () => {
    bus = await openBus()
  })
  afterAll(() => bus.stop())

  test('the menu has the news, a closed window waits behind it, and quitting quits', async () => {
    const place = await bus.openTray()
    const opml = join(folder.path, 'list.opml')
    writeFileSync(opml, newspapers.opml)
    mkdirSync(join(folder.path, 'tray'))
    const env = { DBUS_SESSION_BUS_ADDRESS: bus.address }
    const args = ['--import', opml]
    const running = await launch({ profile: join(folder.path, 'tray'), allow: newspapers.allow, env, args })
    await change(running, { tray: true })
    await expect.poll(() => place.menu().join('\n')).toContain('مَكْتَبَةُ الأَحْيَاءِ')
    expect(place.menu()[0]).toMatch(/\d|لم تقرأ/)
    expect(place.menu()).toContain(say('menu.quit'))

    await running.app.evaluate(({ dialog }) => {
      const told: string[] = []
      Object.assign(globalThis, { told })
      dialog.showMessageBox = async (...given: unknown[]) => {
        told.push((given.at(-1) as { message: string }).message)
        return { response: 0, checkboxChecked: false }
      }
    })
    const isShown = () => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
    for (let turn = 0; turn < 2; turn++) {
      await close(running)
      await expect.poll(isShown).toBe(false)
      await running.app.evaluate(({ app }) => void app.emit('activate'))
      await expect.poll(isShown).toBe(true)
    }
    expect(await running.app.evaluate(() => Reflect.get(globalThis, 'told'))).toEqual([say('desktop.closingTold')])

    const isOver = ended(running)
    await running.app.evaluate(({ app }) => app.quit()).catch(() => {})
    await isOver
    await place.close()
  })
})
