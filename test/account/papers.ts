/** A few newspapers of our own that answer as a proxy does: whoever is told of it asks `http://paper1.test/feed` of this machine. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Papers {
  readonly port: number
  feedOf(paper: number): string
  /** One more article; its number. */
  publish(paper: number): number
  [Symbol.asyncDispose](): Promise<void>
}

const MINUTE = 60_000

export async function startPapers(papers: number, articles: number): Promise<Papers> {
  const counts = new Map(Array.from({ length: papers }, (_, n) => [n + 1, articles]))
  const startedAt = Date.now() - 24 * 60 * MINUTE
  const server = createServer((request, response) => {
    const { hostname, pathname } = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const paper = Number(/^paper(\d+)\.test$/.exec(hostname)?.[1])
    const count = counts.get(paper)
    if (count === undefined || pathname !== '/feed') return void response.writeHead(404).end('nothing here')
    const items = Array.from({ length: count }, (_, n) => itemOf(paper, n + 1, startedAt + n * MINUTE)).reverse()
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' })
    response.end(
      `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>بريد الضفة ${paper}</title>` +
        `<link>http://paper${paper}.test/</link><description>أخبار الضفة</description>${items.join('')}</channel></rss>`,
    )
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    feedOf: paper => `http://paper${paper}.test/feed`,
    publish(paper) {
      const count = (counts.get(paper) ?? 0) + 1
      counts.set(paper, count)
      return count
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(closed => server.close(closed))
    },
  }
}

function itemOf(paper: number, number: number, at: number): string {
  const text = `<p>عبر الجسر في الصباح ${number} من أهل الضفة، وعادوا <b>قبل</b> المساء.</p>`
  return (
    `<item><title>جسر الضفة ${paper} &amp; أهلها ${number}</title><link>http://paper${paper}.test/news/${number}</link>` +
    `<guid isPermaLink="false">bridge-${paper}-${number}</guid><pubDate>${new Date(at).toUTCString()}</pubDate>` +
    `<description><![CDATA[${text}]]></description></item>`
  )
}
