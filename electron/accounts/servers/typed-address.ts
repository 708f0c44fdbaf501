/** Where a server may stand that was named by hand: people copy the address of whatever page they are on. Pure. */

import { ExpectedError } from '../../../shared/result.ts'

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i
const MOST_ROOTS = 4

/** What begins the inner part of a server's address, of its pages as of its APIs. */
const INNER = new Set(
  (
    'api index.php apps feed category entry reader accounts i fever v1 login unread starred feeds categories settings public.php prefs.php ' +
    'status.php remote.php ocs subscriptions integrations'
  ).split(' '),
)

/**
 * For each scheme that it may be meant with, the roots to look at, none with a slash at its end: the path as it was typed
 * without its inner part, then the folders above it. http comes last, unless it was typed. Throws `badAddress` or
 * `passwordInAddress`.
 */
export function placesOf(typed: string): string[][] {
  const text = typed.trim()
  const [, scheme] = SCHEME.exec(text) ?? []
  const schemes = schemesFor(scheme?.toLowerCase())
  const rest = text.replace(SCHEME, '')
  return schemes.map(one => rootsOf(`${one}://${rest}`))
}

function schemesFor(scheme: string | undefined): string[] {
  if (scheme === 'https') return ['https']
  // In the open only the own network is spoken to: elsewhere the same server is looked for behind TLS.
  if (scheme === 'http') return ['http', 'https']
  if (scheme === undefined) return ['https', 'http']
  throw new ExpectedError('badAddress', `no address of a server: ${scheme}`)
}

function rootsOf(address: string): string[] {
  if (!URL.canParse(address)) throw new ExpectedError('badAddress', 'no address of a server')
  const { origin, pathname, username, password } = new URL(address)
  if (username !== '' || password !== '') {
    throw new ExpectedError('passwordInAddress', 'a name or a password does not belong into the address')
  }
  const segments = pathname.split('/').filter(Boolean)
  const inner = segments.findIndex(segment => INNER.has(segment.toLowerCase()))
  const outer = inner === -1 ? segments : segments.slice(0, inner)
  const roots = outer.map((_, n) => `${origin}/${outer.slice(0, outer.length - n).join('/')}`)
  return [...roots.slice(0, MOST_ROOTS - 1), origin]
}
