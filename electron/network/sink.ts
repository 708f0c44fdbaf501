/** A body that is too long for memory goes on piece by piece, and is taken up again where it broke off (RFC 9110, section 14). */

import type { Readable } from 'node:stream'
import { ExpectedError } from '../../shared/result.ts'
import type { Arriving } from './read-body.ts'

export interface Sink {
  /** Bytes that are there already: only the rest is asked for. */
  readonly have: number
  /** Called once before the first piece: what comes stands from this byte on, `have` or 0. */
  begin(from: number): Promise<void>
  write(piece: Uint8Array): Promise<void>
}

/** A packed body cannot be taken up in its middle. */
export function sinkHeaders(sink: Sink | undefined): Record<string, string> {
  if (!sink) return {}
  return { 'accept-encoding': 'identity', ...(sink.have > 0 ? { range: `bytes=${sink.have}-` } : {}) }
}

export interface Poured {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Bytes of the whole, those included that are there already. */
  readonly limit: number
}

/** Throws `tooLarge`, `badEncoding`, `unexpectedAnswer` or `incompleteAnswer`; what the sink throws goes through. */
export async function pour(body: Readable, sink: Sink, { status, headers, limit }: Poured, arriving: Arriving) {
  if (!['', 'identity'].includes(headers['content-encoding'] ?? '')) {
    throw new ExpectedError('badEncoding', 'packed, though it was not to be')
  }
  const from = status === 206 ? beginOf(headers['content-range']) : 0
  if (from !== 0 && from !== sink.have) throw new ExpectedError('unexpectedAnswer', 'another part than asked for')
  await sink.begin(from)
  let size = from
  for await (const piece of piecesOf(body, arriving)) {
    size += piece.length
    if (size > limit) throw new ExpectedError('tooLarge', `larger than ${limit} bytes`)
    await sink.write(piece)
  }
}

async function* piecesOf(body: Readable, { signal, arrived }: Arriving): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  for (;;) {
    const next = await pieces.next().catch(error => {
      throw signal.aborted ? error : new ExpectedError('incompleteAnswer', `the answer broke off: ${String(error)}`)
    })
    if (next.done) return
    if (!(next.value instanceof Uint8Array)) continue
    arrived(next.value.length)
    yield next.value
  }
}

/** Of a header that cannot be read, no byte is believed. */
function beginOf(contentRange: string | undefined): number {
  const [, from] = /^bytes (\d{1,15})-\d{1,15}\/(?:\d{1,15}|\*)$/.exec(contentRange ?? '') ?? []
  return from === undefined ? -1 : Number(from)
}
