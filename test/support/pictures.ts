/** Smallest headers of pictures, enough for whoever reads only the size; and a whole PNG. */

import { crc32, deflateSync } from 'node:zlib'

export function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(33)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

export function gif(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(14)
  bytes.write('GIF89a', 'latin1')
  bytes.writeUInt16LE(width, 6)
  bytes.writeUInt16LE(height, 8)
  return bytes
}

/** A comment, then a first frame of another size than the screen. */
export function gifWithFrame(screen: number, frame: number): Buffer {
  const head = gif(screen, screen).subarray(0, 13)
  const comment = Buffer.from([0x21, 0xfe, 3, 97, 98, 99, 0])
  const descriptor = Buffer.alloc(10)
  descriptor[0] = 0x2c
  descriptor.writeUInt16LE(frame, 5)
  descriptor.writeUInt16LE(frame, 7)
  return Buffer.concat([head, comment, descriptor, Buffer.from([2, 2, 0x44, 1, 0, 0x3b])])
}

/** With an EXIF segment before the frame header, as cameras write it. */
export function jpeg(width: number, height: number): Buffer {
  const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 10]), Buffer.alloc(8)])
  const frame = Buffer.from([0xff, 0xc2, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3])
  return Buffer.concat([Buffer.from([0xff, 0xd8]), exif, frame, Buffer.alloc(8)])
}

export function webp(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(30)
  bytes.write('RIFF', 0, 'latin1')
  bytes.write('WEBPVP8X', 8, 'latin1')
  bytes.writeUIntLE(width - 1, 24, 3)
  bytes.writeUIntLE(height - 1, 27, 3)
  return bytes
}

export function avif(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(80)
  bytes.write('ftypavif', 4, 'latin1')
  bytes.write('ispe', 40, 'latin1')
  bytes.writeUInt32BE(width, 48)
  bytes.writeUInt32BE(height, 52)
  return bytes
}

/** `rows`: each a filter byte (0) and three bytes for each pixel. */
export function pngOf(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
