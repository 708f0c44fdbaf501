/** Hostile and broken answers, each under the id of its case. What is a series or needs state is in the tests themselves. */

import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { rssOf } from './feeds.ts'
import { answer, type Play } from './misbehaving-server.ts'

const item = '<item><title>خبر</title><guid>g</guid></item>'
const rss = (inside: string, before = '') =>
  `<?xml version="1.0"?>${before}<rss version="2.0"><channel><title>صحيفة</title>${inside}</channel></rss>`
const lots = (count: number, of: (n: number) => string) => Array.from({ length: count }, (_, n) => of(n)).join('')

function laughs(): string {
  const levels = lots(9, n => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`)
  return rss(`<item><title>&l9;</title><guid>g</guid></item>`, `<!DOCTYPE rss [<!ENTITY l0 "lol">${levels}]>`)
}

function quadratic(): string {
  const long = `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(10_000)}">]>`
  return rss(`<item><title>${'&a;'.repeat(20_000)}</title><guid>g</guid></item>`, long)
}

/** `secretUrl` is an address that must not be asked. */
export function hostileFeeds(secretUrl: string): Readonly<Record<string, Play>> {
  const external = `<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY h SYSTEM "${secretUrl}"><!ENTITY % p SYSTEM "${secretUrl}"> %p;]>`
  const zeros = Buffer.alloc(100_000_000)
  const deepJson = `{"version":"https://jsonfeed.org/version/1.1","title":"ص","items":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  return {
    'X-01 billion laughs': answer(laughs()),
    'X-02 one entity of 10 KB, 20,000 times': answer(quadratic()),
    'X-03 a million numeric entities': answer(rss(`<item><title>${'&#1588;'.repeat(1_000_000)}</title></item>`)),
    'X-04 external entities': answer(rss(`<item><title>&f;&h;</title><guid>g</guid></item>`, external)),
    'X-06 100,000 tags deep': answer(rss(`<item>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</item>`)),
    'X-07 100,000 attributes': answer(rss(`<item${lots(100_000, n => ` a${n}="1"`)}><title>خبر</title></item>`)),
    'X-08 200,000 items': answer(rss(lots(200_000, n => `<item><title>${n}</title><guid>${n}</guid></item>`))),
    'X-09 one item of 14 MB': answer(
      rss(`<item><title>خبر</title><description>${'x'.repeat(14e6)}</description></item>`),
    ),
    'X-10 10,000 namespaces': answer(
      rss(item).replace('<rss ', `<rss ${lots(10_000, n => `xmlns:n${n}="https://x.example/${n}" `)}`),
    ),
    'X-12 NUL and other controls': answer(rss(`<item><title>خ\0ب\u0001ر\uFFFE</title><guid>g\0</guid></item>`)),
    'X-18 JSON 100,000 deep': answer(deepJson, { 'content-type': 'application/feed+json' }),
    'X-18 JSON with __proto__': answer(
      '{"version":"https://jsonfeed.org/version/1.1","title":"ص","__proto__":{"polluted":true},"items":[{"id":"1","title":"خبر","__proto__":{"polluted":true}}]}',
    ),
    'X-21 gzip bomb': answer(gzipSync(zeros), { 'content-encoding': 'gzip' }),
    'X-22 brotli bomb': answer(brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }), {
      'content-encoding': 'br',
    }),
    'X-23 packed eight times': answer('x', { 'content-encoding': Array(8).fill('gzip').join() }),
    'X-24 not packed as it says': answer('this was never packed', { 'content-encoding': 'br' }),
    'X-25 a length that is not kept': (response, _request) => {
      response.writeHead(200, { 'content-length': '100000' }).write(rssOf([{ guid: 'a' }]), () => response.destroy())
    },
  }
}

/** What answers in a feed's place and is none. */
export const NO_FEEDS: Readonly<Record<string, Play>> = {
  'a login page': answer('<!doctype html><html><form action=/login></form></html>', { 'content-type': 'text/html' }),
  'a page that says it is a feed': answer('<html><body>صفحة</body></html>', { 'content-type': 'application/rss+xml' }),
  'a JSON error': answer('{"error":"not found"}', { 'content-type': 'application/json' }),
  'a PDF': answer('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', { 'content-type': 'application/pdf' }),
  'a picture': answer(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { 'content-type': 'image/png' }),
  'nothing at all': answer(''),
  spaces: answer('   \n\n '),
}
