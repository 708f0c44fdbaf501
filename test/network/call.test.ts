import { X509Certificate } from 'node:crypto'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { NOTHING_ALLOWED, parseAllowance } from '../../electron/network/allowance.ts'
import { ToldToWait } from '../../electron/network/answer-failure.ts'
import { AccountMoved, type Answered, CALL_LIMITS, type Call, call } from '../../electron/network/call.ts'
import { CertificateUnknown } from '../../electron/network/certificates.ts'
import { type Network, type NetworkOptions, openNetwork } from '../../electron/network/network.ts'
import { type Certificate, fromNow, makeCertificate } from '../support/certificates.ts'
import { codeOf, networkAllowing, USER_AGENT } from '../support/fetching.ts'
import { answer, type Play, redirect, startServer, status } from '../support/misbehaving-server.ts'

const HOST = 'reader.test'
const SECRET = 'GoogleLogin auth=salma/0123456789'
const servers: Server[] = []
const networks: Network[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
  for (const network of networks.splice(0)) await network.close()
})

function ask(network: Network, url: string, change: Partial<Call> = {}): Promise<Answered> {
  const headers = { authorization: SECRET }
  return call(network, { method: 'GET', url, headers, signal: AbortSignal.timeout(10_000), now: Date.now(), ...change })
}

function allowing(...ports: number[]): Network {
  const network = networkAllowing(ports)
  networks.push(network)
  return network
}

function networkWith(options: Partial<NetworkOptions>): Network {
  const network = openNetwork({
    allowance: NOTHING_ALLOWED,
    userAgent: USER_AGENT,
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    ...options,
  })
  networks.push(network)
  return network
}

/** Says the method, the secret and the body back. */
const echo: Play = (response, request) => {
  let body = ''
  request.setEncoding('utf8').on('data', piece => (body += piece))
  request.on('end', () => {
    const { authorization, cookie, accept } = request.headers
    response.end(JSON.stringify({ method: request.method, authorization, cookie, accept, body }))
  })
}

function textOf({ bytes }: Answered): string {
  return Buffer.from(bytes).toString('utf8')
}

test('every method brings its body and its headers, and every status is an answer', async () => {
  await using server = await startServer()
  server.play('/echo', echo)
  for (const code of [201, 204, 400, 401, 404, 409, 422, 500, 501]) server.play(`/${code}`, status(code))
  const network = allowing(server.port)
  for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
    const said = await ask(network, server.url('/echo'), { method, ...(method === 'GET' ? {} : { body: 'نص=1' }) })
    expect(JSON.parse(textOf(said))).toEqual({
      method,
      authorization: SECRET,
      accept: '*/*',
      body: method === 'GET' ? '' : 'نص=1',
    })
  }
  for (const code of [201, 204, 400, 401, 404, 409, 422, 500, 501]) {
    expect((await ask(network, server.url(`/${code}`), { method: 'POST', body: '' })).status).toBe(code)
  }
})

test('429 and 503 say until when; a 503 without a time is given to who takes it', async () => {
  await using server = await startServer()
  server.play('/429', status(429, { 'retry-after': '120' }))
  server.play('/zone', status(429, { 'x-reader-limits-reset-after': '3600' }))
  server.play('/503', status(503))
  const network = allowing(server.port)
  const now = Date.parse('2026-11-30T10:00:00Z')
  const until = async (path: string, change = {}) => {
    const error = await ask(network, server.url(path), { now, ...change }).catch((caught: unknown) => caught)
    return error instanceof ToldToWait ? (error.until - now) / 1000 : error
  }
  expect(await until('/429')).toBe(120)
  expect(await until('/429', { takesUnavailable: true })).toBe(120)
  expect(await until('/zone')).toBe(3600)
  expect(await until('/503')).toBe(600)
  expect(await until('/503', { takesUnavailable: true })).toMatchObject({ status: 503 })
})

test('a redirect within the origin is followed for a GET, and three times', async () => {
  await using server = await startServer()
  server.play('/echo', echo)
  for (let n = 1; n <= 4; n++) server.play(`/${n}`, redirect(n === 1 ? '/echo' : `/${n - 1}`))
  const network = allowing(server.port)
  expect(JSON.parse(textOf(await ask(network, server.url('/3'))))).toMatchObject({ authorization: SECRET })
  expect(await codeOf(ask(network, server.url('/4')))).toBe('tooManyRedirects')
})

test('no secret goes to another origin, and none with a POST: the new address is told without what it hides', async () => {
  await using server = await startServer()
  await using other = await startServer()
  other.play('/new', echo)
  server.play('/new', echo)
  server.play('/port', redirect(`${other.url('/new')}?token=tops3cret#x`))
  server.play('/host', redirect(server.url('/new', 2)))
  server.play('/named', redirect(`http://salma:tops3cret@127.0.0.1:${other.port}/new`))
  server.play('/scheme', redirect(`https://127.0.0.1:${other.port}/new`))
  server.play('/own', redirect('/new', 307))
  const network = allowing(server.port, other.port)
  const refused = async (path: string, method: Call['method'] = 'GET') => {
    const change = method === 'GET' ? {} : { body: 'T=tops3cret' }
    const error = await ask(network, server.url(path), { method, ...change }).catch((caught: unknown) => caught)
    expect(error, path).toBeInstanceOf(AccountMoved)
    expect(String(error)).not.toMatch(/tops3cret|0123456789/)
    return error instanceof AccountMoved ? error.to : ''
  }
  expect(await refused('/port')).toBe(other.url('/new'))
  expect(await refused('/host')).toBe(server.url('/new', 2))
  expect(await refused('/named')).toBe(other.url('/new'))
  expect(await refused('/scheme')).toBe(`https://127.0.0.1:${other.port}/new`)
  for (const method of ['POST', 'PUT', 'DELETE'] as const) {
    expect(await refused('/own', method)).toBe(server.url('/new'))
  }
  expect(other.seen).toEqual([])
  expect(server.seenAt('/new')).toEqual([])
})

test('without TLS only the own network is spoken to, with consent, whatever a name leads to', async () => {
  await using server = await startServer()
  server.play('/echo', echo)
  const url = (host: string) => `http://${host}:${server.port}/echo`
  const near = networkWith({})
  for (const host of ['127.0.0.1', 'localhost', 'nas.lan']) {
    expect(await codeOf(ask(near, url(host))), host).toBe('addressNotAllowed')
    expect(await codeOf(ask(near, url(host), { ownNetwork: 'ask' })), host).toBe('needsConsent')
    expect(await codeOf(ask(near, url(host), { ownNetwork: 'allow' })), host).toBe('none')
  }
  const heard = server.seen.length

  const far = networkWith({ resolve: async () => [{ address: '93.184.216.34', family: 4 }] })
  for (const ownNetwork of ['refuse', 'ask', 'allow'] as const) {
    expect(await codeOf(ask(far, 'http://reader.test/api', { ownNetwork })), ownNetwork).toBe('insecureConnection')
    expect(await codeOf(ask(far, 'http://93.184.216.34/api', { ownNetwork })), ownNetwork).toBe('insecureConnection')
  }
  expect(server.seen).toHaveLength(heard)

  // Of two answers of a name server, the public one is not dialled.
  const both = networkWith({
    resolve: async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
  })
  expect(await codeOf(ask(both, url('nas.lan'), { ownNetwork: 'allow' }))).toBe('none')
})

async function startTls({ cert, key }: Certificate): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = []
  const server = createServer({ cert, key }, (request, response) => {
    asked.push(request.headers.authorization ?? '')
    response.setHeader('connection', 'close').end('over TLS')
  })
  servers.push(server)
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return { port: (server.address() as AddressInfo).port, asked }
}

test('a certificate that nobody vouches for is shown and hears nothing; pinned, it alone is accepted', async () => {
  const mine = makeCertificate({ name: HOST, validFrom: fromNow(-86_400_000), validUntil: fromNow(86_400_000) })
  const fingerprint = new X509Certificate(mine.cert).fingerprint256
  const { port, asked } = await startTls(mine)
  const network = networkWith({ allowance: parseAllowance(`127.0.0.0/8:${port}`) })
  const url = `https://${HOST}:${port}/`
  for (const pinned of [null, fingerprint.replace(/^../, 'FF'), '']) {
    const error = await ask(network, url, { pinned }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(CertificateUnknown)
    const { certificate, host } = error as CertificateUnknown
    expect(host).toBe(HOST)
    expect(certificate).toMatchObject({ fingerprint, subject: HOST, issuer: HOST })
    expect(certificate.validUntil).toBeGreaterThan(Date.now())
    expect(certificate.validFrom).toBeLessThan(Date.now())
  }
  expect(asked).toEqual([])
  for (const pinned of [fingerprint, fingerprint.replaceAll(':', '').toLowerCase()]) {
    expect(textOf(await ask(network, url, { pinned }))).toBe('over TLS')
    expect(textOf(await ask(network, url, { pinned }))).toBe('over TLS')
  }
  // A connection of the pin serves nobody who has not pinned.
  expect(await codeOf(ask(network, url))).toBe('certificateUnknown')
  expect(asked).toEqual([SECRET, SECRET, SECRET, SECRET])
})

test('an authority’s certificate needs no pin; one that has ended or names another is no stranger’s, and refused', async () => {
  const authority = makeCertificate({ name: 'Authority of this test', isAuthority: true })
  const made = (wish: object) => makeCertificate({ name: HOST, by: authority, ...wish })
  const cases: readonly [Certificate, string][] = [
    [made({}), 'none'],
    [made({ validFrom: fromNow(-9 * 86_400_000), validUntil: fromNow(-86_400_000) }), 'certificateInvalid'],
    [made({ name: 'other.test' }), 'certificateInvalid'],
  ]
  for (const [certificate, expected] of cases) {
    const { port, asked } = await startTls(certificate)
    const allowance = parseAllowance(`127.0.0.0/8:${port}`)
    const network = networkWith({ allowance, authorities: [authority.cert] })
    expect(await codeOf(ask(network, `https://${HOST}:${port}/`))).toBe(expected)
    expect(asked).toHaveLength(expected === 'none' ? 1 : 0)
  }
})

test('NODE_TLS_REJECT_UNAUTHORIZED in the environment changes nothing', async () => {
  const { port, asked } = await startTls(makeCertificate({ name: HOST }))
  const network = networkWith({ allowance: parseAllowance(`127.0.0.0/8:${port}`) })
  const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED']
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
  try {
    expect(await codeOf(ask(network, `https://${HOST}:${port}/`))).toBe('certificateUnknown')
  } finally {
    if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
    else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before
  }
  expect(asked).toEqual([])
})

test('an answer that is too long, packs too much, stands still or is not wanted any more ends the call', async () => {
  await using server = await startServer()
  server.play('/long', answer(Buffer.alloc(2000)))
  server.play('/packed', answer(gzipSync(Buffer.alloc(4_000_000)), { 'content-encoding': 'gzip' }))
  server.play('/silent', () => {})
  const network = allowing(server.port)
  const limits = { ...CALL_LIMITS, bytes: 1000 }
  expect(await codeOf(ask(network, server.url('/long'), { limits }))).toBe('tooLarge')
  expect(await codeOf(ask(network, server.url('/packed'), { limits: { ...limits, bytes: 1_000_000 } }))).toBe(
    'tooLarge',
  )
  expect(await codeOf(ask(network, server.url('/silent'), { limits: { ...CALL_LIMITS, total: 80 } }))).toBe('timedOut')
  expect(await codeOf(ask(network, server.url('/silent'), { limits: { ...CALL_LIMITS, idle: 80 } }))).toBe('timedOut')
  const cancelling = new AbortController()
  setTimeout(() => cancelling.abort(), 80)
  expect(await codeOf(ask(network, server.url('/silent'), { signal: cancelling.signal }))).toBe('cancelled')
})

test('no failure names a secret of the call', async () => {
  await using server = await startServer()
  server.play('/cut', (_, request) => void request.destroy())
  server.play('/silent', () => {})
  const network = allowing(server.port)
  const limits = { ...CALL_LIMITS, total: 80 }
  const failures = await Promise.allSettled([
    ask(network, server.url('/cut'), { method: 'POST', body: 'Passwd=tops3cret' }),
    ask(network, server.url('/silent'), { method: 'POST', body: 'Passwd=tops3cret', limits }),
    ask(network, 'http://10.0.0.1/api', { method: 'POST', body: 'Passwd=tops3cret' }),
    ask(network, 'https://nowhere.test/api', { headers: { authorization: 'tops3cret' } }),
    ask(network, server.url('/cut'), { headers: { authorization: 'tops3cret\r\nx: y' } }),
    ask(network, 'https://salma:tops3cret@reader.test/'),
  ])
  for (const failing of failures) {
    const error: unknown = failing.status === 'rejected' ? failing.reason : null
    expect(error).toBeInstanceOf(Error)
    const { message, stack } = error as Error
    expect(`${message}\n${stack}\n${JSON.stringify(error)}`).not.toMatch(/tops3cret|0123456789/)
  }
})
