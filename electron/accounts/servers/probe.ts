/**
 * From what the reader typed to a server: first signs of life, for which nothing secret is said, then a login where there
 * was one. Versions are not looked at.
 */

import type { AccountKind, CertificateFacts } from '../../../shared/contract/accounts.ts'
import { ExpectedError, type FailureCode } from '../../../shared/result.ts'
import { MIB, SECOND } from '../../../shared/units.ts'
import { AccountMoved, type Answered, type CallLimits } from '../../network/call.ts'
import { CertificateUnknown } from '../../network/certificates.ts'
import { isConnectivity } from '../../network/network-failure.ts'
import { openServer } from './open-server.ts'
import type { Credentials } from './server.ts'
import { type Asking, openTalk, type ServerParts, type Talk } from './talk.ts'
import { placesOf } from './typed-address.ts'

export interface Typed {
  /** With or without scheme, path, or the end of one. */
  readonly address: string
  readonly user: string
  readonly secret: string
}

export type FoundServer = Pick<Credentials, 'kind' | 'base'>

const LIMITS: CallLimits = { total: 30 * SECOND, idle: 15 * SECOND, bytes: MIB }

/**
 * The first server that lets the reader in. Throws the most telling failure of all that were tried; `AccountMoved` and
 * `CertificateUnknown` say more than their code.
 */
export async function findServer(typed: Typed, parts: ServerParts, signal: AbortSignal): Promise<FoundServer> {
  const failures: Error[] = []
  for (const roots of placesOf(typed.address)) {
    try {
      const found = await findBelow(roots, typed, parts, signal)
      return found
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error
      failures.push(error)
      if (ENDS.has(error.code)) break
    }
  }
  throw mostTelling(failures)
}

/** The certificate that nobody vouches for at a typed address; null: it is trusted. Nothing secret is said. */
export async function certificateAt(
  address: string,
  parts: ServerParts,
  signal: AbortSignal,
): Promise<CertificateFacts | null> {
  const roots = placesOf(address).flat()
  const root = roots.find(one => one.startsWith('https:'))
  try {
    if (root !== undefined) await openTalk(root, parts).ask({ path: '/', limits: LIMITS }, signal)
  } catch (error) {
    if (error instanceof CertificateUnknown) return error.certificate
    // Wherever it leads, it has shown its certificate.
    if (!(error instanceof AccountMoved)) throw error
  }
  return null
}

/** Nobody is asked in the open for what was refused here, and the reader is asked first. */
const ENDS: ReadonlySet<FailureCode> = new Set([
  'certificateUnknown',
  'certificateInvalid',
  'needsConsent',
  'cancelled',
  'wrongPassword',
  'apiPasswordNeeded',
])

async function findBelow(
  roots: readonly string[],
  { user, secret }: Typed,
  parts: ServerParts,
  signal: AbortSignal,
): Promise<FoundServer> {
  const failures: Error[] = []
  for (const root of roots) {
    const alive = await signsOfLife(root, parts, failures, signal)
    for (const found of alive) {
      try {
        await openServer({ ...found, user, secret }, parts).feeds(signal)
        return found
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error
        failures.push(error)
      }
    }
    if (alive.length > 0) break
  }
  throw mostTelling(failures)
}

/** In this order: a later one is asked only for what an earlier one is not. */
interface Sign {
  readonly kind: AccountKind
  /** Behind the root. */
  readonly base: string
  readonly asking: Asking
  isGiven(answered: Answered, talk: Talk): Promise<boolean>
}

const SIGNS: readonly Sign[] = [
  {
    kind: 'miniflux',
    base: '',
    asking: { path: '/v1/me' },
    isGiven: async (answered, talk) => answered.status === 401 && (await talk.read('isMiniflux', answered)),
  },
  ...['/api/greader.php', '/p/api/greader.php'].map(
    (base): Sign => ({
      kind: 'greader',
      base,
      asking: { path: `${base}/check/compatibility` },
      isGiven: async (answered, talk) =>
        answered.status === 200 && /^(?:PASS|FAIL)\b/.test(await talk.read('words', answered)),
    }),
  ),
  {
    kind: 'greader',
    base: '',
    asking: { path: '/reader/api/0/token' },
    // A whole site behind a password would answer so as well, but with the browser's own question.
    isGiven: async (answered, talk) =>
      (answered.status === 401 || answered.status === 403) &&
      !/^(?:basic|digest)\b/i.test(answered.headers['www-authenticate'] ?? '') &&
      !(await talk.read('words', answered)).startsWith('<'),
  },
  {
    kind: 'nextcloud',
    base: '/index.php/apps/news/api/v1-3',
    asking: { path: '/status.php' },
    isGiven: async (answered, talk) => answered.status === 200 && (await talk.read('isNextcloud', answered)),
  },
  ...['', '/tt-rss'].map(
    (base): Sign => ({
      kind: 'ttrss',
      base,
      asking: { method: 'POST', path: `${base}/api/`, json: { op: 'isLoggedIn' } },
      isGiven: async (answered, talk) => answered.status === 200 && (await talk.read('isTtrss', answered)),
    }),
  ),
  ...(
    [
      ['/api/fever.php', ''],
      ['/p/api/fever.php', ''],
      ['/fever', '/'],
    ] as const
  ).map(
    ([base, slash]): Sign => ({
      kind: 'fever',
      base,
      asking: { method: 'POST', path: `${base}${slash}?api`, form: [['api_key', '0']] },
      isGiven: async (answered, talk) => answered.status === 200 && (await talk.read('isFever', answered)),
    }),
  ),
]

/** Those of the best kinds; Fever only where there is nothing else. What sends its callers elsewhere goes to `failures`. */
async function signsOfLife(
  root: string,
  parts: ServerParts,
  failures: Error[],
  signal: AbortSignal,
): Promise<FoundServer[]> {
  const talk = openTalk(root, parts)
  const look = async ({ asking, isGiven }: Sign) => {
    try {
      return await isGiven(await talk.ask({ ...asking, limits: LIMITS }, signal), talk)
    } catch (error) {
      if (!(error instanceof ExpectedError) || isFinal(error)) throw error
      if (error instanceof AccountMoved) failures.push(error)
      return false
    }
  }
  // Where nobody is, one is sent to find out.
  const first = await Promise.all(SIGNS.slice(0, 1).map(look))
  const given = [...first, ...(await Promise.all(SIGNS.slice(1).map(look)))]
  const alive = SIGNS.filter((_, n) => given[n])
  const better = alive.filter(({ kind }) => kind !== 'fever')
  return (better.length > 0 ? better : alive).map(({ kind, base }) => ({ kind, base: root + base }))
}

/** It would be the same at every other path. */
function isFinal({ code }: ExpectedError): boolean {
  return isConnectivity(code) || ENDS.has(code) || FINAL.has(code)
}

const FINAL: ReadonlySet<FailureCode> = new Set(['insecureConnection', 'addressNotAllowed', 'toldToWait'])

/** The most telling first; whatever is not among them tells less. */
const TELLING: readonly FailureCode[] = [
  'cancelled',
  'authorizationStripped',
  'apiSwitchedOff',
  'apiPasswordNeeded',
  'wrongPassword',
  'certificateUnknown',
  'certificateInvalid',
  'needsConsent',
  'accountMoved',
  'toldToWait',
  'notAnAccountServer',
]

function mostTelling(failures: readonly Error[]): Error {
  const rankOf = (error: Error) => (error instanceof ExpectedError ? TELLING.indexOf(error.code) : -1)
  const ranked = failures.filter(error => rankOf(error) >= 0).sort((a, b) => rankOf(a) - rankOf(b))
  return ranked[0] ?? failures[0] ?? new ExpectedError('notAnAccountServer', 'no sign of life of any kind')
}
