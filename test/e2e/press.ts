/** Newspapers on loopback that print what a test writes, pictures and pages too, and count what they send. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface PressItem {
  readonly title: string
  readonly html: string
  /** Its own where it matters; otherwise the title. */
  readonly guid?: string
  /** A path. */
  readonly link?: string
  /** Milliseconds; left out: now. */
  readonly age?: number
}

export interface Press {
  readonly origin: string
  /** For `WARRAQ_ALLOW_HOSTS`. */
  readonly allow: string
  /** A list of all newspapers, each at an address of its own. */
  opml(): string
  /** One more article, the newest first. */
  print(newspaper: string, item: PressItem): void
  /** A page or a picture; its address. */
  put(path: string, type: string, body: string | Buffer): string
  /** Bytes of bodies, by path. */
  readonly sent: ReadonlyMap<string, number>
  stop(): Promise<void>
}

interface Body {
  readonly type: string
  readonly body: string | Buffer
}

export async function openPress(): Promise<Press> {
  const newspapers = new Map<string, PressItem[]>()
  const put = new Map<string, Body>()
  const sent = new Map<string, number>()
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const found = put.get(path) ?? feedAt(newspapers, origin, path)
    if (!found) return response.writeHead(404).end()
    sent.set(path, (sent.get(path) ?? 0) + Buffer.byteLength(found.body))
    response.writeHead(200, { 'content-type': found.type }).end(found.body)
  })
  await new Promise<void>(done => server.listen(0, '0.0.0.0', done))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    allow: `127.0.0.0/8:${port}`,
    sent,
    opml() {
      const outlines = [...newspapers.keys()].map(
        (title, at) => `<outline type="rss" text="${title}" xmlUrl="http://127.0.0.${at + 1}:${port}/${at}.rss"/>`,
      )
      return `<opml version="2.0"><head/><body>${outlines.join('')}</body></opml>`
    },
    print(newspaper, item) {
      newspapers.set(newspaper, [item, ...(newspapers.get(newspaper) ?? [])])
    },
    put(path, type, body) {
      put.set(path, { type, body })
      return `${origin}${path}`
    },
    stop() {
      server.closeAllConnections()
      return new Promise(done => server.close(() => done()))
    },
  }
}

function feedAt(newspapers: ReadonlyMap<string, readonly PressItem[]>, origin: string, path: string): Body | null {
  const [title, items] = [...newspapers][Number(/^\/(\d+)\.rss$/.exec(path)?.[1] ?? Number.NaN)] ?? []
  if (title === undefined || items === undefined) return null
  const written = items.map(
    ({ title, html, guid = title, link = `/${encodeURIComponent(guid)}`, age = 0 }) =>
      `<item><title>${title}</title><guid isPermaLink="false">${guid}</guid><link>${origin}${link}</link>
<pubDate>${new Date(Date.now() - age).toUTCString()}</pubDate><description><![CDATA[${html}]]></description></item>`,
  )
  const body = `<rss version="2.0"><channel><title>${title}</title><link>${origin}/</link><description>x</description>${written.join('')}</channel></rss>`
  return { type: 'application/rss+xml; charset=utf-8', body }
}
