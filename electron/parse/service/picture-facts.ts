/** What a picture is, by its first bytes: the server's word for it counts for nothing, and SVG is a document, not a picture. */

import { ExpectedError } from '../../../shared/result.ts'
import { PICTURE_LIMITS } from '../../network/limits.ts'
import type { PictureFacts, PictureType } from '../../records/picture.ts'

/** A few kilobytes can unpack to gigabytes of pixels. */
const MOST_PIXELS = 40_000_000
/** Pictures of one or two pixels are there to count readers. */
const LARGEST_TRACKER = 2

interface Size {
  readonly width: number
  readonly height: number
}

/** Throws `notAPicture` or `pictureTooLarge`. */
export function checkPicture(bytes: Uint8Array): PictureFacts {
  if (bytes.length > PICTURE_LIMITS.bytes) throw new ExpectedError('pictureTooLarge', `${bytes.length} bytes`)
  const facts = factsOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (facts === null || facts.width < 1 || facts.height < 1) {
    throw new ExpectedError('notAPicture', 'not a PNG, JPEG, GIF, WebP or AVIF picture')
  }
  const { width, height } = facts
  if (width <= LARGEST_TRACKER && height <= LARGEST_TRACKER) {
    throw new ExpectedError('notAPicture', `a tracking pixel of ${width} × ${height}`)
  }
  if (width * height > MOST_PIXELS) throw new ExpectedError('pictureTooLarge', `${width} × ${height} pixels`)
  return facts
}

function factsOf(view: DataView): PictureFacts | null {
  try {
    return (
      typed('image/png', pngSize(view)) ??
      typed('image/gif', gifSize(view)) ??
      typed('image/jpeg', jpegSize(view)) ??
      typed('image/webp', webpSize(view)) ??
      typed('image/avif', avifSize(view))
    )
  } catch (error) {
    // A header that is cut off.
    if (error instanceof RangeError) return null
    throw error
  }
}

function typed(type: PictureType, size: Size | null): PictureFacts | null {
  return size && { type, ...size }
}

/** https://www.w3.org/TR/png-3/#11IHDR */
function pngSize(view: DataView): Size | null {
  if (!startsWith(view, 0, '\x89PNG\r\n\x1a\n')) return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt. Browsers enlarge the screen to the first frame when that is larger. */
function gifSize(view: DataView): Size | null {
  if (!startsWith(view, 0, 'GIF87a') && !startsWith(view, 0, 'GIF89a')) return null
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)]
  const frame = firstFrameOf(view)
  if (frame === null) return { width, height }
  const at = (offset: number) => view.getUint16(frame + offset, true)
  return { width: Math.max(width, at(1) + at(5)), height: Math.max(height, at(3) + at(7)) }
}

const EXTENSION = 0x21
const FRAME = 0x2c

/** Where it begins; null when there is none before the end of what is there. */
function firstFrameOf(view: DataView): number | null {
  let at = 13 + (view.getUint8(10) & 0x80 ? 3 * 2 ** ((view.getUint8(10) & 7) + 1) : 0)
  while (at < view.byteLength && view.getUint8(at) === EXTENSION) {
    at += 2
    while (at < view.byteLength && view.getUint8(at) !== 0) at += view.getUint8(at) + 1
    at += 1
  }
  return at + 9 < view.byteLength && view.getUint8(at) === FRAME ? at : null
}

/** Walks the segments to the frame header (SOF0–SOF15 without DHT, JPG and DAC). */
function jpegSize(view: DataView): Size | null {
  if (!startsWith(view, 0, '\xff\xd8\xff')) return null
  let at = 2
  while (at < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
    } else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    } else {
      at += 2 + view.getUint16(at + 2)
    }
  }
  return null
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpSize(view: DataView): Size | null {
  if (!startsWith(view, 0, 'RIFF') || !startsWith(view, 8, 'WEBP')) return null
  if (startsWith(view, 12, 'VP8X')) return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 }
  if (startsWith(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  if (!startsWith(view, 12, 'VP8 ')) return null
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

/** The largest `ispe` property (ISO/IEC 23008-12) near the start: grids have one for each tile and one for the whole. */
function avifSize(view: DataView): Size | null {
  if (!startsWith(view, 4, 'ftyp') || !(startsWith(view, 8, 'avif') || startsWith(view, 8, 'avis'))) return null
  let largest: Size | null = null
  const end = Math.min(view.byteLength - 16, 64 * 1024)
  for (let at = 12; at < end; at++) {
    if (view.getUint8(at) !== 0x69 || !startsWith(view, at, 'ispe')) continue
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    if (largest === null || size.width * size.height > largest.width * largest.height) largest = size
  }
  return largest
}

function startsWith(view: DataView, at: number, letters: string): boolean {
  if (view.byteLength < at + letters.length) return false
  for (let index = 0; index < letters.length; index++) {
    if (view.getUint8(at + index) !== letters.charCodeAt(index)) return false
  }
  return true
}

function uint24(view: DataView, at: number): number {
  return view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16)
}
