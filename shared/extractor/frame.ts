/**
 * Plain facts and raw bytes in one message, for a channel that carries only bytes: four bytes say how long the first
 * part is. Bytes inside JSON would be a third longer, and somebody would have to turn them back.
 */

const LENGTH_BYTES = 4

export interface Frame {
  /** JSON, as UTF-8. */
  readonly facts: Uint8Array<ArrayBuffer>
  readonly bytes: Uint8Array<ArrayBuffer>
}

export function joinFrame(facts: Uint8Array, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(LENGTH_BYTES + facts.byteLength + bytes.byteLength)
  new DataView(message.buffer).setUint32(0, facts.byteLength)
  message.set(facts, LENGTH_BYTES)
  message.set(bytes, LENGTH_BYTES + facts.byteLength)
  return message
}

/** null for what is no frame. */
export function splitFrame(message: Uint8Array<ArrayBuffer>): Frame | null {
  if (message.byteLength < LENGTH_BYTES) return null
  const length = new DataView(message.buffer, message.byteOffset).getUint32(0)
  const bytesAt = LENGTH_BYTES + length
  if (bytesAt > message.byteLength) return null
  return { facts: message.subarray(LENGTH_BYTES, bytesAt), bytes: message.subarray(bytesAt) }
}
