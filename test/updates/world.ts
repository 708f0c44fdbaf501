/** An installed AppImage, a server on this machine that announces versions of it, and keys made on the spot. */

import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { parseAllowance } from '../../electron/network/allowance.ts'
import type { Network } from '../../electron/network/network.ts'
import type { Installation } from '../../electron/updates/installation.ts'
import type { Manifest } from '../../electron/updates/manifest.ts'
import { openMemory } from '../../electron/updates/memory.ts'
import { tryProgram } from '../../electron/updates/programs.ts'
import { createUpdates, type UpdateParts } from '../../electron/updates/updates.ts'
import type { UpdateState } from '../../shared/contract/updates.ts'
import { DAY } from '../../shared/units.ts'
import { announcement, publicKey } from '../../tools/release/announcement.mjs'
import { askOver, rememberingPauses } from '../support/asking.ts'
import { networkAllowing } from '../support/fetching.ts'
import { answer, type MisbehavingServer, type Play, startServer } from '../support/misbehaving-server.ts'

export const SYSTEM = 'linux-x64'
export const NAME = 'Warraq-0.2.0-x86_64.AppImage'
export const NOW = Date.UTC(2026, 10, 29)
/** A program that starts, as far as a trial can see. */
export const OLD = Buffer.from('#!/bin/sh\n# 0.1.0\nexit 0\n')
export const NEW = Buffer.from(`#!/bin/sh\n# 0.2.0\nexit 0\n${'#'.repeat(300_000)}\n`)

export interface Key {
  readonly secret: string
  readonly open: string
}

export function makeKey(): Key {
  const secret = String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return { secret, open: publicKey(secret) }
}

export function manifestOf(bytes: Uint8Array, change: Partial<Manifest> = {}): Manifest {
  const sha512 = createHash('sha512').update(bytes).digest('hex')
  return {
    app: 'org.warraq.reader',
    system: SYSTEM,
    version: '0.2.0',
    issuedAt: NOW,
    expiresAt: NOW + 60 * DAY,
    revoked: [],
    files: [{ kind: 'appImage', name: NAME, size: bytes.length, sha512 }],
    ...change,
  }
}

export interface World {
  readonly folder: string
  readonly appImage: string
  readonly server: MisbehavingServer
  readonly network: Network
  readonly current: Key
  readonly reserve: Key
  /** Announces and serves this package, signed as it should be. */
  offer(bytes: Uint8Array, change?: Partial<Manifest>, signers?: readonly Key[]): void
  announce(bytes: Uint8Array): void
  serve(play: Play): void
  /** The app, started anew over what the one before remembered. */
  start(change?: Partial<UpdateParts>): ReturnType<typeof createUpdates> & { readonly told: UpdateState[] }
  now: number
}

export async function updateWorld(inside = ''): Promise<World> {
  const root = mkdtempSync(join(tmpdir(), 'warraq-updates-'))
  const folder = join(root, inside)
  mkdirSync(join(folder, 'profile'), { recursive: true })
  const appImage = join(folder, 'Warraq.AppImage')
  writeFileSync(appImage, OLD, { mode: 0o755 })
  const server = await startServer()
  const network = networkAllowing([server.port])
  onTestFinished(async () => {
    await network.close()
    await server[Symbol.asyncDispose]()
    rmSync(root, { recursive: true, force: true })
  })
  const [current, reserve] = [makeKey(), makeKey()]
  const announce = (bytes: Uint8Array) => server.play(`/${SYSTEM}.warraq`, answer(bytes))
  const serve = (play: Play) => server.play(`/${NAME}`, play)
  const installation: Installation = { kind: 'appImage', file: appImage }
  const world: World = {
    folder,
    appImage,
    server,
    network,
    current,
    reserve,
    now: NOW,
    announce,
    serve,
    offer(bytes, change = {}, signers = [current]) {
      announce(
        announcement(
          manifestOf(bytes, change),
          signers.map(({ secret }) => secret),
        ),
      )
      serve(inParts(bytes))
    },
    start(change = {}) {
      const told: UpdateState[] = []
      const updates = createUpdates({
        ask: askOver({ store: rememberingPauses(), network, clock: () => world.now }),
        allowance: parseAllowance(`127.0.0.0/8:${server.port}`),
        memory: openMemory(join(folder, 'profile')),
        folder: join(folder, 'profile'),
        installation,
        address: server.url('/'),
        keys: [current.open, reserve.open],
        version: '0.1.0',
        system: SYSTEM,
        programArguments: [],
        tryStart: tryProgram,
        onChange: state => told.push(state),
        clock: () => world.now,
        ...change,
      })
      return { ...updates, told }
    },
  }
  return world
}

/** As any web server answers who is asked for the rest of a file. */
export function inParts(bytes: Uint8Array): Play {
  return (response, request) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }
    response.writeHead(from > 0 ? 206 : 200, from > 0 ? range : {}).end(bytes.subarray(from))
  }
}

/** A server that goes away in the middle. */
export function cutOff(bytes: Uint8Array, after: number): Play {
  return response => {
    response.writeHead(200, { 'content-length': bytes.length })
    response.write(bytes.subarray(0, after), () => setTimeout(() => response.destroy(), 50))
  }
}

export function contentOf(path: string): Buffer {
  return readFileSync(path)
}
