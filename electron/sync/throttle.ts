/** Lets an announcement through at most so often; the last one always gets through. */

export interface Throttle {
  call(): void
  /** Runs the work now and drops what waits. */
  flush(): void
}

export function createThrottle(announce: () => void, interval: number): Throttle {
  let timer: NodeJS.Timeout | null = null
  let waiting = false

  function now(): void {
    waiting = false
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      if (waiting) now()
    }, interval)
    timer.unref()
    announce()
  }

  return {
    call() {
      if (timer) waiting = true
      else now()
    },
    flush: now,
  }
}
