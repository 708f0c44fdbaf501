/** A gate before a thread: it stands still, and uses nothing, until another one lets it through. */

const CLOSED = 0
const OPEN = 1
/** Whoever was to open it may have died. Milliseconds. */
const LONGEST = 3000

/** Shared by both threads. */
export type Gate = Int32Array<SharedArrayBuffer>

/** Opens when `through` is settled; null where there is none. */
export function gateUntil(through: Promise<void> | null): Gate | null {
  if (!through) return null
  const gate = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const open = () => {
    Atomics.store(gate, 0, OPEN)
    Atomics.notify(gate, 0)
  }
  through.then(open, open)
  return gate
}

/** Blocks this thread. Anything else than a gate is open. */
export function waitAt(gate: unknown): void {
  if (gate instanceof Int32Array) Atomics.wait(gate, 0, CLOSED, LONGEST)
}
