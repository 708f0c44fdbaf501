/** Which internet addresses belong to the public internet. After the IANA special-purpose registries (RFC 6890). */

import { BlockList, isIP, isIPv4 } from 'node:net'

/** Everything that a reader of public news has no business with: this machine, its network, and reserved space. */
const RESERVED_V4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/** Global unicast is 2000::/3 only; these parts of it are reserved all the same. */
const RESERVED_V6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
]

/**
 * Where a reader may run a server of feeds: this machine, private networks, and the shared space that overlay networks
 * use. Not link-local IPv4, where clouds keep their secrets (169.254.169.254).
 */
const OWN_V4: readonly (readonly [network: string, prefix: number])[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
]
const OWN_V6: readonly (readonly [network: string, prefix: number])[] = [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
]

const reserved = new BlockList()
for (const [network, prefix] of RESERVED_V4) reserved.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of RESERVED_V6) reserved.addSubnet(network, prefix, 'ipv6')

const ownNetwork = new BlockList()
for (const [network, prefix] of OWN_V4) ownNetwork.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of OWN_V6) ownNetwork.addSubnet(network, prefix, 'ipv6')

const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

/** True for an address on the public internet; false for any other and for what is not an address at all. */
export function isPublicAddress(address: string): boolean {
  const plain = withoutZone(address)
  if (isIPv4(plain)) return !reserved.check(plain, 'ipv4')
  if (isIP(plain) !== 6) return false
  const groups = groupsOf(plain)
  const embedded = embeddedIPv4(groups)
  if (embedded !== null) return isPublicAddress(embedded)
  return globalUnicast.check(plain, 'ipv6') && !reserved.check(plain, 'ipv6')
}

/** True for an address that the reader may consent to: a machine of the own network, or this one. */
export function isOwnNetwork(address: string): boolean {
  const plain = unmapped(address)
  const family = isIP(plain)
  return family !== 0 && ownNetwork.check(plain, family === 6 ? 'ipv6' : 'ipv4')
}

/** The same address written as IPv4 where it is an IPv4 address in IPv6 spelling (`::ffff:127.0.0.1`). */
export function unmapped(address: string): string {
  const plain = withoutZone(address)
  if (isIP(plain) !== 6) return plain
  const groups = groupsOf(plain)
  return startsWith(groups, [0, 0, 0, 0, 0, 0xffff]) ? ipv4From(groups[6] ?? 0, groups[7] ?? 0) : plain
}

/** The IPv4 address that decides where the packets end up: mapped, NAT64 (RFC 6052) and 6to4 (RFC 3056). */
function embeddedIPv4(groups: readonly number[]): string | null {
  const last = ipv4From(groups[6] ?? 0, groups[7] ?? 0)
  if (startsWith(groups, [0, 0, 0, 0, 0, 0xffff])) return last
  // On networks with IPv6 only, DNS64 gives every IPv4 site this prefix: it must not be refused as a whole.
  if (startsWith(groups, [0x64, 0xff9b, 0, 0, 0, 0])) return last
  if (groups[0] === 0x2002) return ipv4From(groups[1] ?? 0, groups[2] ?? 0)
  return null
}

function startsWith(groups: readonly number[], start: readonly number[]): boolean {
  return start.every((value, index) => groups[index] === value)
}

function ipv4From(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** The eight groups of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const before = parts(head)
  if (tail === undefined) return before
  const after = parts(tail)
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}

function parts(text: string): number[] {
  if (text === '') return []
  return text.split(':').flatMap(part => (part.includes('.') ? ipv4Groups(part) : [Number.parseInt(part, 16)]))
}

function ipv4Groups(address: string): number[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  return [(a << 8) | b, (c << 8) | d]
}

function withoutZone(address: string): string {
  return address.split('%')[0] ?? address
}
