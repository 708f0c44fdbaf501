/**
 * The entries of a ZIP file (PKWARE APPNOTE 6.3.10) from a stranger, by its directory or, where that is gone, by what stands
 * before each of them. Only entries whose whole name is one that an archive has are looked at: no name becomes a path.
 */

import { readSync } from 'node:fs'
import { crc32, inflateRawSync } from 'node:zlib'
import { ExpectedError } from '../../../shared/result.ts'

export interface ZipEntry {
  readonly name: string
  /** Where its local header begins. */
  readonly at: number
  /** Bytes in the file, and of what they unpack to. */
  readonly packed: number
  readonly size: number
  readonly method: number
  readonly crc: number
}

export interface ZipFile {
  readonly fd: number
  /** Bytes. */
  readonly size: number
}

export interface FoundEntries {
  readonly entries: readonly ZipEntry[]
  /** There is no sound directory: the entries were looked for in the whole file. */
  readonly isDamaged: boolean
}

const LOCAL_HEADER = 30
const DIRECTORY_ENTRY = 46
const END = 22
const END_ZIP64 = 56
const LOCATOR = 20
const LONGEST_COMMENT = 0xffff
const MOST_32 = 0xffffffff
const STORED = 0
const DEFLATED = 8
/** Sizes stand behind the bytes. */
const SIZES_FOLLOW = 0x0008
const ENCRYPTED = 0x0001
const MOST_ENTRIES = 500_000
const LARGEST_DIRECTORY = 64 * 1024 * 1024
/** Searched at once for the next header. */
const WINDOW = 1024 * 1024
/** What is smaller packed is made to fill memories. Words that are repeated again and again come to 140. */
const HIGHEST_RATIO = 300
/** Below that nothing is harmed whatever it unpacks to. */
const HARMLESS = 1024 * 1024

/** @throws ExpectedError `tooLarge` for more entries, or more bytes of them, than there can be */
export function findEntries(file: ZipFile, isWanted: (name: string) => boolean): FoundEntries {
  const listed = readDirectory(file, isWanted)
  const entries = listed ?? lookForEntries(file, isWanted)
  // Entries that share their bytes are how a small file unpacks to a huge one.
  const bytes = entries.reduce((sum, { packed }) => sum + packed, 0)
  if (listed && bytes > file.size) throw new ExpectedError('tooLarge', 'Entries of the file overlap.')
  return { entries, isDamaged: listed === null }
}

/** null: it is damaged, or beyond its caps. */
function readDirectory(file: ZipFile, isWanted: (name: string) => boolean): ZipEntry[] | null {
  const place = findDirectory(file)
  if (!place || place.size > LARGEST_DIRECTORY || place.at + place.size > file.size) return null
  const bytes = readAt(file, place.at, place.size)
  const entries: ZipEntry[] = []
  let count = 0
  let at = 0
  while (at + DIRECTORY_ENTRY <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50) {
    if (++count > MOST_ENTRIES) throw new ExpectedError('tooLarge', `more than ${MOST_ENTRIES} entries`)
    const nameEnd = at + DIRECTORY_ENTRY + bytes.readUInt16LE(at + 28)
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
    const end = extraEnd + bytes.readUInt16LE(at + 32)
    if (end > bytes.length) return null
    const name = bytes.toString('latin1', at + DIRECTORY_ENTRY, nameEnd)
    if (isWanted(name) && (bytes.readUInt16LE(at + 8) & ENCRYPTED) === 0)
      entries.push(listedEntry(name, bytes.subarray(at, at + DIRECTORY_ENTRY), bytes.subarray(nameEnd, extraEnd)))
    at = end
  }
  return count === place.entries && at === bytes.length ? entries : null
}

function listedEntry(name: string, facts: Buffer, extra: Buffer): ZipEntry {
  const large = largeFields(extra)
  const field = (value: number) => (value === MOST_32 ? (large.shift() ?? value) : value)
  // In this order (4.5.3).
  const size = field(facts.readUInt32LE(24))
  const packed = field(facts.readUInt32LE(20))
  const at = field(facts.readUInt32LE(42))
  return { name, at, packed, size, method: facts.readUInt16LE(10), crc: facts.readUInt32LE(16) }
}

/** The numbers of the ZIP64 field. */
function largeFields(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2)
    const field = extra.subarray(at + 4, at + 4 + length)
    if (extra.readUInt16LE(at) === 1)
      return Array.from({ length: Math.floor(field.length / 8) }, (_, n) => Number(field.readBigUInt64LE(n * 8)))
    at += 4 + length
  }
  return []
}

interface Directory {
  readonly entries: number
  readonly at: number
  readonly size: number
}

function findDirectory(file: ZipFile): Directory | null {
  const from = Math.max(0, file.size - END - LONGEST_COMMENT - LOCATOR)
  const tail = readAt(file, from, file.size - from)
  const end = tail.lastIndexOf('PK\x05\x06', tail.length - END, 'latin1')
  if (end < 0 || end + END + tail.readUInt16LE(end + 20) !== tail.length) return null
  const large = end >= LOCATOR && tail.readUInt32LE(end - LOCATOR) === 0x07064b50
  if (!large)
    return { entries: tail.readUInt16LE(end + 10), size: tail.readUInt32LE(end + 12), at: tail.readUInt32LE(end + 16) }
  const at = Number(tail.readBigUInt64LE(end - LOCATOR + 8))
  const record = readAt(file, at, END_ZIP64)
  if (record.length < END_ZIP64 || record.readUInt32LE(0) !== 0x06064b50) return null
  return {
    entries: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    at: Number(record.readBigUInt64LE(48)),
  }
}

/** From the beginning, header by header; where none follows, the next one is searched for. */
function lookForEntries(file: ZipFile, isWanted: (name: string) => boolean): ZipEntry[] {
  const entries: ZipEntry[] = []
  for (let at = nextHeader(file, 0); at !== null; ) {
    const facts = readAt(file, at, LOCAL_HEADER)
    if (facts.length < LOCAL_HEADER) break
    const nameLength = facts.readUInt16LE(26)
    const name = readAt(file, at + LOCAL_HEADER, nameLength).toString('latin1')
    const packed = facts.readUInt32LE(18)
    const end: number = at + LOCAL_HEADER + nameLength + facts.readUInt16LE(28) + packed
    const hasSizes = (facts.readUInt16LE(6) & (SIZES_FOLLOW | ENCRYPTED)) === 0
    if (hasSizes && isWanted(name)) {
      if (entries.length >= MOST_ENTRIES) throw new ExpectedError('tooLarge', `more than ${MOST_ENTRIES} entries`)
      const size = facts.readUInt32LE(22)
      entries.push({ name, at, packed, size, method: facts.readUInt16LE(8), crc: facts.readUInt32LE(14) })
    }
    const isSound = hasSizes && end <= file.size && (end === file.size || isHeader(file, end))
    at = nextHeader(file, isSound ? end : at + 4)
  }
  return entries
}

/** Whether some header of the format begins there. */
function isHeader(file: ZipFile, at: number): boolean {
  const start = readAt(file, at, 4)
  return start.length === 4 && start[0] === 0x50 && start[1] === 0x4b
}

function nextHeader(file: ZipFile, from: number): number | null {
  // Mostly it is the very next thing.
  let window = LOCAL_HEADER
  for (let at = from; at < file.size; at += window, window = WINDOW) {
    const found = readAt(file, at, window + 3).indexOf('PK\x03\x04', 0, 'latin1')
    if (found >= 0) return at + found
  }
  return null
}

/** Fewer bytes where the file ends before. */
function readAt({ fd, size }: ZipFile, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - at)))
  let read = 0
  while (read < bytes.length) {
    const more = readSync(fd, bytes, read, bytes.length - read, at + read)
    if (more === 0) return bytes.subarray(0, read)
    read += more
  }
  return bytes
}

/** Why an entry gives nothing. */
export class UnreadableEntryError extends Error {
  readonly reason: 'damaged' | 'tooLarge'

  constructor(reason: 'damaged' | 'tooLarge', message: string) {
    super(message)
    this.name = 'UnreadableEntryError'
    this.reason = reason
  }
}

/** The bytes of an entry, at most `most` of them. @throws UnreadableEntryError */
export function readEntry(file: ZipFile, entry: ZipEntry, most: number): Buffer {
  if (entry.size > most || entry.packed > most) throw new UnreadableEntryError('tooLarge', `${entry.size} bytes`)
  if (entry.size > HARMLESS && entry.size > entry.packed * HIGHEST_RATIO)
    throw new UnreadableEntryError('tooLarge', `${entry.packed} bytes for ${entry.size}`)
  const header = readAt(file, entry.at, LOCAL_HEADER)
  if (header.length < LOCAL_HEADER || header.readUInt32LE(0) !== 0x04034b50) throw damaged('no header')
  const start = entry.at + LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = readAt(file, start, entry.packed)
  if (packed.length < entry.packed) throw damaged('cut off')
  const bytes = unpack(packed, entry)
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw damaged('another checksum')
  return bytes
}

function unpack(packed: Buffer, { method, size }: ZipEntry): Buffer {
  if (method === STORED) return packed
  if (method !== DEFLATED) throw damaged(`packed by method ${method}`)
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch (error) {
    // Not a stream, or a longer one than it says.
    throw damaged(error instanceof Error ? error.message : String(error))
  }
}

function damaged(why: string): UnreadableEntryError {
  return new UnreadableEntryError('damaged', why)
}
