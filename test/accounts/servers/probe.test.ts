import { X509Certificate } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { certificateAt, findServer } from '../../../electron/accounts/servers/probe.ts'
import type { ServerParts } from '../../../electron/accounts/servers/talk.ts'
import { placesOf } from '../../../electron/accounts/servers/typed-address.ts'
import { AccountMoved } from '../../../electron/network/call.ts'
import { CertificateUnknown } from '../../../electron/network/certificates.ts'
import { ACCOUNT_KINDS, type AccountKind } from '../../../shared/contract/accounts.ts'
import { accountWorld, soon, type World } from '../../support/account-servers.ts'
import { makeCertificate } from '../../support/certificates.ts'
import { createFakeServer, type FakeOptions, type FakeServer } from '../../support/fake-account-server.ts'
import { codeOf } from '../../support/fetching.ts'
import { answer, redirect, startServer } from '../../support/misbehaving-server.ts'

const open: { [Symbol.asyncDispose](): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one[Symbol.asyncDispose]()
})

async function fake(options: FakeOptions = {}): Promise<FakeServer> {
  const server = await createFakeServer(options)
  open.push(server)
  return server
}

function worldFor(port: number, change: Partial<ServerParts> = {}): World {
  const world = accountWorld([port], change)
  open.push(world)
  return world
}

function find(server: FakeServer, address: string, change: { readonly secret?: string } = {}) {
  const { user, secret } = server
  return findServer({ address, user, secret, ...change }, worldFor(server.port).parts, soon())
}

const PASTED: Readonly<Record<AccountKind, readonly string[]>> = {
  greader: ['', '/', '/api/greader.php', '/api/greader.php/reader/api/0/', '/i/?a=normal&get=c_2', '/index.php#x'],
  miniflux: ['/miniflux', '/miniflux/', '/miniflux/v1/', '/miniflux/unread', '/miniflux/feed/3/entries'],
  nextcloud: ['/nextcloud', '/nextcloud/index.php/apps/news', '/nextcloud/apps/news/', '/nextcloud/index.php/login'],
  ttrss: ['', '/tt-rss', '/tt-rss/', '/tt-rss/api/', '/tt-rss/index.php', '/tt-rss/prefs.php'],
  fever: ['', '/api/fever.php', '/api/'],
}

test.each(ACCOUNT_KINDS)('%s is found from whatever was pasted, with a scheme and without', async kind => {
  const server = await fake({ kinds: [kind] })
  server.state.addFeed()
  for (const path of PASTED[kind]) {
    for (const scheme of ['http://', '']) {
      const found = await find(server, ` ${scheme}127.0.0.1:${server.port}${path}`)
      expect(found, scheme + path).toEqual({ kind, base: server.base(kind) })
    }
  }
})

test('where a server speaks several, the best is taken, and Fever only alone', async () => {
  const server = await fake({ kinds: ['fever', 'greader'] })
  expect(await find(server, server.url)).toEqual({ kind: 'greader', base: server.base('greader') })
  expect(server.calls.filter(({ asked }) => asked.path === '/api/fever.php')).toHaveLength(1)
})

test('nothing secret is said where there is no sign of life', async () => {
  await using page = await startServer()
  page.play('/', answer('<!doctype html><p>صفحة'))
  const heard: string[] = []
  for (const path of ['/v1/me', '/reader/api/0/token', '/api/', '/status.php', '/api/fever.php?api']) {
    page.play(path, (response, request) => {
      request.setEncoding('utf8').on('data', piece => void heard.push(piece))
      heard.push(JSON.stringify(request.headers), request.url ?? '')
      response.end('<!doctype html><p>لا شيء هنا')
    })
  }
  const typed = { address: page.url('/'), user: 'salma', secret: 'tops3cret' }
  expect(await codeOf(findServer(typed, worldFor(page.port).parts, soon()))).toBe('notAnAccountServer')
  expect(heard.length).toBeGreaterThan(5)
  expect(heard.join()).not.toMatch(/tops3cret|salma/)
})

test('the most telling failure wins', async () => {
  const greader = await fake({ kinds: ['greader', 'fever'] })
  expect(await codeOf(find(greader, greader.url, { secret: 'wrong' }))).toBe('apiPasswordNeeded')
  greader.quirks.stripsAuthorization = true
  expect(await codeOf(find(greader, greader.url))).toBe('authorizationStripped')
  greader.quirks.isSwitchedOff = true
  expect(await codeOf(find(greader, greader.url))).toBe('apiSwitchedOff')
  const ttrss = await fake({ kinds: ['ttrss'] })
  expect(await codeOf(find(ttrss, ttrss.url, { secret: 'wrong' }))).toBe('wrongPassword')
  ttrss.quirks.isSwitchedOff = true
  expect(await codeOf(find(ttrss, ttrss.url))).toBe('apiSwitchedOff')
  const miniflux = await fake({ kinds: ['miniflux'] })
  const address = `${miniflux.url}/miniflux`
  expect(await codeOf(find(miniflux, address, { secret: 'wrong' }))).toBe('apiPasswordNeeded')
  expect(await find(miniflux, address, { secret: 'key-of-the-api' })).toEqual({ kind: 'miniflux', base: address })
})

test('a server that has moved says where to, and is not followed', async () => {
  await using old = await startServer()
  const server = await fake({ kinds: ['greader'] })
  for (const path of ['/api/greader.php/check/compatibility', '/v1/me'])
    old.play(path, redirect(server.url + path, 301))
  const world = accountWorld([old.port, server.port])
  open.push(world)
  const typed = { address: old.url(''), user: server.user, secret: server.secret }
  const error = await findServer(typed, world.parts, soon()).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(AccountMoved)
  expect((error as AccountMoved).to).toContain(server.url)
  expect(server.calls).toEqual([])
})

test('a server in the own network waits for consent, and a certificate that nobody vouches for for the reader', async () => {
  const server = await fake({ kinds: ['greader'] })
  const { user, secret } = server
  const near = (ownNetwork: 'ask' | 'allow') => {
    const world = accountWorld([], { ownNetwork })
    open.push(world)
    return findServer({ address: `localhost:${server.port}`, user, secret }, world.parts, soon())
  }
  expect(await codeOf(near('ask'))).toBe('needsConsent')
  expect(server.calls).toEqual([])
  expect(await near('allow')).toMatchObject({ kind: 'greader' })

  const mine = makeCertificate({ name: 'localhost' })
  let asked = 0
  const tls = createServer({ cert: mine.cert, key: mine.key }, (_, response) => {
    asked++
    response.writeHead(404).end()
  })
  await new Promise<void>(listening => tls.listen(0, '127.0.0.1', listening))
  const { port } = tls.address() as AddressInfo
  const typed = { address: `localhost:${port}`, user, secret }
  const pinned = new X509Certificate(mine.cert).fingerprint256
  const error = await findServer(typed, worldFor(port, { ownNetwork: 'allow' }).parts, soon()).catch(
    (caught: unknown) => caught,
  )
  expect(error).toBeInstanceOf(CertificateUnknown)
  expect((error as CertificateUnknown).certificate.fingerprint).toBe(pinned)
  const strict = worldFor(port, { ownNetwork: 'allow' })
  expect(await certificateAt(typed.address, strict.parts, soon())).toMatchObject({
    fingerprint: pinned,
    subject: 'localhost',
  })
  expect(asked).toBe(0)
  const world = worldFor(port, { ownNetwork: 'allow', pinned })
  expect(await certificateAt(typed.address, world.parts, soon())).toBeNull()
  expect(await codeOf(findServer(typed, world.parts, soon()))).toBe('notAnAccountServer')
  expect(asked).toBeGreaterThan(0)
  tls.close().closeAllConnections()
})

test('what is no address is said at once', async () => {
  const codes = ['', 'ftp://reader.test', 'http://', 'https://salma:secret@reader.test', 'a b'].map(address =>
    codeOf(() => placesOf(address)),
  )
  expect(await Promise.all(codes)).toEqual([
    'badAddress',
    'badAddress',
    'badAddress',
    'passwordInAddress',
    'badAddress',
  ])
  expect(placesOf('Reader.test/FreshRSS/p/i/?a=b')).toEqual([
    ['https://reader.test/FreshRSS/p', 'https://reader.test/FreshRSS', 'https://reader.test'],
    ['http://reader.test/FreshRSS/p', 'http://reader.test/FreshRSS', 'http://reader.test'],
  ])
  expect(placesOf('https://reader.test')).toEqual([['https://reader.test']])
})
