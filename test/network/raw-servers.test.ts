// Servers that speak HTTP by hand, and ways to them that lead nowhere.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createConnection, type Socket } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ResolvedAddress } from '../../electron/network/guard.ts'
import { FEED_LIMITS } from '../../electron/network/limits.ts'
import { codeOf, get, networkAllowing, noNames } from '../support/fetching.ts'
import { answer, type RawPlay, startRawServer, startServer } from '../support/misbehaving-server.ts'

const LIMITS = { ...FEED_LIMITS, total: 3000, idle: 1000 }

async function ask(play: RawPlay, times = 1) {
  await using server = await startRawServer(play)
  const network = networkAllowing([server.port])
  const url = `http://127.0.0.1:${server.port}/feed`
  const answers: string[] = []
  for (let n = 0; n < times; n++) {
    const text = await get(network, url, { limits: LIMITS }).then(
      fetched => (fetched.kind === 'fresh' ? Buffer.from(fetched.bytes).toString() : fetched.kind),
      error => error.code as string,
    )
    answers.push(text)
  }
  await network.close()
  return { answers, connections: server.connections() }
}

const ok = (body: string, head = '') => `HTTP/1.1 200 OK\r\n${head}Content-Length: ${body.length}\r\n\r\n${body}`

test('N-21 a kept connection that is closed under the next request is asked once more', async () => {
  const closesOnSecond: RawPlay = (socket, count) => {
    if (count === 1) socket.write(ok('here'))
    else socket.destroy()
  }
  expect(await ask(closesOnSecond, 2)).toEqual({ answers: ['here', 'here'], connections: 2 })
})

test('N-21 a server that resets every connection is asked twice, not for ever', async () => {
  const { answers, connections } = await ask(socket => socket.resetAndDestroy())
  expect(answers).toEqual(['connectionFailed'])
  expect(connections).toBe(2)
})

test('N-21 chunked trailers, duplicate and folded headers are read or refused, never a crash', async () => {
  const trailers =
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhere\r\n0\r\nX-Trailer: 1\r\nX-More: 2\r\n\r\n'
  expect((await ask(socket => void socket.write(trailers))).answers).toEqual(['here'])

  const twice = ok(
    'here',
    'ETag: "a"\r\nETag: "b"\r\nVary: x\r\nVary: y\r\nCache-Control: max-age=60\r\nCache-Control: no-cache\r\n',
  )
  expect((await ask(socket => void socket.write(twice))).answers).toEqual(['here'])

  const folded = ok('here', 'X-Folded: one\r\n two\r\n\tthree\r\n')
  const [foldedAnswer] = (await ask(socket => void socket.write(folded))).answers
  expect(['here', 'unexpectedAnswer']).toContain(foldedAnswer)

  const bothLengths = ok('here', 'Transfer-Encoding: chunked\r\n')
  expect((await ask(socket => void socket.write(bothLengths))).answers).toEqual(['unexpectedAnswer'])
  const twoLengths = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nhere!'
  expect((await ask(socket => void socket.write(twoLengths))).answers).toEqual(['incompleteAnswer'])
})

test('N-21 interim answers are skipped; a flood of them ends at the deadline', async () => {
  const early = 'HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n'
  expect((await ask(socket => void socket.write(early.repeat(20) + ok('here')))).answers).toEqual(['here'])

  const flood: RawPlay = socket => {
    const timer = setInterval(() => socket.write(early.repeat(50)), 5)
    socket.on('close', () => clearInterval(timer))
  }
  expect((await ask(flood)).answers).toEqual(['timedOut'])
})

test('N-21 headers without end, and what is no HTTP, are an unexpected answer', async () => {
  const endless: RawPlay = socket => {
    socket.write('HTTP/1.1 200 OK\r\n')
    const timer = setInterval(() => socket.write(`X: ${'a'.repeat(4000)}\r\n`), 1)
    socket.on('close', () => clearInterval(timer))
  }
  expect((await ask(endless)).answers).toEqual(['unexpectedAnswer'])
  expect((await ask(socket => socket.end('220 mail ESMTP\r\n'))).answers).toEqual(['unexpectedAnswer'])
  expect((await ask(socket => socket.end('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'))).answers).toEqual(['unexpectedAnswer'])
})

test('N-10 headers byte by byte end at the deadline, and another host does not wait for it', async () => {
  await using quick = await startServer()
  quick.play('/feed', answer('quick'))
  await using slow = await startRawServer(socket => {
    const head = `HTTP/1.1 200 OK\r\nX-Slow: ${'z'.repeat(500)}`
    let at = 0
    const timer = setInterval(() => socket.write(head[at++] ?? 'z'), 30)
    socket.on('close', () => clearInterval(timer))
  })
  const network = networkAllowing([quick.port, slow.port])
  const drip = `http://127.0.0.1:${slow.port}/feed`
  const leaving = new AbortController()
  const dripping = codeOf(get(network, drip, { signal: leaving.signal }))
  await expect.poll(slow.connections).toBe(1)
  // The slow one would take a minute, which is longer than this test may.
  await get(network, quick.url('/feed'))
  leaving.abort()
  expect(await dripping).toBe('cancelled')
  expect(await codeOf(get(network, drip, { limits: { ...FEED_LIMITS, total: 1500 } }))).toBe('timedOut')
  await network.close()
})

test('N-11 a name whose first address is a black hole is reached at the next, long before the first is given up', async () => {
  // On one address only: a server on all of them would be in the hole's place too.
  await using server = await startRawServer(socket => void socket.write(ok('here')))
  await using hole = await openBlackHole(server.port)
  const network = networkAllowing(
    [server.port],
    async (): Promise<ResolvedAddress[]> => [
      { address: hole.address, family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
  )

  const startedAt = performance.now()
  expect(await get(network, `http://news.test:${server.port}/feed`)).toMatchObject({ kind: 'fresh' })

  expect(performance.now() - startedAt).toBeGreaterThan(200)
  await network.close()
})

test('N-11 a name server that is silent ends with the dialling, and one that fails is no fault of the feed', async () => {
  const silent = networkAllowing([1], () => new Promise(() => {}))
  expect(await codeOf(get(silent, 'http://news.test:1/'))).toBe('addressNotAllowed')
  expect(await codeOf(get(silent, 'http://news.test:8080/'))).toBe('timedOut')
  expect(await codeOf(get(networkAllowing([], noNames('EAI_AGAIN')), 'http://news.test/'))).toBe('offline')
  expect(await codeOf(get(networkAllowing([], noNames()), 'http://news.test/'))).toBe('hostNotFound')
  await silent.close()
})

/** A listening socket that accepts nobody and whose queue is full: the kernel drops what knocks, as a broken route does. */
async function openBlackHole(port: number) {
  const address = '127.0.0.77'
  const child = fork(join(import.meta.dirname, '../support/black-hole.process.ts'), [address, String(port)])
  await once(child, 'message')
  child.kill('SIGSTOP')
  const knocking: Socket[] = []
  for (let n = 0; n < 8; n++) {
    const socket = createConnection({ host: address, port })
    socket.on('error', () => {})
    knocking.push(socket)
  }
  await new Promise(done => setTimeout(done, 300))
  return {
    address,
    async [Symbol.asyncDispose]() {
      for (const socket of knocking) socket.destroy()
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
