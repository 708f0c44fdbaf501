// Every attack as an article of a newspaper, fetched, stored and opened in the real window, first with everything around
// it, then with the cleaner alone.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import { launch, type RunningApp, showList, temporaryFolder, writeOpml } from './app.ts'
import { fieldVectors, foreignVectors, OWN_VECTORS } from './vectors.ts'
import { say } from './words.ts'

const vectors = [...OWN_VECTORS, ...foreignVectors()]
const lines = fieldVectors()
const folder = temporaryFolder()
const title = (number: number) => `متجه رقم ${number}`
let server: Server
let running: RunningApp
const dialogs: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    const feed = FEEDS[request.url ?? '']
    response.writeHead(feed ? 200 : 404, { 'content-type': feed?.type ?? 'text/plain' }).end(feed?.body)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const outlines = Object.keys(FEEDS).map(
    (path, index) => `<outline type="rss" text="جريدة ${index}" xmlUrl="http://127.0.0.1:${port}${path}"/>`,
  )
  const opml = writeOpml(folder.path, `<opml version="2.0"><body>${outlines.join('')}</body></opml>`)
  running = await launch({
    profile: `${folder.path}/profile`,
    allow: `127.0.0.0/8:${port}`,
    args: ['--import', opml, '--host-resolver-rules=MAP * ~NOTFOUND'],
  })
  running.page.on('dialog', dialog => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await running.page.getByRole('option').nth(5).waitFor()
  while ((await total()) < vectors.length + lines.length) await running.page.waitForTimeout(200)
  await running.app.evaluate(({ session, shell }) => {
    const seen: { sent: string[]; opened: string[] } = { sent: [], opened: [] }
    Object.assign(globalThis, { seen })
    session.defaultSession.webRequest.onErrorOccurred(details => {
      // Whoever turns the page does not wait for its pictures, nor for the frame that was to take the next text.
      const isOwn = details.url.startsWith('app://picture/') || details.url === 'app://reader/article.html'
      if (!isOwn) seen.sent.push(details.url)
    })
    session.defaultSession.webRequest.onBeforeSendHeaders((details, answer) => {
      if (!details.url.startsWith('app:')) seen.sent.push(details.url)
      answer({})
    })
    shell.openExternal = async address => void seen.opened.push(address)
  })
})
afterAll(async () => {
  await running.quit()
  await new Promise(done => server.close(done))
  folder[Symbol.dispose]()
})

const total = () =>
  running.page.evaluate(async () => {
    const opened = await window.reader.request.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
    return opened.ok ? opened.value.list.total : 0
  })
const seen = () => running.app.evaluate(() => Reflect.get(globalThis, 'seen') as { sent: string[]; opened: string[] })

interface Shown {
  readonly title: string
  readonly elements: readonly string[]
  readonly headline: number
  readonly ran: number
}

/** Opens all articles one after the other, as a reader does, and touches everything in each. */
async function readAll(count = vectors.length + lines.length): Promise<readonly Shown[]> {
  const { page } = running
  // A picture that was pressed the last time may be open over the window.
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  // A window that was opened anew is where it was left.
  await page.locator('[data-timeline]').press('Home')
  await page.locator('[data-timeline] [aria-posinset="1"]').click()
  await page.locator('article h2').waitFor()
  return page.evaluate(
    async ({ count }) => {
      const pause = (ms: number) => new Promise<void>(done => setTimeout(done, ms))
      const heading = () => document.querySelector('article h2')
      const shown: { title: string; elements: string[]; headline: number; ran: number }[] = []
      for (let number = 0; number < count; number++) {
        const before = heading()
        const title = before?.textContent ?? ''
        const frame = document.querySelector<HTMLIFrameElement>('[data-text]')
        for (let wait = 0; frame && !frame.contentDocument?.body?.firstChild && wait < 10; wait++) await pause(10)
        // What stands where a picture will be is ours; no article can bring such a mark along.
        const parts = [...(frame?.contentDocument?.body?.querySelectorAll<HTMLElement>('*') ?? [])].filter(
          part => !part.closest('[data-place]'),
        )
        for (const part of parts) {
          for (const type of ['mouseover', 'focus', 'input']) part.dispatchEvent(new Event(type, { bubbles: true }))
          part.focus()
          if (part.localName !== 'a') part.click()
        }
        shown.push({
          title,
          elements: parts.flatMap(part => [
            part.localName,
            ...[...part.attributes].map(({ name, value }) => `${name}=${value}`),
          ]),
          headline: before?.childElementCount ?? -1,
          ran: Number(Reflect.get(window, 'ran') ?? 0) + Number(Reflect.get(window, 'breached') ?? 0),
        })
        heading()?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'j', code: 'KeyJ', bubbles: true, cancelable: true }),
        )
        for (let wait = 0; heading()?.textContent === title && number < count - 1 && wait < 100; wait++) await pause(5)
        await pause(20)
      }
      return shown
    },
    { count },
  )
}

/** Elements and attributes that the oracle does not allow. */
function violationsOf({ title: name, elements, headline }: Shown): string[] {
  const bad = elements.filter(part => {
    const [attribute = '', value] = part.split(/=(.*)/s)
    if (value === undefined) {
      return /^(?:script|iframe|frame|object|embed|applet|form|input|button|textarea|select|base|link|meta|style|svg|math|template|noscript)$/.test(
        part,
      )
    }
    if (attribute === 'src') return !/^app:\/\/picture\/[0-9a-f]{32}$/.test(value)
    if (attribute === 'href') return !/^(?:https?|mailto):/.test(value)
    // A picture's own place, which is set after cleaning.
    if (attribute === 'style') return !/^aspect-ratio: [\d.]+ \/ [\d.]+;$/.test(value)
    return attribute.startsWith('on') || ['id', 'name', 'srcset', 'background', 'action'].includes(attribute)
  })
  return [...bad, ...(headline > 0 ? ['elements in the headline'] : [])].map(what => `${name}: ${what}`)
}

describe('the oracle in the real window', () => {
  test('H-01 with everything around it: 0 violations, 0 executions, 0 requests', async () => {
    const shown = await readAll()
    expect(new Set(shown.map(({ title: name }) => name)).size).toBeGreaterThan(vectors.length)
    expect(shown).toHaveLength(vectors.length + lines.length)
    const violations = shown.flatMap(violationsOf)
    const { sent } = await seen()
    console.log(
      `sanitising, in the window: ${shown.length} articles, ${violations.length} violations, ${dialogs.length + (shown.at(-1)?.ran ?? 0)} executions, ${sent.length} requests`,
    )
    expect(violations).toEqual([])
    expect(dialogs).toEqual([])
    expect(shown.at(-1)?.ran).toBe(0)
    expect(sent).toEqual([])
    // (Of a style, a base or a script in the inert document that the cleaner reads, the console speaks too.)
    expect(running.complaints.filter(text => /Refused to (?:load|connect|frame|execute|run|send)/.test(text))).toEqual(
      [],
    )
  })

  test('H-20 lines that are no HTML end in no address that is opened and in no markup', async () => {
    const urls = await running.page.evaluate(async () => {
      const found: (string | null)[] = []
      const query = { scope: { kind: 'all' as const }, unreadSince: null }
      const opened = await window.reader.request.openList(query, null)
      if (!opened.ok) return found
      const { list } = opened.value
      for (let slice = 0; slice * list.sliceSize < list.total; slice++) {
        const rows = await window.reader.request.readSlice(query, list, slice)
        for (const row of (rows.ok && rows.value) || []) {
          const article = await window.reader.request.readArticle(row.ref)
          if (article.ok) found.push(article.value.url)
          await new Promise(done => setTimeout(done, 5))
        }
      }
      return found
    })
    expect(urls.length).toBeGreaterThanOrEqual(lines.length)
    expect(urls.filter(url => url !== null && !/^https?:\/\//.test(url))).toEqual([])
    expect((await seen()).opened.filter(address => !/^https?:/.test(address))).toEqual([])
  })

  test('H-05 a polluted prototype widens nothing', async () => {
    const { page } = running
    await page.evaluate(() => {
      for (const name of ['ALLOWED_TAGS', 'ALLOWED_ATTR', 'ADD_TAGS', 'ADD_ATTR']) {
        Object.defineProperty(Object.prototype, name, { value: ['script', 'onerror', 'style'], configurable: true })
      }
    })
    const shown = await readAll(OWN_VECTORS.length)
    expect(shown.flatMap(violationsOf)).toEqual([])
    await page.reload()
    await showList(page)
    await page.getByRole('option').first().waitFor()
  })
})

describe('H-01 the cleaner alone', () => {
  test('no policy, no sandbox, no refusing session: nothing runs, nothing is asked for', async () => {
    const { app, page } = running
    await app.evaluate(
      ({ session }, bundle) => {
        const { existsSync, readFileSync } = process.getBuiltinModule('node:fs')
        const tried: string[] = []
        Object.assign(globalThis, { tried })
        const { protocol, webRequest } = session.defaultSession
        const TYPES: Record<string, string> = {
          html: 'text/html; charset=utf-8',
          js: 'text/javascript',
          css: 'text/css',
        }
        protocol.unhandle('app')
        protocol.handle('app', request => {
          const { host, pathname } = new URL(request.url)
          const file = `${bundle}${pathname}`
          if (host !== 'reader' || !existsSync(file)) return new Response('', { status: 404 })
          const type = TYPES[pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
          return new Response(new Uint8Array(readFileSync(file)), { headers: { 'Content-Type': type } })
        })
        webRequest.onBeforeRequest((details, answer) => {
          const isOurs = /^(?:app:\/\/(?:reader|picture)\/|devtools:)/.test(details.url)
          if (!isOurs) tried.push(details.url)
          answer({ cancel: !isOurs })
        })
      },
      `${import.meta.dirname}/../../dist/renderer`,
    )
    await page.addInitScript(() => {
      const note = () => {
        const top = window.top ?? window
        Object.assign(top, { ran: Number(Reflect.get(top, 'ran') ?? 0) + 1 })
      }
      for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) Object.assign(window, { [name]: note })
      // The reading view's frame becomes an ordinary one.
      const set = Element.prototype.setAttribute
      Element.prototype.setAttribute = function (name, value) {
        if (name !== 'sandbox') set.call(this, name, value)
      }
    })
    await page.reload()
    await showList(page)
    await page.getByRole('option').first().waitFor()
    const shown = await readAll()
    const { sandboxed, policy } = await page.evaluate(async () => ({
      sandboxed: document.querySelector('[data-text]')?.hasAttribute('sandbox'),
      policy: (await fetch('app://reader/index.html')).headers.get('content-security-policy'),
    }))

    expect({ sandboxed, policy }).toEqual({ sandboxed: false, policy: null })
    expect(shown).toHaveLength(vectors.length + lines.length)
    expect(shown.at(-1)?.ran).toBe(0)
    expect(dialogs).toEqual([])
    expect(await app.evaluate(() => Reflect.get(globalThis, 'tried'))).toEqual([])
  })
})

test('the list of articles is still a list', async () => {
  expect(await running.page.getByRole('listbox', { name: say('timeline.name') }).count()).toBe(1)
})

/** What the pipeline itself would fetch, such as pictures, it finds on this machine. */
const atHome = (text: string) => text.replace(/https?:\/\/[\w.-]+(?::\d+)?/g, 'http://127.0.0.1:9')

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // XML has no characters for these.
    .replace(/[^\P{Cc}\t\n\r]|[\ud800-\udfff\ufffe\uffff]/gu, '')

const when = (number: number) => new Date(Date.UTC(2026, 9, 1) - number * 60_000)

const FEEDS: Readonly<Record<string, { readonly type: string; readonly body: string }>> = {
  '/attacks.json': {
    type: 'application/feed+json',
    body: JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'جريدة المتجهات',
      items: vectors.map(({ html }, number) => ({
        id: `v${number}`,
        url: `http://127.0.0.1:9/${number}`,
        title: title(number),
        content_html: atHome(html),
        date_published: when(number).toISOString(),
      })),
    }),
  },
  '/lines.rss': {
    type: 'application/rss+xml; charset=utf-8',
    body: `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>سطور</title>${lines
      .map((line, number) => {
        const text = escaped(atHome(line))
        return `<item><title>${text}</title><link>${text}</link><guid>${number} ${text}</guid><author>${text}</author><comments>${text}</comments><enclosure url="${text}" type="image/png" length="1"/><category>${text}</category><pubDate>${when(number + 1000).toUTCString()}</pubDate><description>نص ${number}</description></item>`
      })
      .join('')}</channel></rss>`,
  },
}
