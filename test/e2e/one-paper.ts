/** One newspaper on loopback whose articles have a photo each. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ownWords } from './own-words.ts'
import { photo } from './photo.ts'

export interface OnePaper {
  readonly origin: string
  /** For `WARRAQ_ALLOW_HOSTS`. */
  readonly allow: string
  stop(): void
}

/** `/N.png` is a photo, everything else the feed. */
export async function openOnePaper(feedOf: (origin: string) => string): Promise<OnePaper> {
  const server = createServer((request, response) => {
    const place = /^\/(\d)\.png$/.exec(request.url ?? '')?.[1]
    if (place) return response.end(photo({ seed: Number(place), width: 900, height: 600 }))
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' }).end(feedOf(origin))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    allow: `127.0.0.0/8:${port}`,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

export function channelOf(origin: string, items: readonly string[]): string {
  return `<rss version="2.0"><channel><title>جريدة الفجر</title><link>${origin}/</link><description>x</description>${items.join('')}</channel></rss>`
}

/** Plain articles of now, each with its photo. */
export function plainFeed(origin: string, titles: readonly string[]): string {
  const items = titles.map(
    (title, place) =>
      `<item><title>${title}</title><guid isPermaLink="false">${place}</guid><pubDate>${new Date().toUTCString()}</pubDate>` +
      `<description><![CDATA[<img src="${origin}/${place}.png" alt=""><p>${ownWords(title, 120)}</p>]]></description></item>`,
  )
  return channelOf(origin, items)
}
