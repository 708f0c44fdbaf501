// One drawing's PNG files as the icon files of Windows and macOS. Both formats hold PNGs as they are.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../places.mjs'

const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]
/** Apple's type for each size in pixels; those for screens of double density name the same pixels again. */
const ICNS_TYPES = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
]

export function iconFile(size) {
  return join(projectRoot, 'assets', 'icon', `warraq-${size}.png`)
}

/** A Windows icon: a header of 6 bytes, an entry of 16 for each picture, the pictures. */
export async function windowsIcon() {
  const pictures = await Promise.all(ICO_SIZES.map(size => readFile(iconFile(size))))
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let at = head.length
  pictures.forEach((picture, index) => {
    const entry = 6 + 16 * index
    // 0 means 256.
    head[entry] = head[entry + 1] = ICO_SIZES[index] % 256
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(picture.length, entry + 8)
    head.writeUInt32LE(at, entry + 12)
    at += picture.length
  })
  return Buffer.concat([head, ...pictures])
}

/** A macOS icon: `icns`, the whole length, then type, length and picture of each. */
export async function macIcon() {
  const parts = await Promise.all(ICNS_TYPES.map(async ([type, size]) => tagged(type, await readFile(iconFile(size)))))
  return tagged('icns', Buffer.concat(parts))
}

function tagged(type, content) {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(8 + content.length, 4)
  return Buffer.concat([head, content])
}
