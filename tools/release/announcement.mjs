// Announces a version: which packages there are of it, until when that holds, signed (docs/updates.md). The form is that of
// electron/updates/envelope.ts and manifest.ts, which read it.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { keyId, signedBytes } from '../../electron/updates/envelope.ts'
import { isManifest } from '../../electron/updates/manifest.ts'
import { ID } from '../package/product.mjs'

/** A version is announced anew at least as often as this, or readers are told that nobody announces any more. */
const HOLDS_FOR = 60 * 86_400_000

/** Packages that replace themselves, by system. Stand-ins have other names. */
const PACKAGES = {
  'linux-x64': version => ({ kind: 'appImage', name: `Warraq-${version}-x86_64.AppImage` }),
  'linux-arm64': version => ({ kind: 'appImage', name: `Warraq-${version}-aarch64.AppImage` }),
  'win32-x64': version => ({ kind: 'nsis', name: `Warraq-Setup-${version}-x64.exe` }),
  'win32-arm64': version => ({ kind: 'nsis', name: `Warraq-Setup-${version}-arm64.exe` }),
  'darwin-x64': () => null,
  'darwin-arm64': () => null,
}

/**
 * What is announced to each system, unsigned. A package that is not in `folder` is only told of.
 * @param {{ folder: string, version: string, now: number, revoked?: string[] }} release
 */
export async function manifests({ folder, version, now, revoked = [] }) {
  const there = new Set(await readdir(folder))
  return Promise.all(
    Object.entries(PACKAGES).map(async ([system, packageOf]) => {
      const wanted = packageOf(version)
      const files = wanted && there.has(wanted.name) ? [{ ...wanted, ...(await facts(join(folder, wanted.name))) }] : []
      return { app: ID, system, version, issuedAt: now, expiresAt: now + HOLDS_FOR, revoked, files }
    }),
  )
}

/**
 * The bytes of an announcement, signed by each key.
 * @param {readonly string[]} privateKeys Ed25519, PKCS #8 in PEM
 */
export function announcement(manifest, privateKeys) {
  if (!isManifest(manifest)) throw new Error('The app would not read this announcement.')
  return sealed(Buffer.from(JSON.stringify(manifest)), privateKeys)
}

/** Any bytes in the outer form. */
export function sealed(body, privateKeys) {
  if (privateKeys.length === 0) throw new Error('An announcement without a signature counts nowhere.')
  const lines = privateKeys.map(pem => {
    const key = createPrivateKey(pem)
    return `${keyId(Buffer.from(publicKey(pem), 'base64'))} ${sign(null, signedBytes(body), key).toString('base64')}\n`
  })
  return Buffer.concat([Buffer.from(`WARRAQ1\n${lines.join('')}\n`), body])
}

/** As package.json names it: 32 bytes in base64. */
export function publicKey(pem) {
  const key = createPublicKey(createPrivateKey(pem))
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('Announcements are signed with Ed25519 and nothing else.')
  return key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')
}

/** Sentences about what is wrong with where a release would look for the next one (case P-04). */
export function wrongWithFeed({ address, keys }) {
  const wrong = []
  if (!address.startsWith('https://') || !address.endsWith('/')) wrong.push('Updates are announced at no https folder.')
  if (new URL(address).hostname.endsWith('.example')) wrong.push('The address of updates is a reserved name.')
  const isKey = key => Buffer.from(key, 'base64').length === 32
  if (new Set(keys).size !== 2 || !keys.every(isKey)) wrong.push('package.json does not name two keys for updates.')
  return wrong
}

async function facts(file) {
  const hash = createHash('sha512')
  let size = 0
  for await (const piece of createReadStream(file)) {
    hash.update(piece)
    size += piece.length
  }
  return { size, sha512: hash.digest('hex') }
}
