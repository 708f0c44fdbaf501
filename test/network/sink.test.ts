import { afterAll, expect, test } from 'vitest'
import { FEED_LIMITS } from '../../electron/network/limits.ts'
import { codeOf, get, networkAllowing } from '../support/fetching.ts'
import { type Play, startServer } from '../support/misbehaving-server.ts'

const server = await startServer()
const network = networkAllowing([server.port])
afterAll(async () => {
  await network.close()
  await server[Symbol.asyncDispose]()
})

/** What came of asking for the rest behind `have` bytes: the code of a failure, and what was written from where. */
async function pouring(play: Play, have: number, bytes = 1000) {
  server.play('/long', play)
  let from = -1
  let text = ''
  const sink = {
    have,
    async begin(at: number) {
      from = at
    },
    async write(piece: Uint8Array) {
      text += String(Buffer.from(piece))
    },
  }
  const code = await codeOf(get(network, server.url('/long'), { sink, limits: { ...FEED_LIMITS, bytes } }))
  return { code, from, text }
}

const part = (range: string | null, body = 'rest'): Play => {
  return response => void response.writeHead(206, range === null ? {} : { 'content-range': range }).end(body)
}

test('the rest is taken from where it was asked for, or all of it from the beginning', async () => {
  expect(await pouring(part('bytes 6-9/10'), 6)).toEqual({ code: 'none', from: 6, text: 'rest' })
  expect(server.seenAt('/long').at(-1)?.headers).toMatchObject({ range: 'bytes=6-', 'accept-encoding': 'identity' })
  const whole: Play = response => void response.writeHead(200).end('whole')
  expect(await pouring(whole, 6)).toEqual({ code: 'none', from: 0, text: 'whole' })
})

test('of another part than the one asked for, no byte is taken', async () => {
  for (const range of ['bytes 5-9/10', 'bytes 7-9/10', 'bytes */10', '6-9', null]) {
    expect(await pouring(part(range), 6)).toEqual({ code: 'unexpectedAnswer', from: -1, text: '' })
  }
  // A part that nobody asked for.
  expect((await pouring(part('bytes 0-3/4'), 0)).code).toBe('unexpectedAnswer')
})

test('a packed body, and one that is longer than it may be, are refused', async () => {
  const packed: Play = response => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('x')
  expect((await pouring(packed, 0)).code).toBe('badEncoding')
  expect((await pouring(part('bytes 6-9/10'), 6, 9)).code).toBe('tooLarge')
})
