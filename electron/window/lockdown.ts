/** What no page of ours may ever do, set once for every session and every web contents there will be. */

import { app, protocol, type Session, session, type WebContents } from 'electron'
import { isReaderAddress, READER_ORIGIN } from '../ipc/ipc.ts'
import { SAFE_PAGE } from './recovery.ts'
import { silenceContents, silenceSession } from './silence.ts'

/** Web preferences of every page; written out, so that none of it depends on Electron's defaults. */
export const PAGE_PREFERENCES = {
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
} as const

/** Before `ready`: every renderer is sandboxed, whatever a window's own preferences say. */
export function sandboxEverything(): void {
  app.enableSandbox()
}

/** Before `ready`: pages of ours have an origin, and a policy that comes with each answer. */
export function registerOwnScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Must be called before the first window is made. */
export function lockDown(): void {
  app.on('session-created', lockSession)
  lockSession(session.defaultSession)
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
}

function lockSession(locked: Session): void {
  locked.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  locked.setPermissionCheckHandler(() => false)
  locked.setDevicePermissionHandler(() => false)
  locked.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  locked.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses)
  void silenceSession(locked)
  locked.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwnRequest(details.url) }))
  locked.on('will-download', event => event.preventDefault())
}

/** The window draws what the app has; nothing in it reaches a network, a file or another scheme. */
export function isOwnRequest(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  const ours = protocol === 'app:' && (host === 'reader' || host === 'picture')
  return (ours && username === '' && password === '') || protocol === 'devtools:'
}

function lockContents(contents: WebContents): void {
  silenceContents(contents)
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.on('will-navigate', event => {
    if (!isReload(contents, event.url) && !isWayBack(contents, event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', event => {
    if (!event.isMainFrame && !isReaderAddress(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', event => event.preventDefault())
}

/** The window may be loaded again where it is (a new build under development); it goes nowhere else. */
function isReload(contents: WebContents, address: string): boolean {
  return isReaderAddress(address) && address === contents.getURL()
}

/** Way back from the scriptless page to the window's own. */
function isWayBack(contents: WebContents, address: string): boolean {
  return contents.getURL() === SAFE_PAGE && address === `${READER_ORIGIN}/index.html`
}
