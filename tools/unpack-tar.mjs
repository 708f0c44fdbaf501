// A small reader for npm tarballs: nothing else may be installed yet, and `tar` is not on every machine.
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { createGunzip } from 'node:zlib'

const BLOCK = 512

/**
 * Unpacks those regular files of a .tgz that `wanted` accepts. Links and devices are left out: npm packs none.
 * @param {string} tarball
 * @param {string} folder
 * @param {(path: string) => boolean} wanted
 */
export async function unpackTar(tarball, folder, wanted = () => true) {
  const read = reader(createReadStream(tarball).pipe(createGunzip()))
  for (;;) {
    const header = await read.exactly(BLOCK)
    if (!header || header[0] === 0) return
    const { path, size, mode, isFile } = parseHeader(header)
    const padded = Math.ceil(size / BLOCK) * BLOCK
    if (isFile && wanted(path)) await writeFile(read, placeInside(folder, path), { size, mode })
    else await read.each(size, () => {})
    await read.each(padded - size, () => {})
  }
}

/** The path below `folder`, or an error when an archive's name leads out of it. */
export function placeInside(folder, path) {
  const place = resolve(folder, path)
  if (!place.startsWith(resolve(folder) + sep)) throw new Error(`the archive names a file outside its folder: ${path}`)
  return place
}

/** POSIX ustar: text fields end at NUL, numbers are octal text. */
function parseHeader(block) {
  const text = (start, length) => block.toString('utf8', start, start + length).replace(/\0.*$/s, '')
  const prefix = text(345, 155)
  return {
    path: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100),
    size: Number.parseInt(text(124, 12), 8) || 0,
    mode: Number.parseInt(text(100, 8), 8) || 0o644,
    isFile: block[156] === 0 || block[156] === 0x30,
  }
}

async function writeFile(read, place, { size, mode }) {
  await mkdir(dirname(place), { recursive: true })
  const out = await open(place, 'w', mode)
  try {
    // On a handle this writes all bytes, at the place where the last ones ended.
    await read.each(size, bytes => out.writeFile(bytes))
  } finally {
    await out.close()
  }
}

/** Pulls exact numbers of bytes from a stream. */
function reader(stream) {
  const chunks = stream[Symbol.asyncIterator]()
  let rest = Buffer.alloc(0)

  /** Hands over the next `count` bytes in the pieces in which they arrive. */
  async function each(count, take) {
    let left = count
    while (left > 0) {
      if (rest.length === 0) {
        const { value, done } = await chunks.next()
        if (done) throw new Error('the archive ends in the middle of a file')
        rest = value
      }
      const piece = rest.subarray(0, left)
      rest = rest.subarray(piece.length)
      left -= piece.length
      await take(piece)
    }
  }

  /** The next `count` bytes in one buffer, or null at the end of the stream. */
  async function exactly(count) {
    const pieces = []
    try {
      await each(count, piece => void pieces.push(piece))
    } catch (error) {
      if (pieces.length === 0) return null
      throw error
    }
    return Buffer.concat(pieces)
  }

  return { each, exactly }
}
