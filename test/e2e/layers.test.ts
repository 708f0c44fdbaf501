// The layers that keep an article from running or reaching anything, each with the others off: what is shown below is the
// raw markup, never cleaned, as a page of its own in a frame. (The cleaner alone: `oracle.test.ts`.)

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ARTICLE_POLICY, READER_POLICY } from '../../electron/window/protocol.ts'
import { launch, type RunningApp, temporaryFolder } from './app.ts'
import { foreignVectors, OWN_VECTORS } from './vectors.ts'

const vectors = [...OWN_VECTORS, ...foreignVectors()]
let folder: ReturnType<typeof temporaryFolder>
let running: RunningApp

interface Layers {
  /** The frame's `sandbox`; null: an ordinary frame. */
  readonly sandbox: string | null
  /** Whether pages come with their policies. */
  readonly policy: boolean
  /** Whether the session refuses what is not the app's own. */
  readonly session: boolean
}

interface Seen {
  readonly ran: number
  /** Addresses outside the app that something asked for and that nothing stopped. */
  readonly requests: readonly string[]
  readonly windows: number
  readonly address: string
}

const FRAMES_AT_ONCE = 40
const HARNESS = 'app://reader/harness'

// For each its own: what attacks have under way where they may would come upon the next one.
beforeEach(async () => {
  folder = temporaryFolder()
  running = await launch({
    profile: folder.path,
    // Nothing that gets out of the app in these tests gets any further.
    args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
  })
  await running.page.locator('main').first().waitFor()
  await running.page.addInitScript(() => {
    const note = () =>
      Object.assign(window.top ?? window, { ran: Number(Reflect.get(window.top ?? window, 'ran') ?? 0) + 1 })
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) Object.assign(window, { [name]: note })
    Object.defineProperty(window, 'breached', { get: () => 1, set: note })
    document.write = note
  })
})
afterEach(async () => {
  await running.quit()
  folder[Symbol.dispose]()
})

describe('H-01 H-09 with the cleaner off', () => {
  test('policy and session alone: nothing runs, nothing is asked for', async () => {
    const seen = await show({ sandbox: null, policy: true, session: true })
    expect(seen).toEqual({ ran: 0, requests: [], windows: 1, address: HARNESS })
  })

  test('the session alone: whatever runs gets nothing', async () => {
    const seen = await show({ sandbox: null, policy: false, session: true })
    expect(seen).toMatchObject({ requests: [], windows: 1 })
    expect(seen.ran).toBeGreaterThan(40)
  })

  test('the frame alone: nothing runs, no window opens, the page stays', async () => {
    const seen = await show({ sandbox: 'allow-same-origin', policy: false, session: false })
    expect(seen).toMatchObject({ ran: 0, windows: 1, address: HARNESS })
  })

  test('the policy alone: nothing runs, nothing is even tried', async () => {
    const seen = await show({ sandbox: null, policy: true, session: false })
    expect(seen).toEqual({ ran: 0, requests: [], windows: 1, address: HARNESS })
  })

  test('with all of them off the attacks work: these tests can fail', async () => {
    const seen = await show({ sandbox: null, policy: false, session: false })
    expect(seen.ran).toBeGreaterThan(40)
    expect(seen.requests.length).toBeGreaterThan(20)
  })
})

/** Shows every attack under these layers, and touches everything in it. */
async function show(layers: Layers): Promise<Seen> {
  await serve(layers)
  const { app, page } = running
  await app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.loadURL(to), HARNESS)
  await page.waitForURL(HARNESS)
  for (let from = 0; from < vectors.length; from += FRAMES_AT_ONCE) {
    const numbers = Array.from({ length: Math.min(FRAMES_AT_ONCE, vectors.length - from) }, (_, index) => from + index)
    await page.evaluate(showFrames, { numbers, sandbox: layers.sandbox })
  }
  return {
    ran: await page.evaluate(() => Number(Reflect.get(window, 'ran') ?? 0)),
    requests: await app.evaluate(() => Reflect.get(globalThis, 'got') as string[]),
    windows: await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    address: page.url(),
  }
}

/** In the page. */
async function showFrames({ numbers, sandbox }: { numbers: readonly number[]; sandbox: string | null }): Promise<void> {
  const pause = (ms: number) => new Promise<void>(done => setTimeout(done, ms))
  const frames = numbers.map(number => {
    const frame = document.createElement('iframe')
    if (sandbox !== null) frame.setAttribute('sandbox', sandbox)
    frame.src = `app://reader/vector/${number}`
    return frame
  })
  const loaded = frames.map(frame => new Promise(done => frame.addEventListener('load', done, { once: true })))
  document.body.replaceChildren(...frames)
  await Promise.race([Promise.all(loaded), pause(1500)])
  for (const frame of frames) {
    for (const element of frame.contentDocument?.querySelectorAll<HTMLElement>('*') ?? []) {
      for (const type of ['mouseover', 'mousedown', 'focus', 'input', 'scroll', 'keydown']) {
        element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }))
      }
      element.focus?.()
      element.click?.()
    }
  }
  await pause(200)
}

/** The real bundle and the attacks, with or without what guards them; what gets through is written down. */
async function serve({ policy, session }: Layers): Promise<void> {
  await running.app.evaluate(
    ({ session }, given) => {
      const { protocol, webRequest } = session.defaultSession
      const state = globalThis as unknown as {
        got: string[]
        refuse?: Parameters<typeof webRequest.onBeforeRequest>[0]
      }
      state.got = []
      const page = (body: string, pagePolicy: string) =>
        new Response(body, {
          headers: {
            'Content-Type': 'text/html; charset=utf-8',
            ...(given.policy ? { 'Content-Security-Policy': pagePolicy } : {}),
          },
        })
      protocol.unhandle('app')
      protocol.handle('app', request => {
        const path = new URL(request.url).pathname
        if (path === '/harness') return page('<!doctype html><title>harness</title><body>', given.readerPolicy)
        const number = /^\/vector\/(\d+)$/.exec(path)?.[1]
        if (number === undefined) return new Response('', { status: 404 })
        return page(`<!doctype html><body>${given.vectors[Number(number)]}`, given.vectorPolicy)
      })
      const got = (address: string) => {
        if (!address.startsWith('app:') && !address.startsWith('devtools:')) state.got.push(address)
      }
      webRequest.onBeforeSendHeaders((details, answer) => {
        got(details.url)
        answer({})
      })
      if (given.session) return
      webRequest.onBeforeRequest((details, answer) => {
        got(details.url)
        answer({ cancel: !details.url.startsWith('app:') })
      })
    },
    {
      policy,
      session,
      vectors: vectors.map(({ html }) => html),
      readerPolicy: READER_POLICY,
      // The policy alone, without the sandbox that is also in it.
      vectorPolicy: ARTICLE_POLICY.split('; ')
        .filter(part => !part.startsWith('sandbox'))
        .join('; '),
    },
  )
}
