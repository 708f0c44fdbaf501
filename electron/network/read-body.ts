/** Reads and unpacks the body of an answer, within limits that hold for what comes out of the unpacking. */

import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import { ExpectedError } from '../../shared/result.ts'

/** Text packs to a twentieth at best; 200 MB of zeros pack to 304 bytes. */
const LARGEST_RATIO = 200
/** Small bodies may be as repetitive as they like. */
const RATIO_FLOOR = 1024 * 1024
const MOST_ENCODINGS = 2

type Unpack = (bytes: Uint8Array, options: { maxOutputLength: number; chunkSize: number }) => Promise<Uint8Array>

const gunzipAsync: Unpack = promisify(gunzip)
const brotliAsync: Unpack = promisify(brotliDecompress)
const inflateAsync: Unpack = promisify(inflate)
const inflateRawAsync: Unpack = promisify(inflateRaw)

export interface Arriving {
  readonly signal: AbortSignal
  /** Called with the number of bytes that came over the wire. */
  arrived(bytes: number): void
}

/** Throws `tooLarge`, `badEncoding` or `incompleteAnswer`. */
export async function readBody(
  body: Readable,
  encodingHeader: string | undefined,
  limit: number,
  arriving: Arriving,
): Promise<Uint8Array> {
  const encodings = encodingsOf(encodingHeader)
  const packed = await collect(body, limit, arriving)
  const largest = Math.min(limit, Math.max(RATIO_FLOOR, packed.length * LARGEST_RATIO))
  let bytes: Uint8Array = packed
  for (const encoding of encodings.reverse()) bytes = await unpack(bytes, encoding, largest)
  return bytes
}

function encodingsOf(header: string | undefined): string[] {
  const names = (header ?? '').toLowerCase().split(',')
  const encodings = names.map(name => name.trim()).filter(name => name !== '' && name !== 'identity')
  if (encodings.length > MOST_ENCODINGS) {
    throw new ExpectedError('badEncoding', `packed ${encodings.length} times over: ${header}`)
  }
  return encodings
}

async function collect(body: Readable, limit: number, { signal, arrived }: Arriving): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array)) continue
      arrived(chunk.length)
      size += chunk.length
      if (size > limit) throw new ExpectedError('tooLarge', `larger than ${limit} bytes`)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof ExpectedError || signal.aborted) throw error
    throw new ExpectedError('incompleteAnswer', `the answer broke off after ${size} bytes: ${String(error)}`)
  }
  return Buffer.concat(chunks, size)
}

async function unpack(bytes: Uint8Array, encoding: string, largest: number): Promise<Uint8Array> {
  const method = methodFor(encoding, bytes)
  if (method === null) return bytes
  try {
    return await method(bytes, { maxOutputLength: largest, chunkSize: 64 * 1024 })
  } catch (error) {
    throw failureOfUnpacking(error, encoding, largest)
  }
}

function methodFor(encoding: string, bytes: Uint8Array): Unpack | null {
  const [first = 0, second = 0] = bytes
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      // Some servers announce gzip and send the text as it is.
      return first === 0x1f && second === 0x8b ? gunzipAsync : null
    case 'deflate':
      // RFC 9110 means zlib by “deflate”; many servers send the bare stream.
      return (first & 15) === 8 && ((first << 8) | second) % 31 === 0 ? inflateAsync : inflateRawAsync
    case 'br':
      return brotliAsync
    default:
      throw new ExpectedError('badEncoding', `unknown content encoding: ${encoding.slice(0, 50)}`)
  }
}

function failureOfUnpacking(error: unknown, encoding: string, largest: number): ExpectedError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ERR_BUFFER_TOO_LARGE') return new ExpectedError('tooLarge', `unpacks to more than ${largest} bytes`)
  if (code === 'Z_BUF_ERROR') return new ExpectedError('incompleteAnswer', `the ${encoding} body breaks off`)
  return new ExpectedError('badEncoding', `cannot unpack ${encoding}: ${code || String(error)}`)
}
