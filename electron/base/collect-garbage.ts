/**
 * V8 collects a heap as a whole when it grows, and keeps what a burst of work took when nothing follows: after a sync
 * half of a thread's heap is empty. Whoever has nothing to do can have it collected.
 */

/** Of the thread that calls it; 10 to 30 ms. */
export async function collectGarbage(): Promise<void> {
  collect ??= await collector()
  collect()
}

let collect: (() => void) | null = null

/** Only a context that is made behind the flag has the function. */
async function collector(): Promise<() => void> {
  const [{ setFlagsFromString }, { runInNewContext }] = await Promise.all([import('node:v8'), import('node:vm')])
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc')
}
