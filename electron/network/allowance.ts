/** Addresses outside the public internet that may be reached all the same: test servers, consented to by hand. */

import { BlockList, isIP } from 'node:net'
import { ExpectedError } from '../../shared/result.ts'
import { unmapped } from './address-ranges.ts'

export interface Allowance {
  allows(address: string, port: number): boolean
}

export const NOTHING_ALLOWED: Allowance = { allows: () => false }

interface Rule {
  readonly network: BlockList
  /** null: every port. */
  readonly port: number | null
}

/**
 * Reads `127.0.0.0/8:18080,10.1.2.3:*,[::1]:8080`: address or network, then port or `*`.
 * A rule that cannot be read is an error: silently leaving it out would hide a typing mistake.
 */
export function parseAllowance(text: string): Allowance {
  const rules = text
    .split(',')
    .map(rule => rule.trim())
    .filter(Boolean)
    .map(parseRule)
  return {
    allows(address, port) {
      const plain = unmapped(address)
      const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4'
      return rules.some(rule => (rule.port === null || rule.port === port) && rule.network.check(plain, family))
    },
  }
}

/** Whether an address names a host that was allowed by hand: a test server on this machine, or near it. */
export function isAllowed(address: string, allowance: Allowance): boolean {
  if (!URL.canParse(address)) return false
  const { hostname, port, protocol } = new URL(address)
  const host = hostname.replace(/^\[|\]$/g, '')
  return isIP(host) !== 0 && allowance.allows(host, Number(port) || (protocol === 'https:' ? 443 : 80))
}

const RULE = /^\[?([0-9a-f.:]+?)\]?(?:\/(\d{1,3}))?:(\*|\d{1,5})$/i

function parseRule(rule: string): Rule {
  const [, address = '', prefix, port] = RULE.exec(rule) ?? []
  const family = isIP(address)
  if (family === 0) throw new ExpectedError('badArguments', `cannot read the address rule “${rule}”`)
  const widest = family === 6 ? 128 : 32
  const bits = prefix === undefined ? widest : Number(prefix)
  if (bits > widest) throw new ExpectedError('badArguments', `cannot read the address rule “${rule}”`)
  const network = new BlockList()
  network.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4')
  return { network, port: port === '*' ? null : Number(port) }
}
