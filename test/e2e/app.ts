/** The real app in a real window, driven by Playwright, each with a profile of its own. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import type {} from '../../renderer/base/reader.ts'

export interface RunningApp {
  readonly app: ElectronApplication
  readonly page: Page
  /** What the page complained about. */
  readonly complaints: string[]
  quit(): Promise<void>
  kill(): Promise<void>
}

export interface LaunchOptions {
  readonly profile: string
  readonly allow?: string
  readonly args?: readonly string[]
  /** For Electron itself, in front of the app. */
  readonly before?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** In place of Electron itself: what starts it. */
  readonly program?: string
  /** The window opens on the front page, and shows before it what was kept of it; most tests are about the lists behind. */
  readonly begins?: 'list' | 'front' | 'kept'
}

export const projectRoot = join(import.meta.dirname, '..', '..')
const LOOK_FOR = 45_000

export async function launch({
  profile,
  allow = '',
  args = [],
  before = [],
  env = {},
  program = electronPath(),
  begins = 'list',
}: LaunchOptions): Promise<RunningApp> {
  const app = await _electron.launch({
    executablePath: program,
    args: [...clockAhead(), ...before, projectRoot, '--data', profile, '--disable-gpu', ...args],
    env: { ...definedEnvironment(), WARRAQ_ALLOW_HOSTS: allow, ...env },
    chromiumSandbox: true,
  })
  const page = await app.firstWindow()
  page.setDefaultTimeout(LOOK_FOR)
  const complaints: string[] = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  if (begins === 'list') await showList(page)
  else if (begins === 'front') await seeLive(page)
  return {
    app,
    page,
    complaints,
    quit: () => app.close(),
    async kill() {
      const ended = new Promise(done => app.process().once('exit', done))
      app.process().kill('SIGKILL')
      await ended
    },
  }
}

/** From the front page to the list behind it, as the reader left it the last time. */
export async function showList(page: Page): Promise<void> {
  await page.locator('#app > *').first().waitFor()
  await page.keyboard.press('Control+Digit2')
  await seeLive(page)
}

/** When nothing lies over the window any more that was drawn before its script ran. */
async function seeLive(page: Page): Promise<void> {
  await page.waitForLoadState()
  await page.locator('#kept').waitFor({ state: 'detached' })
}

/** Playwright's own `waitForFunction` takes the promise of an answer for the answer. */
export async function until<T>(look: () => Promise<T | null | undefined | false>, what: string): Promise<T> {
  for (const since = Date.now(); Date.now() - since < LOOK_FOR; await new Promise(done => setTimeout(done, 50))) {
    const found = await look()
    if (found) return found
  }
  throw new Error(`In ${LOOK_FOR} ms it did not come: ${what}.`)
}

/** No sync runs, and one has ended since the app was started. */
export async function syncIsOver({ page }: RunningApp): Promise<void> {
  const isOver = () =>
    page.evaluate(async () => {
      const state = await window.reader.request.readSyncState()
      return state.ok && state.value.progress === null && state.value.lastSummary !== null
    })
  await until(isOver, 'the end of a sync')
}

/** The bar's own window. It is not the only one that may open: pictures are drawn in a hidden one. */
export function barOf({ app }: RunningApp): Promise<Page> {
  return until(async () => app.windows().find(page => page.url().endsWith('/bar.html')), 'the bar')
}

/** From now on the reader answers the system's question about a host like this. Returns what was asked so far. */
export async function answerConsent({ app }: RunningApp, isGiven: boolean): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog }, response) => {
    const asked: string[] = []
    Object.assign(globalThis, { askedConsent: asked })
    const answer = async (...given: unknown[]) => {
      asked.push((given.at(-1) as { message: string }).message)
      return { response, checkboxChecked: false }
    }
    dialog.showMessageBox = answer
  }, Number(isGiven))
  return () => app.evaluate(() => Reflect.get(globalThis, 'askedConsent') as string[])
}

/** For Electron, where the tests run as of a later day: Playwright takes NODE_OPTIONS away from it. */
export function clockAhead(): string[] {
  const file = join(import.meta.dirname, '../support/clock-ahead.cjs')
  return process.env.WARRAQ_TEST_DAYS_AHEAD ? ['--require', file] : []
}

export function electronPath(): string {
  const path = process.env.WARRAQ_ELECTRON
  if (!path) throw new Error('WARRAQ_ELECTRON must name the Electron that the tests run on.')
  return path
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): { readonly path: string; [Symbol.dispose](): void } {
  const path = mkdtempSync(join(tmpdir(), 'warraq-e2e-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) }
}

export function writeOpml(folder: string, opml: string): string {
  const file = join(folder, 'list.opml')
  writeFileSync(file, opml)
  return file
}

function definedEnvironment(): Record<string, string> {
  const defined = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(defined.filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE' && !name.startsWith('VITEST')))
}
