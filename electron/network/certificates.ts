/**
 * Certificates that no authority vouches for. They are told, so that a reader who knows the machine can compare the
 * fingerprint; from then on this one certificate is accepted for this one host, and no other.
 */

import { type PeerCertificate, TLSSocket } from 'node:tls'
import type { CertificateFacts } from '../../shared/contract/accounts.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { Connector } from './guard.ts'
import { failureOfConnection } from './network-failure.ts'

/** The connection ended before anything was sent. */
export class CertificateUnknown extends ExpectedError {
  readonly host: string
  readonly certificate: CertificateFacts

  constructor(host: string, certificate: CertificateFacts, reason: string) {
    super('certificateUnknown', `nobody vouches for the certificate of ${host}, ${certificate.fingerprint}: ${reason}`)
    this.host = host
    this.certificate = certificate
  }
}

/** Gives a socket away only when its certificate is trusted by the system, or is the pinned one. */
export function judgedConnector(connect: Connector, pinned: string | null): Connector {
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      const failure = socket instanceof TLSSocket ? failureOf(socket, options.hostname, pinned) : null
      if (failure === null) return error ? callback(error, null) : callback(null, socket)
      socket?.destroy()
      callback(failure, null)
    })
}

function failureOf(socket: TLSSocket, host: string, pinned: string | null): Error | null {
  if (socket.authorized) return null
  const certificate = socket.getPeerCertificate()
  const facts = factsOf(certificate)
  const code = String(socket.authorizationError)
  if (facts === null) return new ExpectedError('certificateInvalid', `${host} shows no certificate: ${code}`)
  // Its end makes no difference: the reader has taken this certificate for what it is, and another would be asked about.
  if (pinned !== null && digitsOf(pinned) === digitsOf(facts.fingerprint)) return null
  if (UNVOUCHED.has(code) || facts.subject === facts.issuer) return new CertificateUnknown(host, facts, code)
  return failureOfConnection(Object.assign(new Error(`${host}: ${code}`), { code }))
}

/** OpenSSL's words for a chain that ends with nobody who is known. */
const UNVOUCHED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

function factsOf(certificate: PeerCertificate): CertificateFacts | null {
  const { fingerprint256, subject, issuer, valid_from, valid_to } = certificate
  if (!fingerprint256) return null
  return {
    fingerprint: fingerprint256,
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    validFrom: instantOf(valid_from),
    validUntil: instantOf(valid_to),
  }
}

const LONGEST_NAME = 200

function nameOf(name: PeerCertificate['subject'] | undefined): string {
  const parts = [name?.CN, name?.O].flat().filter(part => typeof part === 'string')
  return parts.join(', ').slice(0, LONGEST_NAME)
}

function instantOf(written: string): number | null {
  const at = Date.parse(written)
  return Number.isNaN(at) ? null : at
}

function digitsOf(fingerprint: string): string {
  return fingerprint.replace(/[^0-9a-f]/gi, '').toLowerCase()
}
