// Nothing leaves the computer that the reader did not ask for. The app runs in a network of its own, in which every name
// that is asked for and every packet that is sent is seen. Linux only, and where an ordinary user may make such a network.
import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectRoot, temporaryFolder } from './app.ts'
import type { Heard } from './silent.process.ts'

/** A way out that ends in the same place, without the neighbours' talk by which networks find themselves. */
const NETWORK = `
  set -e
  ip link set lo up
  ip link add out type veth peer name nowhere
  for device in out nowhere; do
    ip link set $device multicast off addrgenmode none
    ip link set $device up
  done
  ip addr add 10.9.9.2/24 dev out
  ip neigh add 10.9.9.1 lladdr 02:00:00:00:00:01 dev out
  ip route add default via 10.9.9.1 dev out
  echo 0 > /proc/sys/net/ipv4/ip_unprivileged_port_start`
const OWN = ['--user', '--map-root-user', '--net', '--mount']
const canWatch =
  process.platform === 'linux' && spawnSync('unshare', [...OWN, 'sh', '-c', NETWORK], { timeout: 20_000 }).status === 0
if (!canWatch) console.log('Skipped: S-21 in a network of its own needs Linux, iproute2 and user namespaces.')

describe.runIf(canWatch)('S-21', () => {
  let heard: Readonly<Record<string, Heard>>

  beforeAll(() => {
    using folder = temporaryFolder()
    const names = join(folder.path, 'resolv.conf')
    writeFileSync(names, 'nameserver 127.0.0.1\n')
    // As an ordinary user again inside: nobody's rights would do for the browser's sandbox.
    const inside = ['unshare', '--user', '--map-user=1000', '--map-group=1000', process.execPath]
    const script = `${NETWORK}\nmount --bind "$1" /etc/resolv.conf\nshift\nexec "$@"`
    const program = join(projectRoot, 'test/e2e/silent.process.ts')
    const printed = execFileSync('unshare', [...OWN, 'sh', '-c', script, 'sh', names, ...inside, program], {
      encoding: 'utf8',
      timeout: 110_000,
    })
    heard = JSON.parse(printed.trim().split('\n').at(-1) ?? '{}')
    console.log(JSON.stringify(heard))
  })

  test('what is asked and sent is seen here: these tests can fail', () => {
    expect(heard.watch).toEqual({ names: ['control.example'], packets: 1 })
    expect(heard.open?.names).toContain('secret.outside.example')
    expect(heard.open?.packets).toBeGreaterThan(0)
  })

  test('from start to quit, reading what is there, no name is asked for and no packet sent', () => {
    expect(heard.day).toEqual({ names: [], packets: 0 })
  })

  test('no name has an address: that alone keeps what a page wants looked up', () => {
    expect(heard.resolver?.names).toEqual([])
  })

  test('nor does the engine of a page look a name up by itself: that alone keeps it, too', () => {
    expect(heard.engine?.names).not.toContain('secret.outside.example')
  })

  test('WebRTC leads to a dead end: that alone keeps every packet', () => {
    expect(heard.webrtc?.packets).toBe(0)
  })
})
