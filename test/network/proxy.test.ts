import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { NOTHING_ALLOWED } from '../../electron/network/allowance.ts'
import { call } from '../../electron/network/call.ts'
import { openNetwork } from '../../electron/network/network.ts'
import { environmentProxy, proxyAddress } from '../../electron/network/proxy.ts'
import { makeCertificate } from '../support/certificates.ts'
import { codeOf, get, USER_AGENT } from '../support/fetching.ts'

const HOST = 'news.example'
const authority = makeCertificate({ name: 'Authority of this test', isAuthority: true })
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

async function listening(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

/** Answers plain requests itself, leads every tunnel to one place, and writes down whom it was asked for. */
async function startProxy(tunnelTo: number, refusal: number | null = null) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(refusal ?? 200).end('through the proxy')
  })
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    socket.on('error', () => {})
    if (refusal !== null) return socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`)
    const target = connect(tunnelTo, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      target.pipe(socket).pipe(target)
    })
    target.on('error', () => socket.destroy())
  })
  return { port: await listening(server), asked }
}

function networkThrough(answer: string) {
  const looked: string[] = []
  const network = openNetwork({
    allowance: NOTHING_ALLOWED,
    userAgent: USER_AGENT,
    authorities: [authority.cert],
    proxyFor: async () => answer,
    resolve: name => {
      looked.push(name)
      return Promise.reject(new Error('looked up'))
    },
  })
  return { network, looked }
}

test('S-19 http and https go through the system’s proxy, although it is a private address, and no name is looked up', async () => {
  const { cert, key } = makeCertificate({ name: HOST, by: authority })
  const secure = await listening(
    createSecureServer({ cert, key }, (_request, response) => void response.end('over TLS')),
  )
  const proxy = await startProxy(secure)
  const { network, looked } = networkThrough(`PROXY 127.0.0.1:${proxy.port}; DIRECT`)

  const plain = await get(network, `http://${HOST}/feed?a=1`)
  const overTls = await get(network, `https://${HOST}/feed`)

  expect(plain.kind === 'fresh' && Buffer.from(plain.bytes).toString()).toBe('through the proxy')
  expect(overTls.kind === 'fresh' && Buffer.from(overTls.bytes).toString()).toBe('over TLS')
  expect(proxy.asked).toEqual([`http://${HOST}/feed?a=1`, `${HOST}:443`])
  expect(looked).toEqual([])
  await network.close()
})

test('S-19 a proxy opens no way into the own network, to a bad port or around a certificate', async () => {
  const { cert, key } = makeCertificate({ name: 'other.example', by: authority })
  const secure = await listening(createSecureServer({ cert, key }, (_request, response) => void response.end('x')))
  const proxy = await startProxy(secure)
  const { network } = networkThrough(`PROXY 127.0.0.1:${proxy.port}`)

  for (const url of ['http://10.0.0.1/', 'http://localhost/', 'http://[::1]/', `http://${HOST}:25/`]) {
    expect(await codeOf(get(network, url)), url).toBe('addressNotAllowed')
  }
  expect(proxy.asked).toEqual([])
  expect(await codeOf(get(network, `https://${HOST}/`))).toBe('certificateInvalid')
  await network.close()
})

test('S-19 credentials go through a proxy in a tunnel only, and into the own network past it', async () => {
  const { cert, key } = makeCertificate({ name: HOST, by: authority })
  const heard: (string | undefined)[] = []
  const secure = await listening(
    createSecureServer({ cert, key }, (request, response) => {
      heard.push(request.headers.authorization)
      response.end('over TLS')
    }),
  )
  const near = await listening(createServer((_request, response) => void response.end('near')))
  const proxy = await startProxy(secure)
  const { network } = networkThrough(`PROXY 127.0.0.1:${proxy.port}`)
  const ask = (url: string, ownNetwork: 'ask' | 'allow') =>
    call(network, {
      method: 'POST',
      url,
      headers: { authorization: 'Basic tops3cret' },
      body: 'T=tops3cret',
      signal: AbortSignal.timeout(10_000),
      now: 0,
      ownNetwork,
    })

  expect(Buffer.from((await ask(`https://${HOST}/api`, 'ask')).bytes).toString()).toBe('over TLS')
  expect(heard).toEqual(['Basic tops3cret'])
  expect(proxy.asked).toEqual([`${HOST}:443`])
  expect(Buffer.from((await ask(`http://127.0.0.1:${near}/api`, 'allow')).bytes).toString()).toBe('near')
  expect(await codeOf(ask('http://93.184.216.34/api', 'ask'))).toBe('insecureConnection')
  expect(proxy.asked).toEqual([`${HOST}:443`])
  await network.close()
})

test('S-19 a proxy that refuses, is not there, or that we do not speak to is named, and nobody goes around it', async () => {
  for (const refusal of [407, 502]) {
    const proxy = await startProxy(1, refusal)
    const { network, looked } = networkThrough(`PROXY 127.0.0.1:${proxy.port}; DIRECT`)
    expect(await codeOf(get(network, `https://${HOST}/`))).toBe('proxyFailed')
    expect(looked).toEqual([])
    await network.close()
  }
  const { network: gone, looked: goneLooked } = networkThrough('PROXY 127.0.0.1:1; DIRECT')
  expect(await codeOf(get(gone, `https://${HOST}/`))).toBe('proxyFailed')
  expect(await codeOf(get(gone, `http://${HOST}/`))).toBe('proxyFailed')
  const { network: socks, looked: socksLooked } = networkThrough('SOCKS5 127.0.0.1:9050')
  expect(await codeOf(get(socks, `https://${HOST}/`))).toBe('proxyFailed')
  expect([...goneLooked, ...socksLooked]).toEqual([])
  await gone.close()
  await socks.close()
})

test('S-19 a proxy script that never answers ends with the deadline', async () => {
  const network = openNetwork({
    allowance: NOTHING_ALLOWED,
    userAgent: USER_AGENT,
    proxyFor: () => new Promise(() => {}),
  })
  const limits = { total: 200, idle: 200, redirects: 5, bytes: 1000 }
  expect(await codeOf(get(network, `http://${HOST}/`, { limits }))).toBe('timedOut')
  await network.close()
})

test('S-19 what a system and an environment say about proxies', async () => {
  expect(proxyAddress('DIRECT')).toBeNull()
  expect(proxyAddress('PROXY p.example:3128; DIRECT')).toBe('http://p.example:3128')
  expect(proxyAddress('HTTPS p.example:443')).toBe('https://p.example:443')
  expect(proxyAddress('SOCKS5 s.example:1080; PROXY p.example:1')).toBe('http://p.example:1')
  expect(proxyAddress('SOCKS s.example:1080; DIRECT')).toBeNull()
  expect(await codeOf(() => proxyAddress('SOCKS5 s.example:1080'))).toBe('proxyFailed')
  expect(await codeOf(() => proxyAddress('PROXY '))).toBe('proxyFailed')

  const proxyFor = environmentProxy({
    http_proxy: 'http://u:p@p.example:3128/',
    HTTPS_PROXY: 'q.example:8080',
    NO_PROXY: 'localhost, .inside.example,*.near.example',
  })
  expect(proxyAddress(await proxyFor('http://a.example/'))).toBe('http://u:p@p.example:3128')
  expect(proxyAddress(await proxyFor('https://a.example/'))).toBe('http://q.example:8080')
  for (const host of ['inside.example', 'x.inside.example', 'y.near.example']) {
    expect(await proxyFor(`https://${host}/`)).toBe('DIRECT')
  }
  expect(await proxyFor('https://outinside.example/')).not.toBe('DIRECT')
  expect(await environmentProxy({ ALL: 'x' })('https://a.example/')).toBe('DIRECT')
  expect(
    await codeOf(async () => proxyAddress(await environmentProxy({ http_proxy: 'socks5://s:1' })('http://a.example/'))),
  ).toBe('proxyFailed')
})
