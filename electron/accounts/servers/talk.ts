/** How the adapters talk: calls go through the guard of the network, answers through the parse process. */

import { ExpectedError, type FailureCode } from '../../../shared/result.ts'
import { type Answered, type Call, type CallLimits, call } from '../../network/call.ts'
import type { OwnNetwork } from '../../network/fetch.ts'
import type { Network } from '../../network/network.ts'
import type { AccountRead, AccountReading, ArticleReading } from '../../parse/accounts/read-account.ts'
import type { Parser } from '../../parse/service/parser.ts'
import type { PackedRemote } from '../../records/account.ts'

export interface ServerParts {
  readonly network: Network
  readonly parser: Pick<Parser, 'readAccount' | 'readRemotes'>
  /** Whether the reader agreed that the server stands in the own network. */
  readonly ownNetwork: OwnNetwork
  /** SHA-256 fingerprint of the one certificate that the reader accepted for it; null: none. */
  readonly pinned: string | null
  clock(): number
  /** Told of the bytes of answers as they come. */
  onReceived?(bytes: number): void
}

export interface Asking {
  readonly method?: Call['method']
  /** Behind the base of the account; without anything secret. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly form?: readonly (readonly [name: string, value: string])[]
  readonly json?: unknown
  readonly takesUnavailable?: boolean
  readonly limits?: CallLimits
}

export interface Talk {
  /** The answer, whatever its status. */
  ask(asking: Asking, signal: AbortSignal): Promise<Answered>
  read<R extends AccountReading>(reading: R, answered: Answered): Promise<AccountRead<R>>
  articles(reading: ArticleReading, answered: Answered): Promise<PackedRemote>
}

export function openTalk(base: string, parts: ServerParts): Talk {
  const { network, parser, ownNetwork, pinned, clock, onReceived } = parts
  return {
    ask({ method = 'GET', path, headers = {}, form, json, takesUnavailable = false, limits }, signal) {
      const [type, body] = bodyOf(form, json)
      return call(network, {
        method,
        url: base + path,
        headers: type === null ? headers : { ...headers, 'content-type': type },
        ...(body === null ? {} : { body }),
        signal,
        now: clock(),
        ownNetwork,
        pinned,
        takesUnavailable,
        ...(limits ? { limits } : {}),
        ...(onReceived ? { onReceived } : {}),
      })
    },
    // Both ends are parts of one program: what comes out has the type of what was asked for.
    read: async <R extends AccountReading>(reading: R, { bytes }: Answered) =>
      (await parser.readAccount({ reading, bytes, now: clock() })) as AccountRead<R>,
    articles: (reading, { bytes }) => parser.readRemotes({ reading, bytes, now: clock() }),
  }
}

function bodyOf(form: Asking['form'], json: unknown): [type: string | null, body: string | null] {
  if (form) return ['application/x-www-form-urlencoded', formBody(form)]
  return json === undefined ? [null, null] : ['application/json', JSON.stringify(json)]
}

/** In this order: some servers read no more than the first thousand. */
function formBody(form: NonNullable<Asking['form']>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of form) parameters.append(name, value)
  return parameters.toString()
}

/** Throws unless the answer is a success. `codes`: what a status means here, where it means more than elsewhere. */
export function expectSuccess(
  { status }: Answered,
  what: string,
  codes: Readonly<Record<number, FailureCode>> = {},
): void {
  if (status >= 200 && status < 300) return
  throw new ExpectedError(codes[status] ?? codeOf(status), `${what}: status ${status}`)
}

function codeOf(status: number): FailureCode {
  if (status === 401) return 'wrongPassword'
  if (status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'missing'
  return status >= 500 ? 'serverError' : 'unexpectedAnswer'
}

export function isFailure(error: unknown, code: FailureCode): boolean {
  return error instanceof ExpectedError && error.code === code
}

/** RFC 7617, with UTF-8. */
export function basic(user: string, secret: string): string {
  return `Basic ${Buffer.from(`${user}:${secret}`, 'utf8').toString('base64')}`
}

/** Whether two spellings mean one address: servers write a slash at the end as they like. */
export function sameAddress(one: string | null, other: string): boolean {
  return one !== null && withoutSlash(one) === withoutSlash(other)
}

function withoutSlash(address: string): string {
  return URL.canParse(address) ? new URL(address).href.replace(/\/$/, '') : address
}
