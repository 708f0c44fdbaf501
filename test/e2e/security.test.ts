import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { EVENT_NAMES, REQUEST_NAMES } from '../../shared/contract/contract.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { launch, type RunningApp, temporaryFolder } from './app.ts'

const profile = temporaryFolder()
let running: RunningApp

beforeAll(async () => {
  running = await launch({ profile: profile.path })
  await running.page.locator('main').first().waitFor()
})
afterAll(async () => {
  await running.quit()
  profile[Symbol.dispose]()
})

/** Runs in the page's own world and turn, where its policy holds; a debugger's evaluation is exempt from it. */
async function inPage<T>(body: string): Promise<T> {
  return running.page.evaluate(
    source =>
      new Promise<T>(done => {
        const run = new Function('done', source)
        setTimeout(() => run(done), 0)
      }),
    body,
  )
}

test('E-13 what the app itself does breaks no policy', () => {
  expect(running.complaints).toEqual([])
})

test('E-01 the window has exactly the preferences it should', async () => {
  const preferences = await running.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    experimentalFeatures: false,
    allowRunningInsecureContent: false,
  })
  // Electron leaves these two out when they are off.
  expect(preferences.nodeIntegrationInWorker ?? false).toBe(false)
  expect(preferences.navigateOnDragDrop ?? false).toBe(false)
  expect(preferences.enableBlinkFeatures || '').toBe('')
})

test.runIf(process.platform === 'linux')('E-02 the window’s process is in its sandbox', async () => {
  const pid = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s2$/m)
})

test('E-03 nothing of Node is in the page', async () => {
  const types = await running.page.evaluate(() =>
    ['require', 'process', 'Buffer', 'module', 'global', '__dirname'].map(name => typeof Reflect.get(globalThis, name)),
  )
  expect(new Set(types)).toEqual(new Set(['undefined']))
})

describe('E-04 the bridge is as wide as its contract', () => {
  test('these functions and nothing else', async () => {
    const found = await running.page.evaluate(() => {
      const { request, on, ...rest } = window.reader as unknown as Record<string, object>
      return { request: Object.keys(request ?? {}), on: Object.keys(on ?? {}), rest: Object.keys(rest) }
    })
    expect(found.request.toSorted()).toEqual([...REQUEST_NAMES].toSorted())
    expect(found.on.toSorted()).toEqual([...EVENT_NAMES].toSorted())
    expect(found.rest).toEqual([])
  })

  test('wrong arguments are refused for every request that takes any', async () => {
    const codes = await running.page.evaluate(async () => {
      const wrong: unknown[][] = [
        [{}, {}, {}, {}],
        ['x'.repeat(30_000_000)],
        [JSON.parse('{"__proto__":{"scope":1}}'), null, null, null],
      ]
      const codes: string[] = []
      for (const [place, call] of Object.values(window.reader.request).entries()) {
        // No more than are let through within a second.
        if (place % 60 === 59) await new Promise(done => setTimeout(done, 1100))
        for (const args of wrong) {
          const answer = await (call as (...given: unknown[]) => Promise<{ ok: boolean; code?: string }>)(...args)
          codes.push(answer.ok ? 'ok' : (answer.code ?? ''))
        }
      }
      return codes
    })
    expect(new Set(codes)).toEqual(new Set(['badArguments']))
  })
})

describe('E-05 the window goes nowhere', () => {
  test.each([
    ['an address', `location.href = 'https://evil.example/'`],
    ['a look-alike', `location.href = 'app://reader.evil/'`],
    ['a file', `location.href = 'file:///etc/passwd'`],
    ['a script address', `location.href = 'javascript:document.title="gone"'`],
    [
      'a link',
      `const a = document.createElement('a'); a.href = 'https://evil.example/'; document.body.append(a); a.click(); a.remove()`,
    ],
    [
      'a form',
      `const f = document.createElement('form'); f.action = 'https://evil.example/'; document.body.append(f); f.submit(); f.remove()`,
    ],
    [
      'a refresh',
      `const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0; url=https://evil.example/'; document.head.append(m)`,
    ],
  ])('%s', async (_name, body) => {
    await running.page.evaluate(source => {
      const run = new Function(source)
      setTimeout(run, 0)
    }, body)
    // The window stays where it is, for a while.
    await running.page.waitForTimeout(300)
    expect(running.page.url()).toMatch(/^app:\/\/reader\/(?:index\.html)?$/)
    expect(await running.page.title()).not.toBe('gone')
  })
})

test('E-07 no window opens', async () => {
  const opened = await inPage<boolean>(`
    const one = window.open('https://evil.example/')
    const a = document.createElement('a'); a.href = 'https://evil.example/'; a.target = '_blank'; document.body.append(a); a.click(); a.remove()
    setTimeout(() => done(one !== null), 300)`)
  expect(opened).toBe(false)
  expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('E-08 a webview is a word without meaning', async () => {
  const isInert = await inPage<boolean>(`
    const view = document.createElement('webview'); view.setAttribute('src', 'https://evil.example/'); document.body.append(view)
    setTimeout(() => { done(!('getURL' in view)); view.remove() }, 300)`)
  expect(isInert).toBe(true)
  expect(await running.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

test('E-09 every permission is denied, asked and looked up', async () => {
  const states = await inPage<string[]>(`
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'persistent-storage', 'screen-wake-lock', 'storage-access']
    Promise.all(names.map(name => navigator.permissions.query({ name }).then(p => p.state, () => 'denied')))
      .then(async states => done([...states, await Notification.requestPermission()]))`)
  expect(new Set(states)).toEqual(new Set(['denied']))
})

describe('E-14 the policy of the page, in the page', () => {
  test.each([
    [
      'an inline script',
      `try { const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.head.append(s) } catch {}`,
    ],
    ['eval', `try { eval('window.ran = true') } catch {}`],
    ['new Function', `try { new Function('window.ran = true')() } catch {}`],
    ['a timer of text', `try { setTimeout('window.ran = true', 0) } catch {}`],
    [
      'markup as text',
      `try { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran=true">') } catch {}`,
    ],
    [
      'a foreign script',
      `try { const s = document.createElement('script'); s.src = 'https://evil.example/x.js'; document.head.append(s) } catch {}`,
    ],
  ])('%s does not run and is reported', async (_name, body) => {
    const seen = await inPage<{ ran: unknown; reported: boolean }>(`
      let reported = false
      document.addEventListener('securitypolicyviolation', () => { reported = true }, { once: true })
      ${body}
      setTimeout(() => done({ ran: window.ran, reported }), 200)`)
    expect(seen).toEqual({ reported: true })
  })

  test('S-08 the window reaches nothing by itself, this machine included', async () => {
    const reached = await inPage<string[]>(`
      const tries = [fetch('http://127.0.0.1:9/'), fetch('https://example.org/'), fetch('file:///etc/passwd'), fetch('app://reader/index.html')]
      Promise.allSettled(tries).then(ends => done(ends.map(end => end.status)))`)
    expect(new Set(reached)).toEqual(new Set(['rejected']))
  })
})

test('E-18 only checked addresses are opened, and main counts', async () => {
  await running.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async address => void opened.push(address)
  })
  const hostile = [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://x/y',
    'http://u:p@h/',
    'https://h/\u202e',
    '\\\\h\\x',
  ]
  for (const address of [...hostile, 'https://example.org/صفحة']) {
    await running.page.evaluate(link => window.reader.request.openLink(link), address)
  }
  const opened = await running.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  expect(opened).toEqual(['https://example.org/%D8%B5%D9%81%D8%AD%D8%A9'])
})

test('E-11 a flood of calls and a giant one leave main responsive, and the window works afterwards', async () => {
  await running.app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    const delay = monitorEventLoopDelay({ resolution: 5 })
    Object.assign(globalThis, { delay })
    delay.enable()
  })
  const codes = await running.page.evaluate(
    async wish => {
      const calls = Array.from({ length: 10_000 }, () => window.reader.request.readSyncState())
      const giant = window.reader.request.search({ ...wish, words: 'x'.repeat(200_000_000) })
      const answers = await Promise.all([...calls, giant])
      return answers.map(answer => (answer.ok ? 'ok' : answer.code))
    },
    searchWish('', 'best'),
  )
  const longest = await running.app.evaluate(() => Reflect.get(globalThis, 'delay').max / 1e6)

  expect(codes.filter(code => code === 'ok').length).toBeLessThanOrEqual(600)
  expect(codes.filter(code => code === 'tooManyRequests').length).toBeGreaterThan(9_000)
  expect(codes.at(-1)).toBe('badArguments')
  console.log(`E-11: main was busy for at most ${longest.toFixed(0)} ms`)
  // What stands still does so for seconds, a busy machine for less.
  expect(longest).toBeLessThan(2_000)
  // The next second has calls of its own.
  await running.page.waitForTimeout(1_100)
  expect(await running.page.evaluate(() => window.reader.request.readSyncState())).toMatchObject({ ok: true })
})

test('a second start shows the first and ends', async () => {
  const second = await launch({ profile: profile.path }).catch(error => error)
  expect(second).toBeInstanceOf(Error)
  expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})
