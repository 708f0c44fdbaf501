/**
 * The outer form of an announcement, read before anybody is believed: a few lines of ASCII and no parser.
 *
 *     WARRAQ1
 *     KEY SIGNATURE        one line for each key, at most four: 16 hex digits, 86 letters of base64 and `==`
 *                          an empty line
 *     BODY                 everything else, to the last byte
 *
 * Signed (Ed25519, RFC 8032) is `WARRAQ1\n` followed by the exact bytes of the body. What the body means is asked only
 * once a signature holds.
 */

import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { ExpectedError } from '../../shared/result.ts'

export const LARGEST_ANNOUNCEMENT = 16 * 1024
const MAGIC = 'WARRAQ1\n'
const HEAD = /^WARRAQ1\n((?:[0-9a-f]{16} [A-Za-z0-9+/]{86}==\n){1,4})\n/
/** Longer than any head of that form. */
const LONGEST_HEAD = 600
/** SubjectPublicKeyInfo of Ed25519 (RFC 8410) up to the 32 bytes of the key. */
const KEY_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

export interface TrustedKey {
  readonly id: string
  readonly key: KeyObject
}

export interface Opened {
  readonly body: Uint8Array
  /** Which trusted keys have signed it: one at least. */
  readonly signers: readonly string[]
}

/** `raw`: 32 bytes in base64. A key of another form is a mistake of ours, and throws. */
export function trustedKey(raw: string): TrustedKey {
  const bytes = Buffer.from(raw, 'base64')
  if (bytes.length !== 32) throw new Error('A key of updates is not 32 bytes long.')
  const key = createPublicKey({ key: Buffer.concat([KEY_PREFIX, bytes]), format: 'der', type: 'spki' })
  return { id: keyId(bytes), key }
}

/** The first 8 bytes of the key's SHA-256. */
export function keyId(raw: Uint8Array): string {
  return createHash('sha256').update(raw).digest('hex').slice(0, 16)
}

/** What a signature is made over. */
export function signedBytes(body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(MAGIC), body])
}

/** @throws ExpectedError `updateUntrusted`, whatever is wrong */
export function openEnvelope(bytes: Uint8Array, keys: readonly TrustedKey[]): Opened {
  if (bytes.length > LARGEST_ANNOUNCEMENT) throw untrusted('too long')
  const head = HEAD.exec(Buffer.from(bytes.subarray(0, LONGEST_HEAD)).toString('latin1'))
  if (!head) throw untrusted('no announcement')
  const body = bytes.subarray(head[0].length)
  const signed = signedBytes(body)
  const lines = (head[1] ?? '').trimEnd().split('\n')
  const holds = ({ id, key }: TrustedKey) =>
    lines.some(line => line.startsWith(`${id} `) && verify(null, signed, key, Buffer.from(line.slice(17), 'base64')))
  const signers = keys.filter(holds).map(({ id }) => id)
  if (signers.length === 0) throw untrusted('not signed by any key that counts')
  return { body, signers }
}

function untrusted(why: string): ExpectedError {
  return new ExpectedError('updateUntrusted', `announcement of a version: ${why}`)
}
