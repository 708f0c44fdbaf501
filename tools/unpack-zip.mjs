// A small zip reader, because `unzip` is not on every machine. Stored and deflated entries, no zip64, no encryption.
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import { placeInside } from './unpack-tar.mjs'

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LONGEST_COMMENT = 65_535
const DEFLATED = 8
const SYMBOLIC_LINK = 0o120000

/** Unpacks the entries for which `placeOf(path)` gives a path below `folder`; `null` leaves an entry out. */
export async function unpackZip(zip, folder, placeOf) {
  const file = await open(zip, 'r')
  try {
    for (const entry of await readDirectory(file)) {
      const path = entry.path.endsWith('/') ? null : placeOf(entry.path)
      if (path !== null) await extract(zip, file, entry, placeInside(folder, path))
    }
  } finally {
    await file.close()
  }
}

async function readDirectory(file) {
  const { size } = await file.stat()
  const tail = await readAt(file, Math.max(0, size - LONGEST_COMMENT - 22), Math.min(size, LONGEST_COMMENT + 22))
  const end = lastIndexOfSignature(tail)
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  const entries = []
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY_SIGNATURE; ) {
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      path: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      start: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

function lastIndexOfSignature(tail) {
  for (let at = tail.length - 22; at >= 0; at--) if (tail.readUInt32LE(at) === END_SIGNATURE) return at
  throw new Error('not a zip file: it has no directory')
}

async function extract(zip, file, { path, method, packedSize, mode, start }, place) {
  if ((mode & 0o170000) === SYMBOLIC_LINK) throw new Error(`the archive holds a link where none is expected: ${path}`)
  // The local header repeats name and extra field, with lengths of its own.
  const local = await readAt(file, start, 30)
  const from = start + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  await mkdir(dirname(place), { recursive: true })
  const out = createWriteStream(place, { mode: mode & 0o777 || 0o644 })
  const packed =
    packedSize === 0 ? Readable.from([]) : createReadStream(zip, { start: from, end: from + packedSize - 1 })
  await pipeline(packed, method === DEFLATED ? createInflateRaw() : new PassThrough(), out)
}

async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length)
  await file.read(buffer, 0, length, position)
  return buffer
}
