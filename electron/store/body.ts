/**
 * How a body is kept: HTML and plain text in one deflate stream, because the text repeats the words of the HTML.
 * Unpacked: the length of the HTML in bytes (4, big-endian), the HTML, the text; both UTF-8.
 */

import { deflateRawSync, inflateRawSync } from 'node:zlib'

export interface Body {
  readonly html: string
  readonly text: string
}

/** Measured on 10,000 Arabic articles: 7 % larger than level 6 in two thirds of its time; 1 is larger and no faster. */
const OPTIONS = { level: 3 }
/** A damaged or hostile stream must not fill the memory. */
const LONGEST_BODY = 40 * 1024 * 1024
const LENGTH_BYTES = 4

export function packBody(body: Body): Uint8Array {
  return deflateRawSync(bytesOf(body), OPTIONS)
}

const encoder = new TextEncoder()
const LONGEST_UTF8 = 3
/** Used again for every body: the packed bytes are a copy. */
let scratch = Buffer.alloc(256 * 1024)

function bytesOf({ html, text }: Body): Uint8Array {
  const enough = LENGTH_BYTES + (html.length + text.length) * LONGEST_UTF8
  if (enough > scratch.length) scratch = Buffer.alloc(enough)
  const htmlEnd = LENGTH_BYTES + encoder.encodeInto(html, scratch.subarray(LENGTH_BYTES)).written
  const textEnd = htmlEnd + encoder.encodeInto(text, scratch.subarray(htmlEnd)).written
  scratch.writeUInt32BE(htmlEnd - LENGTH_BYTES)
  return scratch.subarray(0, textEnd)
}

/** @throws RangeError when the body is longer than 40 MiB or not a body. */
export function unpackBody(packed: Uint8Array): Body {
  const bytes = inflateRawSync(packed, { maxOutputLength: LONGEST_BODY })
  if (bytes.length < LENGTH_BYTES) throw new RangeError('The body is cut off.')
  const textStart = LENGTH_BYTES + bytes.readUInt32BE(0)
  if (textStart > bytes.length) throw new RangeError('The body is cut off.')
  return { html: bytes.toString('utf8', LENGTH_BYTES, textStart), text: bytes.toString('utf8', textStart) }
}
