import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ask } from '../../electron/network/ask.ts'
import type { Network } from '../../electron/network/network.ts'
import { checkSource, whereItLed } from '../../electron/sources/source-link.ts'
import { ownerOf } from '../../shared/addresses/owner.ts'
import { askOver, rememberingPauses } from '../support/asking.ts'
import { networkAllowing } from '../support/fetching.ts'
import { answer, type MisbehavingServer, redirect, startServer, status } from '../support/misbehaving-server.ts'

let server: MisbehavingServer
let network: Network
let ask: Ask

beforeAll(async () => {
  server = await startServer()
  network = networkAllowing([server.port])
  ask = askOver({ store: rememberingPauses(), network, clock: () => 0 })
})
afterAll(async () => {
  await network.close()
  await server[Symbol.asyncDispose]()
})

const check = (path: string) => checkSource(ask, server.url(path))

describe('what the page behind an article has become', () => {
  test('it is there: also when it refuses programs, is broken today, or is longer than we read', async () => {
    server.play('/there', answer('<p>نص</p>'))
    server.play('/forbidden', status(403))
    server.play('/broken', status(500))
    server.play('/long', answer('x'.repeat(3_000_000)))
    server.play('/moved', redirect('/there', 301))
    for (const path of ['/there', '/forbidden', '/broken', '/long', '/moved']) {
      expect(await check(path)).toEqual({ kind: 'fine' })
    }
  })

  test('it is gone', async () => {
    server.play('/closed', status(410))
    expect(await check('/never')).toEqual({ kind: 'gone' })
    expect(await check('/closed')).toEqual({ kind: 'gone' })
  })

  test('it leads to the home page', async () => {
    server.play('/', answer('home'))
    server.play('/ar/', answer('home'))
    server.play('/old', redirect('/'))
    server.play('/old-too', redirect('/ar/'))
    expect(await check('/old')).toEqual({ kind: 'homePage' })
    expect(await check('/old-too')).toEqual({ kind: 'homePage' })
  })

  test('it leads to somebody else', async () => {
    server.play('/bought', redirect(server.url('/there', 2)))
    server.play('/there', answer('<p>نص</p>'))
    expect(await check('/bought')).toEqual({ kind: 'otherOwner', host: `127.0.0.2:${server.port}` })
  })

  test('nobody is there', async () => {
    expect(await checkSource(ask, 'https://closed.example/a')).toMatchObject({
      kind: 'unreachable',
      reason: { code: 'hostNotFound' },
    })
    server.play('/round', redirect('/round'))
    expect(await check('/round')).toMatchObject({ kind: 'unreachable', reason: { code: 'tooManyRedirects' } })
  })
})

test.each([
  ['https://paper.example/a/1', 'https://www.paper.example/a/1?x=1', 'fine'],
  ['https://paper.example/a/1', 'https://m.paper.example/', 'homePage'],
  ['https://paper.example/a/1', 'https://paper.example/?p=1', 'fine'],
  ['https://paper.example/', 'https://paper.example/ar', 'fine'],
  ['https://paper.example/a', 'https://parking.example.net/paper.example', 'otherOwner'],
])('%s led to %s: %s', (asked, found, kind) => {
  expect(whereItLed(asked, found).kind).toBe(kind)
})

test.each([
  ['www.paper.ma', 'paper.ma'],
  ['ar.paper.co.ma', 'paper.co.ma'],
  ['paper.press.ma', 'paper.press.ma'],
  ['a.b.paper.example', 'paper.example'],
  ['mine.blogspot.com', 'mine.blogspot.com'],
  ['WWW.Paper.Example.', 'paper.example'],
  ['localhost', 'localhost'],
  ['127.0.0.1', '127.0.0.1'],
])('%s belongs to %s', (host, owner) => {
  expect(ownerOf(host)).toBe(owner)
})
