/**
 * Writes a ZIP file (PKWARE APPNOTE 6.3.10), entry by entry. Sizes and checksums stand before the bytes of each entry, so
 * that what is left of a file that was cut off can be read without its directory; nothing is kept but the directory.
 */

import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

export interface ZipWriter {
  /** `name` in ASCII, `bytes` less than 4 GiB. Pictures are packed already. */
  add(name: string, bytes: Uint8Array, how: 'packed' | 'asItIs'): Promise<void>
  /** Writes the directory. */
  finish(): Promise<void>
}

const VERSION = 20
const VERSION_ZIP64 = 45
const STORED = 0
const DEFLATED = 8
const NAMES_ARE_UTF8 = 0x0800
const MOST_16 = 0xffff
const MOST_32 = 0xffffffff
/** What is smaller packed looks as if it was made to fill memories, and readers refuse it. */
const HIGHEST_RATIO = 200
/** Bytes that are gathered before they are written. */
const GATHERED = 1024 * 1024
const deflate = promisify(deflateRaw)

/** What is written goes to the end of the file. */
export function zipWriter(file: Pick<FileHandle, 'appendFile'>, madeAt: number): ZipWriter {
  const directory: Buffer[] = []
  const stamp = dosTime(new Date(madeAt))
  let gathered: Uint8Array[] = []
  let waiting = 0
  let offset = 0

  async function write(...pieces: readonly Uint8Array[]): Promise<void> {
    for (const piece of pieces) {
      gathered.push(piece)
      waiting += piece.length
      offset += piece.length
    }
    if (waiting >= GATHERED) await flush()
  }

  async function flush(): Promise<void> {
    const bytes = Buffer.concat(gathered)
    gathered = []
    waiting = 0
    await file.appendFile(bytes)
  }

  return {
    async add(name, bytes, how) {
      const deflated = how === 'packed' ? await deflate(bytes) : bytes
      const isPacked = how === 'packed' && deflated.length * HIGHEST_RATIO > bytes.length
      const packed = isPacked ? deflated : bytes
      const method = isPacked ? DEFLATED : STORED
      const facts = factsOf({ name, method, stamp, crc: crc32(bytes), packed: packed.length, size: bytes.length })
      const at = offset
      await write(localHeader(facts, name), packed)
      directory.push(directoryEntry(facts, name, at))
    },
    async finish() {
      const at = offset
      for (const entry of directory) await write(entry)
      const size = offset - at
      await write(endOf({ entries: directory.length, size, at, end: offset }))
      await flush()
    },
  }
}

interface Facts {
  readonly name: string
  readonly method: number
  readonly stamp: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

/** The fields that both headers of an entry have in common (4.4.3 to 4.4.11). */
function factsOf({ name, method, stamp, crc, packed, size }: Facts): Buffer {
  const facts = Buffer.alloc(26 - 2)
  facts.writeUInt16LE(NAMES_ARE_UTF8, 0)
  facts.writeUInt16LE(method, 2)
  facts.writeUInt32LE(stamp, 4)
  facts.writeUInt32LE(crc, 8)
  facts.writeUInt32LE(packed, 12)
  facts.writeUInt32LE(size, 16)
  facts.writeUInt16LE(Buffer.byteLength(name), 20)
  return facts
}

function localHeader(facts: Buffer, name: string): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04'), uint16(VERSION), facts, Buffer.from(name)])
}

/** 4.3.12; an entry that begins beyond 4 GiB says where in a ZIP64 field (4.5.3). */
function directoryEntry(facts: Buffer, name: string, at: number): Buffer {
  const isFar = at >= MOST_32
  const extra = isFar ? Buffer.concat([uint16(1), uint16(8), uint64(at)]) : Buffer.alloc(0)
  const version = isFar ? VERSION_ZIP64 : VERSION
  const common = Buffer.from(facts)
  common.writeUInt16LE(extra.length, 22)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(isFar ? MOST_32 : at, 10)
  return Buffer.concat([
    Buffer.from('PK\x01\x02'),
    uint16(version),
    uint16(version),
    common,
    rest,
    Buffer.from(name),
    extra,
  ])
}

interface End {
  readonly entries: number
  readonly size: number
  readonly at: number
  readonly end: number
}

/** 4.3.14 to 4.3.16 */
function endOf({ entries, size, at, end }: End): Buffer {
  const isLarge = entries >= MOST_16 || size >= MOST_32 || at >= MOST_32
  const plain = Buffer.concat([
    Buffer.from('PK\x05\x06\0\0\0\0'),
    uint16(Math.min(entries, MOST_16)),
    uint16(Math.min(entries, MOST_16)),
    uint32(Math.min(size, MOST_32)),
    uint32(Math.min(at, MOST_32)),
    uint16(0),
  ])
  if (!isLarge) return plain
  const large = Buffer.concat([
    Buffer.from('PK\x06\x06'),
    uint64(44),
    uint16(VERSION_ZIP64),
    uint16(VERSION_ZIP64),
    uint32(0),
    uint32(0),
    uint64(entries),
    uint64(entries),
    uint64(size),
    uint64(at),
  ])
  const locator = Buffer.concat([Buffer.from('PK\x06\x07'), uint32(0), uint64(end), uint32(1)])
  return Buffer.concat([large, locator, plain])
}

/** Date and time as MS-DOS has them (4.4.6), by this computer's clock. */
function dosTime(at: Date): number {
  const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1)
  const date = ((Math.max(at.getFullYear(), 1980) - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate()
  return ((date << 16) | time) >>> 0
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
