/** X.509 certificates made on the spot, written in DER by hand: a test should not need a program that may not be there. */

import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

export interface Certificate {
  readonly name: string
  /** PEM. */
  readonly cert: string
  readonly key: string
  readonly privateKey: KeyObject
}

export interface CertificateWish {
  /** Host name, or the authority's own name. */
  readonly name: string
  /** Who signs; left out: itself. */
  readonly by?: Certificate
  readonly isAuthority?: boolean
  readonly validFrom?: Date
  readonly validUntil?: Date
}

const DAY = 86_400_000
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'

/** By the clock of the machine, which is the one that TLS reads, whatever `Date` has been told. */
export function fromNow(milliseconds: number): Date {
  return new Date(performance.timeOrigin + performance.now() + milliseconds)
}

export function makeCertificate(wish: CertificateWish): Certificate {
  const { name, by, isAuthority = false } = wish
  const { validFrom = fromNow(-DAY), validUntil = fromNow(DAY) } = wish
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(oid(ECDSA_WITH_SHA256))
  const facts = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(7)])),
    algorithm,
    nameOf(by?.name ?? name),
    sequence(time(validFrom), time(validUntil)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(basicConstraints(isAuthority), alternativeName(name))),
  )
  const signature = sign('sha256', facts, by?.privateKey ?? privateKey)
  const whole = sequence(facts, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])))
  return {
    name,
    privateKey,
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function nameOf(commonName: string): Buffer {
  return sequence(tagged(0x31, sequence(oid('2.5.4.3'), tagged(0x0c, Buffer.from(commonName)))))
}

function basicConstraints(isAuthority: boolean): Buffer {
  const value = isAuthority ? sequence(tagged(0x01, Buffer.from([0xff]))) : sequence()
  return sequence(oid('2.5.29.19'), tagged(0x01, Buffer.from([0xff])), tagged(0x04, value))
}

function alternativeName(host: string): Buffer {
  return sequence(oid('2.5.29.17'), tagged(0x04, sequence(tagged(0x82, Buffer.from(host)))))
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return tagged(0x30, Buffer.concat(parts))
}

/** Positive: a leading zero keeps the first bit from being a sign. */
function integer(bytes: Uint8Array): Buffer {
  const [first = 0] = bytes
  return tagged(0x02, first >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)
}

function time(date: Date): Buffer {
  return tagged(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+/g, '')}`))
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(number: number): number[] {
  const digits = [number & 0x7f]
  for (let left = number >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80)
  return digits
}

function tagged(tag: number, content: Uint8Array): Buffer {
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
