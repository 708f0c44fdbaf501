/** What the operating system, TLS and the HTTP library throw, as one of our codes. */

import { ExpectedError, type FailureCode } from '../../shared/result.ts'

const CODES: Readonly<Record<string, FailureCode>> = {
  ENOTFOUND: 'hostNotFound',
  ENODATA: 'hostNotFound',
  EAI_AGAIN: 'offline',
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  EADDRNOTAVAIL: 'offline',
  ECONNREFUSED: 'connectionFailed',
  ECONNRESET: 'connectionFailed',
  EHOSTUNREACH: 'connectionFailed',
  EHOSTDOWN: 'connectionFailed',
  EPIPE: 'connectionFailed',
  UND_ERR_SOCKET: 'connectionFailed',
  ETIMEDOUT: 'timedOut',
  UND_ERR_CONNECT_TIMEOUT: 'timedOut',
  UND_ERR_HEADERS_TIMEOUT: 'timedOut',
  UND_ERR_BODY_TIMEOUT: 'timedOut',
  UND_ERR_HEADERS_OVERFLOW: 'unexpectedAnswer',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'incompleteAnswer',
  UND_ERR_INVALID_ARG: 'badAddress',
}

/** OpenSSL's and Node's names for a certificate that cannot be trusted. */
const CERTIFICATE = /^(CERT_|ERR_TLS_CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA)/
/** And for a handshake that did not come about: an old protocol, or none at all. */
const HANDSHAKE = /^(ERR_SSL_|ERR_TLS_|EPROTO)/

/** Codes that say nothing about the feed: the network may be gone altogether. */
const CONNECTIVITY: ReadonlySet<FailureCode> = new Set([
  'offline',
  'hostNotFound',
  'connectionFailed',
  'proxyFailed',
  'timedOut',
])

export function failureOfConnection(error: unknown): Error {
  const expected = findExpected(error)
  if (expected) return expected
  const causes = causesOf(error)
  const codes = causes.map(codeOfCause)
  const known = codes.find(code => codeFor(code) !== null)
  const text = causes.map(cause => cause.message).join(': ')
  const code = known === undefined ? null : codeFor(known)
  if (code === null) return error instanceof Error ? error : new Error(String(error))
  return new ExpectedError(code, text || known || code)
}

function codeOfCause(cause: Error): string {
  // The HTTP parser's own errors carry a code only sometimes.
  if (cause.name === 'HTTPParserError') return 'HPE_'
  return 'code' in cause ? String(cause.code) : ''
}

export function isConnectivity(code: FailureCode): boolean {
  return CONNECTIVITY.has(code)
}

function codeFor(code: string): FailureCode | null {
  if (Object.hasOwn(CODES, code)) return CODES[code] ?? null
  if (code.startsWith('HPE_')) return 'unexpectedAnswer'
  if (CERTIFICATE.test(code)) return 'certificateInvalid'
  return HANDSHAKE.test(code) ? 'insecureConnection' : null
}

function findExpected(error: unknown): ExpectedError | null {
  return causesOf(error).find(cause => cause instanceof ExpectedError) ?? null
}

/** The error, what caused it, and what an `AggregateError` (several addresses of one name) gathers. */
function causesOf(error: unknown, depth = 0): Error[] {
  if (!(error instanceof Error) || depth > 5) return []
  const gathered: readonly unknown[] = error instanceof AggregateError ? error.errors : []
  return [error, ...[error.cause, ...gathered].flatMap(cause => causesOf(cause, depth + 1))]
}
