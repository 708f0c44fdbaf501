/**
 * The hidden page of the extractor: sandboxed, in a process and a session of its own, without a preload script and
 * without a network. It belongs to no window of the system: nobody can see it, and it does not keep the app open.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Session, session, type WebContents, WebContentsView } from 'electron'
import { stepBehind } from '../base/step-behind.ts'
import type { RiskyProcess } from '../processes/kept-process.ts'
import { residentBytes } from '../processes/memory.ts'
import { processorTime } from '../processes/processor-time.ts'
import { PAGE_PREFERENCES } from './lockdown.ts'
import { openPagePort, type PagePort } from './page-port.ts'

const ORIGIN = 'app://extractor'
/** Kept in memory only, as its name does not begin with `persist:`. */
const PARTITION = 'extractor'

export const EXTRACTOR_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>extractor</title><script type="module" src="main.js"></script>'

interface HiddenPage {
  readonly calls: PagePort
  /** Kept as long as the page is wanted: the collector would take the page away together with its view. */
  readonly view: WebContentsView
}

/** Gives what opens a hidden page. Each page has a number: what an earlier one still says reaches nobody. */
export function createExtractorPages(builtFolder: string): () => RiskyProcess {
  const pages = new Map<string, HiddenPage>()
  let script: Uint8Array<ArrayBuffer> | null = null
  let ready: Session | null = null
  let opened = 0

  function prepareSession(): Session {
    const own = session.fromPartition(PARTITION)
    // Narrower than what every session of the app may do.
    own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isExtractorAddress(url) }))
    own.protocol.handle('app', request => answerPage(request))
    return own
  }

  async function answerPage(request: Request): Promise<Response> {
    const [, number = '', name = ''] = new URL(request.url).pathname.split('/')
    const page = isExtractorAddress(request.url) ? pages.get(number) : undefined
    if (!page) return respond('', 404)
    if (request.method === 'POST' && name === 'reply')
      return respond('', (await page.calls.takeReply(request.body)) ? 200 : 400)
    if (request.method !== 'GET') return respond('', 405)
    if (name === '') return respond(PAGE, 200, 'text/html; charset=utf-8')
    if (name === 'main.js') {
      // Asked for by the page's own process, which is there from now on.
      stepBehind(page.view.webContents.getOSProcessId())
      return respond(readScript(), 200, 'text/javascript; charset=utf-8')
    }
    if (name === 'call') return respond(await page.calls.nextCall(), 200, 'application/octet-stream')
    return respond('', 404)
  }

  function readScript(): Uint8Array<ArrayBuffer> {
    script ??= new Uint8Array(readFileSync(join(builtFolder, '..', 'extractor', 'main.js')))
    return script
  }

  return () => {
    ready ??= prepareSession()
    const number = String(++opened)
    const calls = openPagePort()
    const view = openView(ready)
    const contents = view.webContents
    pages.set(number, { calls, view })
    const drop = () => {
      pages.delete(number)
      end(contents)
    }
    // A page whose process died by itself is of no use either.
    contents.once('render-process-gone', drop)
    void contents.loadURL(`${ORIGIN}/${number}/`)
    return {
      port: calls.port,
      onExit(listener) {
        contents.once('render-process-gone', listener)
        contents.once('destroyed', listener)
      },
      kill: drop,
      memory: () => (contents.isDestroyed() ? null : residentBytes(contents.getOSProcessId())),
      processorTime: () => (contents.isDestroyed() ? null : processorTime(contents.getOSProcessId())),
    }
  }
}

/** Compares the parsed address: a look-alike is a stranger. */
export function isExtractorAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password, port } = new URL(address)
  return protocol === 'app:' && host === 'extractor' && username === '' && password === '' && port === ''
}

function openView(own: Session): WebContentsView {
  return new WebContentsView({
    webPreferences: {
      session: own,
      ...PAGE_PREFERENCES,
      disableDialogs: true,
      // Nobody looks at it, and it has work to do.
      backgroundThrottling: false,
    },
  })
}

/** A page that is stuck in its work does not close when it is asked to: its process goes first. */
function end(contents: WebContents): void {
  if (contents.isDestroyed()) return
  if (!contents.isCrashed()) contents.forcefullyCrashRenderer()
  contents.close()
}

function respond(body: string | Uint8Array<ArrayBuffer>, status: number, type = 'text/plain; charset=utf-8'): Response {
  return new Response(body, {
    status,
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': EXTRACTOR_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    },
  })
}
