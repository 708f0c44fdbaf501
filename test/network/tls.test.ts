import { createServer, type Server, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, expect, test } from 'vitest'
import { parseAllowance } from '../../electron/network/allowance.ts'
import { openNetwork } from '../../electron/network/network.ts'
import { type Certificate, fromNow, makeCertificate } from '../support/certificates.ts'
import { codeOf, get, USER_AGENT } from '../support/fetching.ts'
import { answer, startServer } from '../support/misbehaving-server.ts'

const HOST = 'news.test'
const DAY = 86_400_000
const authority = makeCertificate({ name: 'Authority of this test', isAuthority: true })
const good = makeCertificate({ name: HOST, by: authority })
const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

async function startTls(
  { cert, key }: Certificate,
  options: ServerOptions = {},
): Promise<{ port: number; asked: () => number }> {
  let asked = 0
  const server = createServer({ cert, key, ...options }, (request, response) => {
    asked++
    if (request.url === '/down') response.writeHead(302, { location: `http://${HOST}:${plain.port}/feed` }).end()
    else response.end('over TLS')
  })
  servers.push(server)
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return { port: (server.address() as AddressInfo).port, asked: () => asked }
}

const plain = await startServer()
plain.play('/feed', answer('in the clear'))
afterAll(() => plain[Symbol.asyncDispose]())

function networkTo(port: number, authorities: readonly string[] = [authority.cert]) {
  return openNetwork({
    allowance: parseAllowance(`127.0.0.0/8:${port},127.0.0.0/8:${plain.port}`),
    userAgent: USER_AGENT,
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    authorities,
  })
}

async function refusalOf(certificate: Certificate, authorities?: readonly string[]) {
  const { port, asked } = await startTls(certificate)
  const network = networkTo(port, authorities)
  const error = await get(network, `https://${HOST}:${port}/`).catch((caught: unknown) => caught)
  await network.close()
  expect(asked()).toBe(0)
  return error
}

test('S-18 a sound certificate of a trusted authority is accepted', async () => {
  const { port } = await startTls(good)
  const network = networkTo(port)
  expect(await get(network, `https://${HOST}:${port}/`)).toMatchObject({ kind: 'fresh' })
  await network.close()
})

test('S-18 expired, not yet valid, self-signed, of an unknown authority or for another host: refused, nothing is asked', async () => {
  const expired = makeCertificate({
    name: HOST,
    by: authority,
    validFrom: fromNow(-9 * DAY),
    validUntil: fromNow(-DAY),
  })
  const early = makeCertificate({
    name: HOST,
    by: authority,
    validFrom: fromNow(DAY),
    validUntil: fromNow(9 * DAY),
  })
  const other = makeCertificate({ name: 'other.test', by: authority })
  const selfSigned = makeCertificate({ name: HOST })

  const refusals: readonly [Certificate, RegExp, (readonly string[])?][] = [
    [expired, /expired/],
    [early, /not yet valid/],
    [other, /does not match/],
    [selfSigned, /self-signed/],
    [good, /issuer|verify/, [selfSigned.cert]],
  ]
  for (const [certificate, words, authorities] of refusals) {
    const error = await refusalOf(certificate, authorities)
    expect(error, String(words)).toMatchObject({ code: 'certificateInvalid' })
    expect(String(error)).toMatch(words)
  }
})

test('S-18 NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment changes nothing', async () => {
  const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED']
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
  try {
    expect(await refusalOf(makeCertificate({ name: HOST }))).toMatchObject({ code: 'certificateInvalid' })
  } finally {
    if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
    else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before
  }
})

test('S-18 TLS 1.0 and 1.1 are not spoken', async () => {
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
  const { port, asked } = await startTls(good, old)
  const network = networkTo(port)
  expect(await codeOf(get(network, `https://${HOST}:${port}/`))).toBe('insecureConnection')
  expect(asked()).toBe(0)
  await network.close()
})

test('S-18 a server that does not speak TLS at all is not a certificate’s fault', async () => {
  const network = networkTo(plain.port)
  expect(await codeOf(get(network, `https://${HOST}:${plain.port}/feed`))).toBe('insecureConnection')
  await network.close()
})

test('S-12 a redirect from https to http is refused, and the other side is not asked', async () => {
  const { port } = await startTls(good)
  const network = networkTo(port)
  const validators = { etag: '"secret"', lastModified: null }
  expect(await codeOf(get(network, `https://${HOST}:${port}/down`, { validators }))).toBe('insecureRedirect')
  expect(plain.seenAt('/feed')).toEqual([])
  await network.close()
})
