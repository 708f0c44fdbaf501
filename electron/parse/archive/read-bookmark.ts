/**
 * One bookmark out of an archive that anybody may have written: each of its fields is looked at, and what it must not have
 * is taken off. What it has beside these is of a newer version, and left alone.
 */

import { hash } from 'node:crypto'
import type { UnreadableReason } from '../../../shared/contract/exchange.ts'
import { LONGEST_CONTEXT, LONGEST_NOTE, LONGEST_QUOTE } from '../../../shared/contract/shelf.ts'
import { isRecord } from '../../../shared/json.ts'
import { LONGEST_NAME } from '../../../shared/limits.ts'
import { isLikeness } from '../../../shared/pictures/likeness.ts'
import { isVisible } from '../../../shared/text/visible.ts'
import type {
  ArchivedHighlight,
  ArchivedPicture,
  BookmarkToImport,
  FolderPath,
  VersionToImport,
} from '../../records/archive.ts'
import { packBody } from '../../records/body.ts'
import { asLine, stripControls } from '../html/plain-text.ts'

/** Why a bookmark cannot be taken in. */
export class BadBookmarkError extends Error {
  readonly reason: UnreadableReason

  constructor(reason: UnreadableReason, message: string) {
    super(message)
    this.name = 'BadBookmarkError'
    this.reason = reason
  }
}

const LONGEST_ADDRESS = 100_000
const LONGEST_LINE = 10_000
const LONGEST_LEAD = 1_000
const LONGEST_TEXT = 20 * 1024 * 1024
/** What `unpackBody` still opens. */
const LONGEST_BODY = 39 * 1024 * 1024
const MOST_PICTURES = 1_000
const MOST_TAGS = 1_000
const MOST_HIGHLIGHTS = 10_000
const MOST_VERSIONS = 200
const DEEPEST_FOLDER = 100
/** Nobody nests deeper, and nobody has as many values: they are counted before any is made. */
const DEEPEST = 8
const MOST_VALUES = 200_000
/** The last instant that a `Date` can hold. */
const LAST_INSTANT = 8.64e15

/** @throws BadBookmarkError `unknown`, `altered` */
export function readBookmark(bytes: Uint8Array): BookmarkToImport {
  const entry = readJson(bytes)
  if (!isRecord(entry)) throw unknown('it is no object')
  const pictures = list(entry['pictures'], MOST_PICTURES, pictureOf)
  const picture = orNull(entry['picture'], value => text(value, LONGEST_ADDRESS))
  const notedAt = orNull(entry['notedAt'], instant)
  const note = paragraph(entry['note'], LONGEST_NOTE)
  return {
    ...textOf(entry),
    feed: text(entry['feed'], LONGEST_ADDRESS),
    guid: text(entry['guid'], LONGEST_ADDRESS),
    address: orNull(entry['address'], webAddress),
    author: orNull(entry['author'], line),
    newspaper: line(entry['newspaper']),
    publishedAt: instant(entry['publishedAt']),
    lead: text(entry['lead'], LONGEST_LEAD),
    picture: pictures.some(({ address }) => address === picture) ? picture : null,
    pictures,
    savedAt: instant(entry['savedAt']),
    readAt: orNull(entry['readAt'], instant),
    position: orNull(entry['position'], share),
    folder: readPath(entry['folder']),
    tags: list(entry['tags'], MOST_TAGS, name),
    note,
    notedAt: note === '' ? null : notedAt,
    highlights: list(entry['highlights'], MOST_HIGHLIGHTS, highlightOf),
    versions: list(entry['versions'], MOST_VERSIONS, versionOf),
  }
}

/** @throws BadBookmarkError `unknown` */
export function readPath(value: unknown): FolderPath {
  return list(value, DEEPEST_FOLDER, name)
}

/** UTF-8 JSON; depth and number of its values are looked at before it is read. @throws BadBookmarkError `unknown` */
export function readJson(bytes: Uint8Array): unknown {
  refuseDeep(bytes)
  try {
    const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return JSON.parse(json, (key, part: unknown) => (key === '__proto__' ? undefined : part))
  } catch (error) {
    throw unknown(error instanceof Error ? error.message : String(error))
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPENING = new Set([0x5b, 0x7b])
const CLOSING = new Set([0x5d, 0x7d])
const COMMA = 0x2c

function refuseDeep(bytes: Uint8Array): void {
  let depth = 0
  let values = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) at = endOfString(bytes, at + 1)
    else if (byte === COMMA) values++
    else if (CLOSING.has(byte)) depth--
    else if (OPENING.has(byte)) {
      values++
      depth++
    }
    if (depth > DEEPEST || values > MOST_VALUES) throw unknown('it is deeper, or has more in it, than a bookmark')
  }
}

function endOfString(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
  return at
}

/** @throws BadBookmarkError `altered` where the text is not the one that was written */
function textOf(entry: Record<string, unknown>) {
  const html = text(entry['html'], LONGEST_TEXT)
  const plain = text(entry['text'], LONGEST_TEXT)
  if (hash('sha256', plain, 'hex') !== entry['textSha256']) throw new BadBookmarkError('altered', 'another text')
  if (Buffer.byteLength(html) + Buffer.byteLength(plain) > LONGEST_BODY)
    throw new BadBookmarkError('tooLarge', 'the text is a library')
  const { direction } = entry
  if (direction !== 'rtl' && direction !== 'ltr') throw unknown('it has no direction')
  return {
    title: line(entry['title']),
    body: packBody({ html, text: plain }),
    language: orNull(entry['language'], line),
    direction,
    base: orNull(entry['base'], value => text(value, LONGEST_ADDRESS)),
  } as const
}

function versionOf(value: unknown): VersionToImport {
  if (!isRecord(value)) throw unknown('a version is no object')
  return {
    ...textOf(value),
    seenFrom: instant(value['seenFrom']),
    seenUntil: orNull(value['seenUntil'], instant),
  }
}

function pictureOf(value: unknown): ArchivedPicture {
  if (!isRecord(value)) throw unknown('a picture is no object')
  const { sha256, likeness } = value
  return {
    address: text(value['address'], LONGEST_ADDRESS),
    sha256: typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256) ? sha256 : null,
    likeness: typeof likeness === 'string' && isLikeness(likeness) ? likeness : null,
  }
}

function highlightOf(value: unknown): ArchivedHighlight {
  if (!isRecord(value)) throw unknown('a highlight is no object')
  const start = value['start']
  if (!Number.isSafeInteger(start) || Number(start) < 0) throw unknown('a highlight begins nowhere')
  return {
    quote: text(value['quote'], LONGEST_QUOTE),
    prefix: text(value['prefix'], LONGEST_CONTEXT),
    suffix: text(value['suffix'], LONGEST_CONTEXT),
    start: Number(start),
    note: paragraph(value['note'], LONGEST_NOTE),
    madeAt: instant(value['madeAt']),
  }
}

function text(value: unknown, longest: number): string {
  if (typeof value !== 'string') throw unknown('a text is none')
  if (value.length > longest) throw new BadBookmarkError('tooLarge', `a text of ${value.length} characters`)
  return value
}

/** Whatever else is called an address leads nowhere that the reader should go. */
function webAddress(value: unknown): string | null {
  const address = text(value, LONGEST_ADDRESS)
  return /^https?:/i.test(address) ? address : null
}

/** What the reader wrote: lines stay lines. */
function paragraph(value: unknown, longest: number): string {
  return stripControls(text(value, longest))
}

/** What stands in a line among others must not turn or bury them. */
function line(value: unknown): string {
  return asLine(text(value, LONGEST_LINE))
}

function name(value: unknown): string {
  const found = text(value, LONGEST_NAME)
  if (!isVisible(found)) throw unknown('a name is empty')
  return found
}

function instant(value: unknown): number {
  if (!Number.isSafeInteger(value) || Math.abs(Number(value)) > LAST_INSTANT) throw unknown('an instant is none')
  return Number(value)
}

function share(value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) throw unknown('a position is none')
  return value
}

/** What is not there is null. */
function orNull<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null || value === undefined ? null : read(value)
}

function list<T>(value: unknown, most: number, read: (value: unknown) => T): T[] {
  if (!Array.isArray(value)) throw unknown('a list is none')
  if (value.length > most) throw new BadBookmarkError('tooLarge', `a list of ${value.length}`)
  return value.map(read)
}

function unknown(why: string): BadBookmarkError {
  return new BadBookmarkError('unknown', why)
}
