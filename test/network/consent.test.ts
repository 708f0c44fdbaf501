import { expect, test } from 'vitest'
import { isOwnNetwork } from '../../electron/network/address-ranges.ts'
import { NOTHING_ALLOWED } from '../../electron/network/allowance.ts'
import { openNetwork } from '../../electron/network/network.ts'
import { codeOf, get, USER_AGENT } from '../support/fetching.ts'
import { answer, redirect, startServer } from '../support/misbehaving-server.ts'

const OWN = [
  '10.1.2.3',
  '127.0.0.1',
  '172.16.0.9',
  '192.168.1.5',
  '100.64.0.1',
  '::1',
  'fd00::1',
  'fe80::1%eth0',
  '::ffff:192.168.1.5',
]
const NEVER = [
  '169.254.169.254',
  '0.0.0.0',
  '::',
  '224.0.0.1',
  '255.255.255.255',
  '192.0.2.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'ff02::1',
  '93.184.216.34',
  'x',
]

/** Nothing is allowed here but by consent; every name leads to this machine. */
function openClosedNetwork() {
  const resolve = async () => [{ address: '127.0.0.1', family: 4 as const }]
  return openNetwork({ allowance: NOTHING_ALLOWED, userAgent: USER_AGENT, resolve })
}

test('S-17 a reader may consent to the own network, not to clouds’ secrets or to everybody', () => {
  expect(OWN.filter(address => !isOwnNetwork(address))).toEqual([])
  expect(NEVER.filter(isOwnNetwork)).toEqual([])
})

test('S-17 a feed in the own network asks for consent, is refused without being asked, and comes with it', async () => {
  await using server = await startServer()
  server.play('/feed', answer('mine'))
  const network = openClosedNetwork()
  for (const url of [
    server.url('/feed'),
    `http://localhost:${server.port}/feed`,
    `http://nas.lan:${server.port}/feed`,
  ]) {
    expect(await codeOf(get(network, url)), url).toBe('addressNotAllowed')
    expect(await codeOf(get(network, url, { ownNetwork: 'ask' })), url).toBe('needsConsent')
  }
  expect(server.seen).toEqual([])

  for (const url of [
    server.url('/feed'),
    `http://localhost:${server.port}/feed`,
    `http://nas.lan:${server.port}/feed`,
  ]) {
    expect(await get(network, url, { ownNetwork: 'allow' }), url).toMatchObject({ kind: 'fresh' })
  }
  expect(await codeOf(get(network, 'http://169.254.169.254/', { ownNetwork: 'allow' }))).toBe('addressNotAllowed')
  expect(await codeOf(get(network, 'http://127.0.0.1:22/', { ownNetwork: 'allow' }))).toBe('addressNotAllowed')
  await network.close()
})

test('S-17 consent does not reach another port or host behind a redirect', async () => {
  await using server = await startServer()
  await using other = await startServer()
  other.play('/feed', answer('secret'))
  server.play('/here', answer('mine'))
  server.play('/same', redirect('/here', 301))
  server.play('/port', redirect(other.url('/feed')))
  server.play('/host', redirect(`http://router.lan:${server.port}/here`))
  server.play('/literal', redirect(server.url('/here', 2)))
  const network = openClosedNetwork()

  expect(await get(network, server.url('/same'), { ownNetwork: 'allow' })).toMatchObject({
    permanentUrl: server.url('/here'),
  })
  for (const path of ['/port', '/host', '/literal']) {
    expect(await codeOf(get(network, server.url(path), { ownNetwork: 'allow' })), path).toBe('addressNotAllowed')
  }
  expect(other.seen).toEqual([])
  expect(server.seenAt('/here')).toHaveLength(1)
  await network.close()
})

test('S-17 a connection that consent opened serves nobody else', async () => {
  await using server = await startServer()
  server.play('/feed', answer('mine'))
  server.play('/picture.png', answer('x'))
  const network = openClosedNetwork()
  const host = `http://nas.lan:${server.port}`
  await get(network, `${host}/feed`, { ownNetwork: 'allow' })

  expect(await codeOf(get(network, `${host}/picture.png`))).toBe('addressNotAllowed')

  expect(server.seenAt('/picture.png')).toEqual([])
  await network.close()
})
