import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { isBasicOffered } from '../../electron/base/basic-login.ts'
import { NOTHING_ALLOWED, parseAllowance } from '../../electron/network/allowance.ts'
import { openNetwork } from '../../electron/network/network.ts'
import { makeCertificate } from '../support/certificates.ts'
import { codeOf, get, networkAllowing, USER_AGENT } from '../support/fetching.ts'
import { isOpenedBy, locked } from '../support/locked.ts'
import { answer, redirect, startServer, status } from '../support/misbehaving-server.ts'

const login = { user: 'salma', secret: 'hush-4711' }
const server = await startServer()
const elsewhere = await startServer()
const network = networkAllowing([server.port, elsewhere.port])
afterAll(async () => {
  await network.close()
  await server[Symbol.asyncDispose]()
  await elsewhere[Symbol.asyncDispose]()
})

const told = (path: string, there = server) => there.seenAt(path).map(({ headers }) => headers.authorization ?? null)

test('P-18 a feed opens with its name and password, and only where they were given', async () => {
  server.play('/feed', locked(login, answer('inside')))
  server.play('/other', answer('open'))

  expect(await codeOf(get(network, server.url('/feed')))).toBe('needsPassword')
  expect(await get(network, server.url('/feed'), { login })).toMatchObject({ kind: 'fresh' })
  await get(network, server.url('/other'))

  expect(told('/feed')).toEqual([null, expect.stringMatching(/^Basic /)])
  expect(told('/other')).toEqual([null])
})

test('P-18 names and passwords of all alphabets, with colons and without a name', async () => {
  for (const [place, given, heard] of [
    ['arabic', { user: 'سلمى', secret: 'كلمة السر' }, { user: 'سلمى', secret: 'كلمة السر' }],
    ['colon', { user: 'salma', secret: 'a:b:c' }, { user: 'salma', secret: 'a:b:c' }],
    ['nameless', { user: '', secret: 'key' }, { user: '', secret: 'key' }],
    // Typed in pieces, as on some keyboards, and sent whole: RFC 7613.
    ['pieces', { user: 'Éloïse'.normalize('NFD'), secret: 'é' }, { user: 'Éloïse', secret: 'é' }],
  ] as const) {
    server.play(`/${place}`, locked(heard, answer('inside')))
    expect(await codeOf(get(network, server.url(`/${place}`), { login: given })), place).toBe('none')
  }
})

test('P-18 a wrong password, another kind of login and a forgotten challenge are told apart, and none names a secret', async () => {
  server.play('/wrong', locked({ ...login, secret: 'other' }, answer('inside')))
  server.play('/silent', locked({ ...login, challenge: null }, answer('inside')))
  server.play('/digest', status(401, { 'www-authenticate': 'Digest realm="a basic one", nonce="1"' }))
  server.play('/both', (response, request) => {
    if (isOpenedBy(request.headers.authorization, login)) return response.end('inside')
    response.writeHead(401, { 'www-authenticate': ['Digest realm="a", nonce="1"', 'basic realm="b"'] }).end()
  })

  expect(await codeOf(get(network, server.url('/wrong'), { login }))).toBe('wrongPassword')
  expect(await codeOf(get(network, server.url('/silent')))).toBe('needsPassword')
  expect(await codeOf(get(network, server.url('/silent'), { login }))).toBe('none')
  expect(await codeOf(get(network, server.url('/digest')))).toBe('otherLogin')
  expect(await codeOf(get(network, server.url('/digest'), { login }))).toBe('otherLogin')
  expect(await codeOf(get(network, server.url('/both')))).toBe('needsPassword')
  const error = await get(network, server.url('/wrong'), { login }).catch((caught: unknown) => caught)
  expect(String(error)).not.toContain(login.secret)
})

test('P-18 a redirect within the origin takes it along, one beyond never, and none that comes back', async () => {
  server.play('/moved', redirect('/inside'))
  server.play('/inside', locked(login, answer('inside')))
  expect(await codeOf(get(network, server.url('/moved'), { login }))).toBe('none')

  elsewhere.play('/trap', answer('caught'))
  elsewhere.play('/gate', locked(login, answer('caught')))
  elsewhere.play('/back', redirect(server.url('/returned')))
  server.play('/out', redirect(elsewhere.url('/trap')))
  server.play('/out-locked', redirect(elsewhere.url('/gate')))
  server.play('/round', redirect(elsewhere.url('/back')))
  server.play('/returned', locked(login, answer('inside')))
  // The same machine under another name is another origin.
  server.play('/host', redirect(server.url('/at-host', 2)))
  server.play('/at-host', answer('open'))

  expect(await codeOf(get(network, server.url('/out'), { login }))).toBe('none')
  expect(await codeOf(get(network, server.url('/out-locked'), { login }))).toBe('passwordElsewhere')
  expect(await codeOf(get(network, server.url('/round'), { login }))).toBe('passwordElsewhere')
  expect(await codeOf(get(network, server.url('/host'), { login }))).toBe('none')
  expect(elsewhere.seen.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined, undefined])
  expect(told('/returned')).toEqual([null])
  expect(told('/at-host')).toEqual([null])
})

test('P-18 without TLS nobody far away is told it, whatever the name leads to', async () => {
  const far = openNetwork({
    allowance: NOTHING_ALLOWED,
    userAgent: USER_AGENT,
    resolve: async () => [{ address: '93.184.216.34', family: 4 }],
  })
  onTestFinished(() => far.close())
  for (const ownNetwork of ['refuse', 'ask', 'allow'] as const) {
    expect(await codeOf(get(far, 'http://news.test/feed', { login, ownNetwork }))).toBe('passwordUnprotected')
    expect(await codeOf(get(far, 'http://93.184.216.34/feed', { login, ownNetwork }))).toBe('passwordUnprotected')
  }
})

test('P-18 the own network is told it after consent alone', async () => {
  const closed = openNetwork({ allowance: NOTHING_ALLOWED, userAgent: USER_AGENT })
  onTestFinished(() => closed.close())
  server.play('/mine', locked(login, answer('inside')))
  const before = server.seenAt('/mine').length

  expect(await codeOf(get(closed, server.url('/mine'), { login }))).toBe('addressNotAllowed')
  expect(await codeOf(get(closed, server.url('/mine'), { login, ownNetwork: 'ask' }))).toBe('needsConsent')
  expect(server.seenAt('/mine')).toHaveLength(before)
  expect(await codeOf(get(closed, server.url('/mine'), { login, ownNetwork: 'allow' }))).toBe('none')
})

test('P-18 over TLS it goes to a server that a trusted authority vouches for, and to no other', async () => {
  const authority = makeCertificate({ name: 'Authority of this test', isAuthority: true })
  const good = makeCertificate({ name: 'news.test', by: authority })
  const heard: (string | undefined)[] = []
  const tls = createServer({ cert: good.cert, key: good.key }, (request, response) => {
    heard.push(request.headers.authorization)
    response.end('inside')
  })
  await new Promise<void>(listening => tls.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void tls.close().closeAllConnections())
  const { port } = tls.address() as AddressInfo
  const over = (authorities: readonly string[]) => {
    const opened = openNetwork({
      allowance: parseAllowance(`127.0.0.1:${port}`),
      userAgent: USER_AGENT,
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      authorities,
    })
    onTestFinished(() => opened.close())
    return opened
  }

  expect(await codeOf(get(over([]), `https://news.test:${port}/`, { login }))).not.toBe('none')
  expect(heard).toEqual([])
  expect(await codeOf(get(over([authority.cert]), `https://news.test:${port}/`, { login }))).toBe('none')
  expect(heard).toHaveLength(1)
})

test('a challenge is looked for outside of quotation marks', () => {
  expect(
    ['Basic realm="x"', 'BASIC', 'Digest realm="x", Basic realm="y"', 'Negotiate, basic'].map(isBasicOffered),
  ).toEqual([true, true, true, true])
  expect(
    ['Digest realm="a, basic b"', 'Bearer', 'BasicPlus realm="x"', 'Digest realm="\\" basic "'].map(isBasicOffered),
  ).toEqual([false, false, false, false])
})
