import type { ServerResponse } from 'node:http'
import { createServer, type Socket } from 'node:net'
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { ToldToWait } from '../../electron/network/answer-failure.ts'
import { FEED_LIMITS } from '../../electron/network/limits.ts'
import type { Network } from '../../electron/network/network.ts'
import { validatorsIn } from '../../electron/network/validators.ts'
import { codeOf, get, networkAllowing, noNames, USER_AGENT } from '../support/fetching.ts'
import { answer, redirect, startServer, status } from '../support/misbehaving-server.ts'

const server = await startServer()
const elsewhere = await startServer()
const network: Network = networkAllowing([server.port, elsewhere.port])
afterAll(async () => {
  await network.close()
  await server[Symbol.asyncDispose]()
  await elsewhere[Symbol.asyncDispose]()
})

async function bodyOf(path: string): Promise<string> {
  const fetched = await get(network, server.url(path))
  return fetched.kind === 'fresh' ? Buffer.from(fetched.bytes).toString() : fetched.kind
}

test('a fetch says who asks and sends neither cookies nor referrer', async () => {
  server.play('/polite', response => void response.writeHead(200, { 'set-cookie': 'id=1' }).end('ok'))
  await get(network, server.url('/polite'))
  await get(network, server.url('/polite'))

  const headers = server.seenAt('/polite').at(-1)?.headers
  expect(headers?.['user-agent']).toBe(USER_AGENT)
  expect(headers?.cookie).toBeUndefined()
  expect(headers?.referer).toBeUndefined()
})

test('S-10 every hop of a redirect meets the guard', async () => {
  server.play('/to-private', redirect('http://169.254.169.254/latest/meta-data'))
  server.play('/to-localhost', redirect('http://localhost:1/'))
  server.play('/hop', redirect('/to-private'))
  for (const path of ['/to-private', '/to-localhost', '/hop']) {
    expect(await codeOf(get(network, server.url(path)))).toBe('addressNotAllowed')
  }
})

test('S-11 a chain of redirects ends after five hops and names itself', async () => {
  server.play('/loop', redirect('/loop'))
  for (let hop = 0; hop < 10; hop++) server.play(`/hop${hop}`, redirect(`/hop${hop + 1}`))
  server.play('/hop10', answer('there'))

  await expect(get(network, server.url('/loop'))).rejects.toThrow(/loop → .*loop/)
  expect(server.seenAt('/loop').length).toBe(6)
  expect(await codeOf(get(network, server.url('/hop0')))).toBe('tooManyRedirects')
  expect(await bodyOf('/hop5')).toBe('there')
})

test('S-13 a redirect out of http is refused', async () => {
  for (const target of ['file:///etc/passwd', 'data:text/plain,hi', 'javascript:alert(1)', 'app://reader/']) {
    server.play('/out', redirect(target))
    expect(await codeOf(get(network, server.url('/out'))), target).toBe('addressNotAllowed')
  }
})

test('S-14 validators are not sent to another host', async () => {
  elsewhere.play('/feed', answer('new home'))
  server.play('/moved', redirect(elsewhere.url('/feed'), 301))
  server.play('/moved-here', redirect('/here'))
  server.play('/here', answer('here'))
  const validators = { etag: '"a"', lastModified: null }

  const moved = await get(network, server.url('/moved'), { validators })
  await get(network, server.url('/moved-here'), { validators })

  expect(server.seenAt('/moved')[0]?.headers['if-none-match']).toBe('"a"')
  expect(elsewhere.seenAt('/feed')[0]?.headers['if-none-match']).toBeUndefined()
  expect(server.seenAt('/here')[0]?.headers['if-none-match']).toBe('"a"')
  expect(moved).toMatchObject({ kind: 'fresh', permanentUrl: elsewhere.url('/feed'), url: elsewhere.url('/feed') })
})

test('S-16 only short, printable validators are kept', () => {
  expect(validatorsIn({ etag: 'W/"ok"', 'last-modified': 'Sat, 07 Feb 2026 10:00:00 GMT' })).toEqual({
    etag: 'W/"ok"',
    lastModified: 'Sat, 07 Feb 2026 10:00:00 GMT',
  })
  const none = { etag: null, lastModified: null }
  expect(validatorsIn({ etag: 'a\r\nx: y', 'last-modified': 'Tue, 19 Jan 2038 03:14:07 GMT' })).toEqual(none)
  expect(validatorsIn({ etag: 'x'.repeat(60_000) })).toEqual(none)
  expect(validatorsIn({ etag: 'é' })).toEqual(none)
})

test('S-16 line breaks in an address stay in the address', async () => {
  await get(network, server.url('/%0d%0aevil:1')).catch(() => {})
  expect(server.seen.at(-1)?.path).toBe('/%0d%0aevil:1')
  expect(server.seen.at(-1)?.headers['evil']).toBeUndefined()
})

test('X-21 X-22 a bomb is cut off when it is unpacked', async () => {
  // Parts of gzip follow each other as one text.
  const gigabyte = Buffer.concat(Array<Buffer>(100).fill(gzipSync(Buffer.alloc(10_000_000))))
  const zeros = Buffer.alloc(500_000_000)
  server.play('/gzip-bomb', answer(gigabyte, { 'content-encoding': 'gzip' }))
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }
  server.play('/brotli-bomb', answer(brotliCompressSync(zeros, quality), { 'content-encoding': 'br' }))
  const before = process.memoryUsage().rss

  expect(await codeOf(get(network, server.url('/gzip-bomb')))).toBe('tooLarge')
  expect(await codeOf(get(network, server.url('/brotli-bomb')))).toBe('tooLarge')

  expect(process.memoryUsage().rss - before).toBeLessThan(250_000_000)
})

test('X-23 X-24 encodings: two at most, known ones, and honest or not', async () => {
  const text = Buffer.from('خبر '.repeat(100))
  const plays: readonly [string, Uint8Array, string][] = [
    ['gzip', gzipSync(text), 'gzip'],
    ['brotli', brotliCompressSync(text), 'br'],
    ['zlib', deflateSync(text), 'deflate'],
    ['bare-deflate', deflateRawSync(text), 'deflate'],
    ['twice', gzipSync(gzipSync(text)), 'gzip, gzip'],
    ['not-packed', text, 'gzip'],
    ['garbage-after', Buffer.concat([gzipSync(text), Buffer.from('\0\0garbage')]), 'gzip'],
  ]
  for (const [name, body, encoding] of plays) {
    server.play(`/${name}`, answer(body, { 'content-encoding': encoding }))
    expect(await bodyOf(`/${name}`), name).toBe(text.toString())
  }

  server.play('/eight', answer(text, { 'content-encoding': Array(8).fill('gzip').join(',') }))
  server.play('/unknown', answer(text, { 'content-encoding': 'zork' }))
  server.play('/not-brotli', answer(text, { 'content-encoding': 'br' }))
  server.play('/cut', answer(gzipSync(text).subarray(0, 20), { 'content-encoding': 'gzip' }))
  expect(await codeOf(get(network, server.url('/eight')))).toBe('badEncoding')
  expect(await codeOf(get(network, server.url('/unknown')))).toBe('badEncoding')
  expect(await codeOf(get(network, server.url('/not-brotli')))).toBe('badEncoding')
  expect(await codeOf(get(network, server.url('/cut')))).toBe('incompleteAnswer')
})

test('X-25 an endless body stops at the cap, a short one is an error', async () => {
  server.play('/endless', response => {
    response.writeHead(200)
    const piece = Buffer.alloc(64 * 1024, 'x')
    const more = () => {
      while (!response.destroyed && response.write(piece));
    }
    response.on('drain', more)
    more()
  })
  server.play('/short', response => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('abc', () => response.destroy())
  })
  server.play('/broken-chunks', response => {
    response.writeHead(200, { 'transfer-encoding': 'chunked' })
    response.write('abc', () => response.destroy())
  })

  expect(await codeOf(get(network, server.url('/endless'), { limits: { ...FEED_LIMITS, bytes: 1e6 } }))).toBe(
    'tooLarge',
  )
  expect(await codeOf(get(network, server.url('/short')))).toBe('incompleteAnswer')
  expect(await codeOf(get(network, server.url('/broken-chunks')))).toBe('incompleteAnswer')
})

test('N-10 a server that drips, stalls or never answers is left', async () => {
  const never = { ...FEED_LIMITS, total: 3_600_000, idle: 3_600_000 }
  const silence = { limits: { ...never, idle: 250 } }
  server.play('/never', () => {})
  server.play('/drip', response => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('x'), 50)
    response.on('close', () => clearInterval(timer))
  })
  server.play('/stall', response => void response.writeHead(200, { 'content-length': '10' }).write('x'))

  const codes = await Promise.all([
    codeOf(get(network, server.url('/never'), silence)),
    codeOf(get(network, server.url('/stall'), silence)),
    // Never silent: only the time for everything ends it.
    codeOf(get(network, server.url('/drip'), { limits: { ...never, total: 600 } })),
  ])

  expect(codes).toEqual(['timedOut', 'timedOut', 'timedOut'])
})

test('a cancelled fetch ends at once', async () => {
  server.play('/waiting', () => {})
  const cancel = new AbortController()
  const fetching = codeOf(get(network, server.url('/waiting'), { signal: cancel.signal }))
  setTimeout(() => cancel.abort(), 20)
  expect(await fetching).toBe('cancelled')
  expect(await codeOf(get(network, server.url('/waiting'), { signal: AbortSignal.abort() }))).toBe('cancelled')
})

test('what a server says becomes a reason that can be told', async () => {
  const expected = {
    401: 'needsPassword',
    403: 'forbidden',
    404: 'missing',
    410: 'gone',
    451: 'blockedByLaw',
    500: 'serverError',
  }
  for (const [code, reason] of Object.entries(expected)) {
    server.play('/status', status(Number(code)))
    expect(await codeOf(get(network, server.url('/status')))).toBe(reason)
  }
  server.play('/status', status(304))
  expect(await codeOf(get(network, server.url('/status')))).toBe('unexpectedAnswer')
  server.play('/status', status(511))
  expect(await codeOf(get(network, server.url('/status')))).toBe('captivePortal')
})

test('N-05 429 and 503 say until when the host wants to be left alone', async () => {
  const now = Date.UTC(2026, 1, 7)
  server.play('/busy', status(429, { 'retry-after': '120' }))
  const error = await get(network, server.url('/busy'), { now }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ToldToWait)
  expect(error).toMatchObject({ code: 'toldToWait', until: now + 120_000 })
})

test('what is no HTTP, and what is not there, are told apart', async () => {
  const gibberish = createServer((socket: Socket) => socket.end('SSH-2.0-OpenSSH\r\n\r\n'))
  await new Promise<void>(listening => gibberish.listen(0, '127.0.0.1', listening))
  const { port } = gibberish.address() as { port: number }
  const open = networkAllowing([port, 1])
  expect(await codeOf(get(open, `http://127.0.0.1:${port}/`))).toBe('unexpectedAnswer')
  gibberish.close()
  expect(await codeOf(get(open, `http://127.0.0.1:${port}/`))).toBe('connectionFailed')
  expect(await codeOf(get(open, 'http://nobody.invalid/'))).toBe('hostNotFound')
  const offline = networkAllowing([], noNames('EAI_AGAIN'))
  expect(await codeOf(get(offline, 'http://nobody.invalid/'))).toBe('offline')
  await open.close()
})

test('of a redirect only its head is read: a body without end is cut off after a little', async () => {
  const LARGE = 8 * 1024 * 1024
  let ended: Promise<unknown> = Promise.resolve()
  server.play('/chatty', response => {
    ended = new Promise(done => response.once('close', done))
    response.writeHead(302, { location: '/behind', 'content-length': String(LARGE) })
    response.end(Buffer.alloc(LARGE, 'x'))
  })
  server.play('/behind', answer('feed'))
  const fetched = await get(network, server.url('/chatty'))
  expect(fetched).toMatchObject({ kind: 'fresh', url: server.url('/behind') })
  expect(fetched.received).toBeLessThan(LARGE / 4)
  await ended
})

test('what came over the wire is counted: heads and packed bodies, of every hop, of 304 and of failures', async () => {
  const text = Buffer.from('خبر '.repeat(1000))
  const packed = gzipSync(text)
  server.play('/counted', answer(packed, { 'content-encoding': 'gzip' }))
  server.play('/counted-hop', redirect('/counted'))
  server.play('/counted-same', status(304))
  server.play('/counted-broken', (response: ServerResponse) => void response.writeHead(500).end('x'.repeat(5000)))
  const counted = async (path: string) => {
    let told = 0
    const onReceived = (bytes: number) => {
      told += bytes
    }
    const validators = { etag: '"a"', lastModified: null }
    const fetched = await get(network, server.url(path), { validators, onReceived }).catch(() => null)
    if (fetched) expect(fetched.received).toBe(told)
    return told
  }

  const whole = await counted('/counted')
  expect(whole).toBeGreaterThan(packed.length)
  expect(whole).toBeLessThan(packed.length + 400)
  expect(await counted('/counted-hop')).toBeGreaterThan(whole + 50)
  expect(await counted('/counted-same')).toBeGreaterThan(50)
  expect(await counted('/counted-broken')).toBeGreaterThan(5000)
})
