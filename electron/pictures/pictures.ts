/** The picture cache: fetched through the same guard and limits as feeds, kept as files that are named by their hash. */

import { hash } from 'node:crypto'
import type { PictureKey } from '../../shared/contract/ids.ts'
import { fetchingOf, type PicturePolicy } from '../../shared/pictures/policy.ts'
import { ExpectedError } from '../../shared/result.ts'
import { HOUR } from '../../shared/units.ts'
import { complain } from '../base/log.ts'
import { inSteps } from '../base/steps.ts'
import type { Ask } from '../network/ask.ts'
import { freshFor } from '../network/cache-headers.ts'
import { ACCEPT_PICTURE, type Headers } from '../network/fetch.ts'
import { PICTURE_LIMITS, PICTURE_SPACING } from '../network/limits.ts'
import { validatorsIn } from '../network/validators.ts'
import type { Remote } from '../processes/port.ts'
import type { KeptPicture, PictureAnswer, PictureRecord, PictureToOpen } from '../records/picture.ts'
import type { Store } from '../records/store.ts'
import { type OpenedPicture, openKept, readKept, removePictures, sweepPictures, writePicture } from './files.ts'
import type { PictureReader, ReadPicture, SaidPicture } from './reader.ts'

export interface PictureParts {
  readonly store: Remote<
    Pick<
      Store,
      | 'findPicture'
      | 'picturesToFetch'
      | 'savePicture'
      | 'savePictures'
      | 'savePictureFailure'
      | 'notePicturesRead'
      | 'evictPictures'
      | 'clearPictures'
      | 'namedPictureFiles'
    >
  >
  readonly reader: PictureReader
  readonly ask: Ask
  /** Where the files are. */
  readonly folder: string
  /** The reader's choice for newspapers without a rule of their own. */
  policy(): PicturePolicy
  isMetered(): boolean
  /** Bytes that the pictures may take, those of bookmarks not counted. */
  room(): number
  /** Bytes that need no network; null for an address that does. */
  bytesAtHand?(url: string): Promise<Uint8Array> | null
  clock?(): number
}

export interface Pictures {
  /** A kept picture, or one that is fetched now where the policy lets it; null when there is none to be had. */
  openPicture(key: PictureKey): Promise<OpenedPicture | null>
  /** The reader asks for this one, whatever the policy and however lately it failed. @throws ExpectedError */
  fetchPicture(key: PictureKey): Promise<void>
  /** Bytes that came with a page that the reader saved. @throws ExpectedError `notAPicture`, `pictureTooLarge` */
  keepPicture(key: PictureKey, bytes: Uint8Array): Promise<void>
  /** Pictures out of an archive. One that is none after all leaves its place empty. */
  keepDrawn(pictures: readonly DrawnBefore[]): Promise<void>
  /** The bytes of a kept picture by their SHA-256; null when they are gone, or not what they were. */
  readKept(hash: string): Promise<Uint8Array | null>
  /** Notes that pictures were viewed, including those that the window had in memory and did not ask for. */
  noteLooks(keys: readonly PictureKey[]): void
  /** Fetches pictures of the newest articles before anybody asks. */
  fetchAhead(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<void>
  /** Removes what was looked at least lately, as much as is too much. */
  makeRoom(): Promise<void>
  /** Removes files of articles that are gone. */
  remove(files: readonly string[]): Promise<void>
  /** Removes files that nobody names. */
  sweep(): Promise<void>
  /** Removes all pictures but those of bookmarks. */
  clear(): Promise<void>
}

export interface DrawnBefore extends SaidPicture {
  readonly key: PictureKey
}

const MOST_AHEAD = 400
/** Few, so that a picture the reader waits for does not queue behind hundreds that nobody has asked for yet. */
const AHEAD_AT_ONCE = 4
const ASK_AGAIN_AFTER = HOUR
/** Of a server that does not say how long there will be nothing else. */
const USUALLY_FRESH = 6 * HOUR
/** Which picture was looked at when is worth one write a minute, not one for each look. */
const NOTED_AFTER = 60_000

export function createPictures(parts: PictureParts): Pictures {
  const { store, folder, clock = Date.now } = parts
  const underway = new Map<PictureKey, Promise<OpenedPicture | null>>()
  const never = new AbortController().signal
  const looks = createLooks(keys => store.notePicturesRead(keys, clock()))

  /** Fetches a picture; a second request for one that is under way waits for the first. */
  function fetchShared(record: PictureRecord, signal: AbortSignal): Promise<OpenedPicture | null> {
    const known = underway.get(record.key)
    if (known) return known
    const fetching = fetchAndKeep(record, parts, clock, signal).finally(() => underway.delete(record.key))
    underway.set(record.key, fetching)
    return fetching
  }

  /** What is known of a picture now; of one that is being fetched, what is known afterwards: the store answers out of order. */
  async function lookUp(key: PictureKey): Promise<PictureToOpen | null> {
    await underway.get(key)
    return store.findPicture(key)
  }

  async function makeRoom(): Promise<void> {
    await inSteps(async () => {
      const { hashes, isEnough } = await store.evictPictures(parts.room(), clock())
      await removePictures(folder, hashes)
      return !isEnough && hashes.length > 0
    })
  }

  return {
    async openPicture(key) {
      const record = await lookUp(key)
      if (record === null || record.isHidden) return null
      looks.note(key)
      const opened = record.kept && (await openKept(folder, record.kept))
      if (opened) return opened
      const failedJustNow = record.failedAt !== null && Math.abs(clock() - record.failedAt) < ASK_AGAIN_AFTER
      const fetching = fetchingOf(record.policy ?? parts.policy(), parts.isMetered())
      return failedJustNow || fetching !== 'byItself' ? null : fetchShared(record, never)
    },
    async fetchPicture(key) {
      const record = await lookUp(key)
      if (record === null || record.isHidden) throw new ExpectedError('notFound', `no picture ${key}`)
      const opened = (record.kept && (await openKept(folder, record.kept))) ?? (await fetchShared(record, never))
      if (opened === null) throw new ExpectedError('pictureNotFetched', record.url)
    },
    async keepPicture(key, came) {
      await keepBytes(key, came, parts, clock)
    },
    async keepDrawn(pictures) {
      const read = await parts.reader.readDrawn(pictures)
      const kept = await Promise.all(
        pictures.map(async ({ key }, place) => {
          const picture = read[place]
          return picture ? [{ key, kept: await writeRead(folder, picture) }] : []
        }),
      )
      if (kept.flat().length > 0) await store.savePictures(kept.flat(), clock())
    },
    readKept: hash => readKept(folder, hash),
    noteLooks(keys) {
      for (const key of keys) looks.note(key)
    },
    async fetchAhead(signal, onProgress) {
      const wanted = { limit: MOST_AHEAD, policy: parts.policy(), isMetered: parts.isMetered(), now: clock() }
      const records = await store.picturesToFetch(wanted)
      let done = 0
      const queue = records.values()
      const work = async () => {
        for (const { key, failedAt } of queue) {
          if (signal.aborted) return
          // A look since then has fetched it, or tried to; what was hidden since then is not wanted any more.
          const record = await lookUp(key)
          const isWanted = record?.kept === null && record.failedAt === failedAt && !record.isHidden
          if (isWanted) await fetchShared(record, signal)
          onProgress(++done, records.length)
        }
      }
      await Promise.all(Array.from({ length: AHEAD_AT_ONCE }, work))
      await makeRoom()
    },
    makeRoom,
    remove: files => removePictures(folder, files),
    async sweep() {
      await sweepPictures(folder, new Set(await store.namedPictureFiles()), clock())
    },
    async clear() {
      await removePictures(folder, await store.clearPictures(clock()))
    },
  }
}

async function fetchAndKeep(
  picture: PictureRecord,
  parts: PictureParts,
  clock: () => number,
  signal: AbortSignal,
): Promise<OpenedPicture | null> {
  const { store, bytesAtHand = () => null } = parts
  try {
    const atHand = await bytesAtHand(picture.url)
    if (atHand) return await keepBytes(picture.key, atHand, parts, clock)
    return await fetchPictureOf(picture, parts, clock, signal)
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    // An article without its picture is still an article: the reader sees its place empty.
    if (error.code !== 'cancelled') await store.savePictureFailure(picture.key, clock())
    return null
  }
}

/** Where it may be the picture of before, its server is asked whether it is: then nothing more than that comes. */
async function fetchPictureOf(
  { key, url, feedId, earlier }: PictureRecord,
  parts: PictureParts,
  clock: () => number,
  signal: AbortSignal,
): Promise<OpenedPicture> {
  const { ask, folder, store } = parts
  const polite = { limits: PICTURE_LIMITS, rest: PICTURE_SPACING, paidBy: feedId }
  const question = { url, accept: ACCEPT_PICTURE, signal, ...polite }
  const before = earlier && (await openKept(folder, earlier.kept))
  if (earlier && before) {
    const asked = await ask.ifChanged(question, earlier, async fetched => fetched)
    const said = answerIn(asked.headers, clock())
    if (asked.kind === 'fresh') return keepBytes(key, asked.bytes, parts, clock, said)
    await store.savePicture(key, earlier.kept, clock(), {
      etag: said.etag ?? earlier.etag,
      lastModified: said.lastModified ?? earlier.lastModified,
      freshUntil: said.freshUntil,
    })
    return before
  }
  const { bytes, headers } = await ask.fresh(question)
  return keepBytes(key, bytes, parts, clock, answerIn(headers, clock()))
}

function answerIn(headers: Headers, now: number): PictureAnswer {
  return { ...validatorsIn(headers), freshUntil: now + (freshFor(headers, now) ?? USUALLY_FRESH) }
}

/** Returns what is kept of it. */
async function writeRead(folder: string, { bytes, ...facts }: ReadPicture): Promise<KeptPicture> {
  const kept: KeptPicture = { ...facts, hash: hash('sha256', bytes, 'hex'), size: bytes.length }
  await writePicture(folder, kept, bytes)
  return kept
}

async function keepBytes(
  key: PictureKey,
  came: Uint8Array,
  { reader, folder, store }: PictureParts,
  clock: () => number,
  answer?: PictureAnswer,
): Promise<OpenedPicture> {
  const { bytes, ...facts } = await reader.readPicture(came)
  const kept: KeptPicture = { ...facts, hash: hash('sha256', bytes, 'hex'), size: bytes.length }
  const opened = await writePicture(folder, kept, bytes)
  await store.savePicture(key, kept, clock(), answer)
  return opened
}

/** Gathers what was looked at, and tells it now and then. */
function createLooks(tell: (keys: readonly PictureKey[]) => Promise<void>): { note(key: PictureKey): void } {
  const seen = new Set<PictureKey>()
  const flush = () => {
    const keys = [...seen]
    seen.clear()
    tell(keys).catch(error => complain('pictures', error))
  }
  return {
    note(key) {
      if (seen.size === 0) setTimeout(flush, NOTED_AFTER).unref()
      seen.add(key)
    },
  }
}
