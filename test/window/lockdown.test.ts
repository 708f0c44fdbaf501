import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, session } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { lockDown, PAGE_PREFERENCES } from '../../electron/window/lockdown.ts'

vi.mock('electron', async () => {
  const { electronStandIn, sessionStandIn } = await import('../support/electron-stand-in.ts')
  return { ...electronStandIn(), session: { defaultSession: sessionStandIn() } }
})

/** Every permission that the current Electron knows by name. */
function permissionNames(): string[] {
  const types = readFileSync(join(import.meta.dirname, '../../node_modules/electron/electron.d.ts'), 'utf8')
  const lists = types.match(/setPermission(?:Check|Request)Handler\(.*$/gm) ?? []
  return [...new Set(lists.join(' ').match(/'[a-zA-Z-]+'/g) ?? [])].map(name => name.slice(1, -1))
}

describe('E-09 no permission, known or new, for any frame, on any session', () => {
  const locked = vi.mocked(session.defaultSession)
  lockDown()
  const [ask] = locked.setPermissionRequestHandler.mock.calls[0] ?? []
  const [check] = locked.setPermissionCheckHandler.mock.calls[0] ?? []
  const events = vi.mocked(app).on.mock.calls.map(([event]) => String(event))

  test('the list of permissions was found', () => {
    expect(permissionNames()).toEqual(expect.arrayContaining(['openExternal', 'fileSystem', 'geolocation', 'media']))
  })

  test.each([...permissionNames(), 'a-name-of-tomorrow'])('%s', name => {
    const answered: boolean[] = []
    ask?.(null as never, name as never, granted => answered.push(granted), {} as never)

    expect(answered).toEqual([false])
    expect(check?.(null, name as never, 'app://reader', {} as never)).toBe(false)
  })

  test('sessions and contents that come later are locked too', () => {
    expect(events).toEqual(expect.arrayContaining(['session-created', 'web-contents-created']))
  })
})

describe('what no page and no session may ever do', () => {
  const { defaultSession } = session
  const locked = vi.mocked(defaultSession)
  const [, onContents] = vi.mocked(app).on.mock.calls.find(([event]) => String(event) === 'web-contents-created') ?? []
  const listeners = new Map<string, (event: object) => void>()
  const contents = {
    getURL: () => 'app://reader/index.html',
    setWindowOpenHandler: vi.fn(),
    setWebRTCIPHandlingPolicy: vi.fn(),
    on: (event: string, listener: (event: object) => void) => listeners.set(event, listener),
  }
  ;(onContents as (event: object, contents: object) => void)({}, contents)

  /** Whether it was prevented. */
  const happens = (listener: ((event: object) => void) | undefined, facts: object) => {
    const event = { ...facts, preventDefault: vi.fn() }
    listener?.(event)
    return event.preventDefault.mock.calls.length > 0
  }

  test.each(['will-attach-webview', 'will-redirect', 'will-navigate'])('%s', name => {
    expect(happens(listeners.get(name), { url: 'https://evil.example/' })).toBe(true)
  })

  test('a frame goes nowhere but to pages of ours', () => {
    const go = (url: string) => happens(listeners.get('will-frame-navigate'), { url, isMainFrame: false })
    expect(go('https://evil.example/')).toBe(true)
    expect(go('app://reader/article.html')).toBe(false)
  })

  // Read now: what was called is forgotten when the tests begin.
  const [, onDownload] = locked.on.mock.calls.find(([event]) => String(event) === 'will-download') ?? []
  const [device] = locked.setDevicePermissionHandler.mock.calls[0] ?? []
  const told = [
    locked.setSpellCheckerEnabled.mock.calls[0]?.[0],
    locked.setProxy.mock.calls[0]?.[0].mode,
    contents.setWebRTCIPHandlingPolicy.mock.calls[0]?.[0],
  ]

  test('no download, no device, no spelling, and no way around a proxy that leads nowhere', () => {
    expect(happens(onDownload as ((event: object) => void) | undefined, {})).toBe(true)
    expect(device?.({} as never)).toBe(false)
    expect(told).toEqual([false, 'fixed_servers', 'disable_non_proxied_udp'])
  })

  test('E-01 no preference hangs on what Electron takes for granted', () => {
    expect(PAGE_PREFERENCES).toEqual({
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      experimentalFeatures: false,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    })
  })
})
