/** The picture cache: fetched through the same guard and limits as feeds, kept as files that are named by their hash. */

import { hash, randomUUID } from 'node:crypto'
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PictureKey } from '../../shared/models.ts'
import { ExpectedError } from '../../shared/result.ts'
import { hostOf } from '../hosts.ts'
import { ToldToWait } from '../network/answer-failure.ts'
import { ACCEPT_PICTURE, fetchBytes } from '../network/fetch.ts'
import type { HostLimiter } from '../network/host-limiter.ts'
import { HOUR, PICTURE_LIMITS, PICTURE_SPACING } from '../network/limits.ts'
import type { Network } from '../network/network.ts'
import { NO_VALIDATORS } from '../network/validators.ts'
import type { Remote } from '../port.ts'
import type { KeptPicture, PictureRecord, PictureType, Store } from '../store/records.ts'
import type { Parser } from './parser.ts'

export interface PictureParts {
  readonly store: Remote<
    Pick<Store, 'findPicture' | 'picturesToFetch' | 'savePicture' | 'savePictureFailure' | 'pausedHosts' | 'pauseHost'>
  >
  readonly parser: Pick<Parser, 'checkPicture'>
  readonly network: Network
  readonly limiter: HostLimiter
  /** Where the files are. */
  readonly folder: string
  restFor?(url: string): number
  /** Bytes that need no network; null for an address that does. */
  bytesAtHand?(url: string): Promise<Uint8Array> | null
  clock?(): number
}

export interface OpenedPicture {
  readonly path: string
  readonly type: PictureType
}

export interface Pictures {
  /** A kept picture, or one that is fetched now; null when there is none to be had. */
  openPicture(key: PictureKey): Promise<OpenedPicture | null>
  /** Fetches pictures of the newest articles before anybody asks. */
  fetchAhead(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<void>
}

const MOST_AHEAD = 400
/** Few, so that a picture the reader waits for does not queue behind hundreds that nobody has asked for yet. */
const AHEAD_AT_ONCE = 4
const ASK_AGAIN_AFTER = HOUR

export function createPictures(parts: PictureParts): Pictures {
  const { store, clock = Date.now } = parts
  const underway = new Map<PictureKey, Promise<OpenedPicture | null>>()
  const never = new AbortController().signal

  /** Whoever asks for a picture that is being fetched waits for the same fetch. */
  function fetchShared(record: PictureRecord, signal: AbortSignal): Promise<OpenedPicture | null> {
    const known = underway.get(record.key)
    if (known) return known
    const fetching = fetchAndKeep(record, parts, clock, signal).finally(() => underway.delete(record.key))
    underway.set(record.key, fetching)
    return fetching
  }

  return {
    async openPicture(key) {
      const record = await store.findPicture(key)
      if (record === null) return null
      const opened = record.kept && (await openKept(parts.folder, record.kept))
      if (opened) return opened
      const failedJustNow = record.failedAt !== null && clock() - record.failedAt < ASK_AGAIN_AFTER
      return failedJustNow ? null : fetchShared(record, never)
    },
    async fetchAhead(signal, onProgress) {
      const records = await store.picturesToFetch(MOST_AHEAD, clock())
      let done = 0
      const queue = records.values()
      const work = async () => {
        for (const record of queue) {
          if (signal.aborted) return
          await fetchShared(record, signal)
          onProgress(++done, records.length)
        }
      }
      await Promise.all(Array.from({ length: AHEAD_AT_ONCE }, work))
    },
  }
}

async function fetchAndKeep(
  { key, url }: PictureRecord,
  parts: PictureParts,
  clock: () => number,
  signal: AbortSignal,
): Promise<OpenedPicture | null> {
  const { store, limiter, restFor = () => PICTURE_SPACING, bytesAtHand = () => null } = parts
  try {
    const turn = { host: hostOf(url), rest: restFor(url), signal }
    const bytes = await (bytesAtHand(url) ?? limiter.run(turn, () => fetchPicture(url, parts, clock(), signal)))
    const { type, width, height } = await parts.parser.checkPicture(bytes)
    const kept = { hash: hash('sha256', bytes, 'hex'), type, width, height, size: bytes.length }
    await writePicture(parts.folder, kept, bytes)
    await store.savePicture(key, kept, clock())
    return { path: pathOf(parts.folder, kept), type }
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    if (error instanceof ToldToWait) await store.pauseHost(error.host, error.until)
    // An article without its picture is still an article: the reader sees its place empty.
    if (error.code !== 'cancelled') await store.savePictureFailure(key, clock())
    return null
  }
}

async function fetchPicture(
  url: string,
  { store, network }: PictureParts,
  now: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const until = (await store.pausedHosts(now))[hostOf(url)] ?? 0
  if (until > now) throw new ToldToWait(hostOf(url), until)
  const request = { url, accept: ACCEPT_PICTURE, validators: NO_VALIDATORS, limits: PICTURE_LIMITS, signal, now }
  const fetched = await fetchBytes(network, request)
  if (fetched.kind !== 'fresh') throw new ExpectedError('unexpectedAnswer', 'not modified')
  return fetched.bytes
}

/** null when the file is gone: a cache may be emptied by hand. */
async function openKept(folder: string, kept: KeptPicture): Promise<OpenedPicture | null> {
  const path = pathOf(folder, kept)
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  return isThere ? { path, type: kept.type } : null
}

/** Written beside its place and renamed: there is never half a picture under the name. */
async function writePicture(folder: string, kept: KeptPicture, bytes: Uint8Array): Promise<void> {
  const path = pathOf(folder, kept)
  const unfinished = `${path}.${randomUUID()}.part`
  await mkdir(dirname(path), { recursive: true })
  try {
    await writeFile(unfinished, bytes)
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

function pathOf(folder: string, { hash: name }: KeptPicture): string {
  return join(folder, name.slice(0, 2), name)
}
