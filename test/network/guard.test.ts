import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { isOwnNetwork, isPublicAddress, unmapped } from '../../electron/network/address-ranges.ts'
import { NOTHING_ALLOWED, parseAllowance } from '../../electron/network/allowance.ts'
import { checkAddress, guardedConnector, type ResolvedAddress } from '../../electron/network/guard.ts'
import { openNetwork } from '../../electron/network/network.ts'
import { codeOf, get, networkAllowing, USER_AGENT } from '../support/fetching.ts'
import { answer, startServer } from '../support/misbehaving-server.ts'

const PRIVATE = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.7',
  '203.0.113.7',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
]
const PUBLIC = ['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:2800:220:1::1', '2a00:1450::1', '2002:5db8:d822::']

test('S-01 private, loopback and reserved addresses are not public', () => {
  expect(PRIVATE.filter(isPublicAddress)).toEqual([])
  expect(PUBLIC.filter(address => !isPublicAddress(address))).toEqual([])
})

test('S-01 a zone says through which card an address is reached, and nothing about whose it is', () => {
  expect(PUBLIC.filter(address => address.includes(':') && !isPublicAddress(`${address}%eth0`))).toEqual([])
  expect(PRIVATE.filter(address => address.includes(':') && isPublicAddress(`${address}%eth0`))).toEqual([])
  expect(unmapped('::ffff:127.0.0.1%eth0')).toBe('127.0.0.1')
  expect(unmapped('fe80::1%25eth0')).toBe('fe80::1')
  expect(isOwnNetwork('::ffff:192.168.1.5%eth0')).toBe(true)
  expect(isOwnNetwork('::ffff:169.254.169.254%eth0')).toBe(false)
})

test('S-01 address literals are refused and nothing is connected to', async () => {
  let sockets = 0
  const trap = createServer(() => sockets++)
  await new Promise<void>(listening => trap.listen(0, '0.0.0.0', listening))
  const { port } = trap.address() as { port: number }
  const network = openNetwork({ allowance: NOTHING_ALLOWED, userAgent: USER_AGENT })

  for (const address of PRIVATE.filter(a => !a.includes('%'))) {
    const host = address.includes(':') ? `[${address}]` : address
    expect(await codeOf(get(network, `http://${host}:${port}/feed`))).toBe('addressNotAllowed')
  }

  expect(sockets).toBe(0)
  trap.close()
  await network.close()
})

test('S-02 a literal meets the guard in the connector too, where Node looks nothing up', async () => {
  const connect = guardedConnector(NOTHING_ALLOWED, {
    resolve: () => Promise.reject(new Error('looked up')),
    dialTimeout: 1000,
  })
  const error = await new Promise<Error | null>(done => {
    connect({ hostname: '127.0.0.1', protocol: 'http:', port: '80' }, (...[failed]) => done(failed))
  })
  expect(error?.message).toContain('127.0.0.1')
})

test('S-03 odd spellings are judged like the plain address', async () => {
  const odd = [
    'http://2130706433/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://[::ffff:127.0.0.1]/',
    'http://localhost./',
    'http://LOCALHOST/',
    'http://feeds.localhost/',
    'http://127。0。0。1/',
    'http://①②⑦.⓪.⓪.①/',
    'http://example.com@127.0.0.1/',
    'http://127.0.0.1\\@example.com/',
  ]
  for (const address of odd)
    expect(await codeOf(() => checkAddress(address, NOTHING_ALLOWED)), address).not.toBe('none')
  expect(checkAddress('HTTPS://Example.COM/a', NOTHING_ALLOWED).href).toBe('https://example.com/a')
})

test('S-04 NAT64: the embedded IPv4 address decides', () => {
  expect(isPublicAddress('64:ff9b::7f00:1')).toBe(false)
  expect(isPublicAddress('64:ff9b::5db8:d822')).toBe(true)
})

test('S-05 relative and protocol-relative addresses are resolved, then judged', async () => {
  const base = 'https://example.com/feed'
  for (const written of ['//127.0.0.1/x', 'http:/\\127.0.0.1/', '\\\\127.0.0.1\\x', 'http:127.0.0.1']) {
    expect(await codeOf(() => checkAddress(new URL(written, base), NOTHING_ALLOWED)), written).toBe('addressNotAllowed')
  }
  expect(checkAddress(new URL('/x', base), NOTHING_ALLOWED).href).toBe('https://example.com/x')
})

test('S-06 of a mixed set of addresses only the public ones remain, and the socket gets the checked address', async () => {
  await using server = await startServer()
  server.play('/', answer('ok'))
  const lookups: string[] = []
  // First what may be reached, then, as a rebinding name server does, something else.
  const resolve = (name: string): Promise<ResolvedAddress[]> => {
    lookups.push(name)
    return Promise.resolve([
      { address: '10.0.0.1', family: 4 },
      { address: lookups.length === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 },
    ])
  }
  const network = networkAllowing([server.port], resolve)

  const first = await get(network, `http://news.example:${server.port}/`)

  expect(first.kind).toBe('fresh')
  expect(lookups).toEqual(['news.example'])
  await network.close()
})

test('S-06 a name that leads only to private addresses is refused', async () => {
  await using server = await startServer()
  const network = openNetwork({
    allowance: NOTHING_ALLOWED,
    userAgent: USER_AGENT,
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  })

  expect(await codeOf(get(network, `http://rebound.example:${server.port}/`))).toBe('addressNotAllowed')

  expect(server.seen).toEqual([])
  await network.close()
})

test('S-15 only http and https are fetched', async () => {
  for (const address of [
    'file:///etc/passwd',
    'ftp://example.com/',
    'javascript:alert(1)',
    'data:text/plain,x',
    'app://reader/',
  ]) {
    expect(await codeOf(() => checkAddress(address, NOTHING_ALLOWED)), address).toBe('addressNotAllowed')
  }
  expect(await codeOf(() => checkAddress('|cmd', NOTHING_ALLOWED))).toBe('badAddress')
  expect(await codeOf(() => checkAddress('https://u:p@example.com/', NOTHING_ALLOWED))).toBe('addressNotAllowed')
})

test('S-20 ports of other protocols are refused', async () => {
  for (const port of [22, 25, 6379, 6667, 10080]) {
    expect(await codeOf(() => checkAddress(`http://example.com:${port}/`, NOTHING_ALLOWED))).toBe('addressNotAllowed')
  }
  expect(await codeOf(() => checkAddress('http://example.com:8080/', NOTHING_ALLOWED))).toBe('none')
})

test('an allowance opens exactly its networks and ports', async () => {
  const allowance = parseAllowance('127.0.0.0/8:18080, 10.1.2.3:*, [fd00::1]:8080')
  expect(allowance.allows('127.9.9.9', 18080)).toBe(true)
  expect(allowance.allows('::ffff:127.0.0.1', 18080)).toBe(true)
  expect(allowance.allows('127.0.0.1', 80)).toBe(false)
  expect(allowance.allows('10.1.2.3', 1)).toBe(true)
  expect(allowance.allows('10.1.2.4', 1)).toBe(false)
  expect(allowance.allows('fd00::1', 8080)).toBe(true)
  expect(checkAddress('http://localhost:18080/', allowance).port).toBe('18080')
  for (const broken of ['127.0.0.1', '127.0.0.1/40:80', 'localhost:80', 'x']) {
    expect(await codeOf(() => parseAllowance(broken)), broken).toBe('badArguments')
  }
})
