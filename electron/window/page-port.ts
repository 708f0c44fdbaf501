/**
 * The calls of a hidden page as a port: the page asks for its next call with GET and gives the answer back with POST.
 * So it needs no preload script and no channel into main; what it can say is the body of one request.
 */

import { EXTRACTOR_FAILURES, type GivenReply, type HandedCall } from '../../shared/extractor/contract.ts'
import { joinFrame, splitFrame } from '../../shared/extractor/frame.ts'
import { isRecord } from '../../shared/json.ts'
import type { Failure, FailureCode } from '../../shared/result.ts'
import type { Port } from '../processes/port.ts'

/** A picture of 40 megapixels, scaled, or the markup of the longest page that is fetched. */
const LARGEST_REPLY = 24 * 1024 * 1024
const KNOWN_FAILURES: ReadonlySet<unknown> = new Set<FailureCode>(EXTRACTOR_FAILURES)
const NO_BYTES = new Uint8Array()

export interface PagePort {
  readonly port: Port
  /** The page waits for its next call. */
  nextCall(): Promise<Uint8Array<ArrayBuffer>>
  /** False when this is no answer to anything: then the page is not ours any more. */
  takeReply(body: ReadableStream<Uint8Array> | null): Promise<boolean>
}

export function openPagePort(): PagePort {
  const calls: Uint8Array<ArrayBuffer>[] = []
  let handOver: ((call: Uint8Array<ArrayBuffer>) => void) | null = null
  let listener: ((message: unknown) => void) | null = null

  return {
    port: {
      post(message) {
        const call = frameOf(message as PortCall)
        if (handOver) handOver(call)
        else calls.push(call)
        handOver = null
      },
      listen(listening) {
        listener = listening
      },
    },
    nextCall() {
      const call = calls.shift()
      return call ? Promise.resolve(call) : new Promise(resolve => (handOver = resolve))
    },
    async takeReply(body) {
      const reply = replyIn(await readAtMost(body, LARGEST_REPLY))
      if (reply) listener?.(reply)
      return reply !== null
    },
  }
}

/** Checks a call as `connect` in `port.ts` posts it; calls of the extractor have one argument. */
interface PortCall {
  readonly id: number
  readonly method: HandedCall['method']
  readonly args: readonly [Readonly<Record<string, unknown>>]
}

function frameOf({ id, method, args: [argument] }: PortCall): Uint8Array<ArrayBuffer> {
  const { bytes = NO_BYTES, ...facts } = argument
  const handed: HandedCall = { id, method, facts }
  return joinFrame(Buffer.from(JSON.stringify(handed)), bytes as Uint8Array)
}

/** What `connect` expects to hear; null for anything that is not exactly that. */
function replyIn(message: Uint8Array<ArrayBuffer> | null): object | null {
  const frame = message && splitFrame(message)
  const reply = frame && parseReply(frame.facts)
  if (!reply) return null
  const { id } = reply
  if ('failure' in reply) return { id, failure: reply.failure, stack: null }
  return { id, value: frame.bytes.byteLength > 0 ? { ...reply.facts, bytes: frame.bytes } : reply.facts }
}

function parseReply(facts: Uint8Array): GivenReply | null {
  try {
    const reply: unknown = JSON.parse(Buffer.from(facts).toString('utf8'), withoutPrototype)
    return isReply(reply) ? reply : null
  } catch {
    // No JSON: not ours.
    return null
  }
}

function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value
}

function isReply(reply: unknown): reply is GivenReply {
  if (!isRecord(reply) || !Number.isSafeInteger(reply['id'])) return false
  return 'failure' in reply ? isFailure(reply['failure']) : isRecord(reply['facts'])
}

function isFailure(failure: unknown): failure is Failure {
  if (!isRecord(failure)) return false
  const { code, message } = failure
  return KNOWN_FAILURES.has(code) && typeof message === 'string' && message.length < 10_000
}

async function readAtMost(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.byteLength
    if (length > most) return null
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
