// Work that waits a moment, so that many reasons for it are one.

export interface Soon {
  /** Asks for the work; it is done when the wait is over. */
  ask(): void
  /** Does the work without the wait: what the reader did is seen at once. */
  now(): void
  /** Forgets what was asked for and has not begun. */
  cancel(): void
}

/** A debounce: the work is done when nobody has asked for it for `wait` milliseconds. */
export function debounce(work: () => unknown, wait: number): Soon {
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = () => clearTimeout(timer)
  const now = () => {
    cancel()
    work()
  }
  return {
    cancel,
    now,
    ask() {
      cancel()
      timer = setTimeout(now, wait)
    },
  }
}

export interface Pace {
  /** Milliseconds from the first asking to the work. */
  readonly wait: number
  /** Milliseconds from one beginning of the work to the next. */
  readonly interval: number
}

/**
 * A throttle: the work begins `wait` after it was first asked for, and not sooner than `interval` after it last began. It
 * is never done twice at the same time, so that answers to an earlier question cannot come after those to a later one.
 */
export function throttle(work: () => Promise<unknown>, pace: () => Pace): Soon {
  let timer: ReturnType<typeof setTimeout> | undefined
  let beganAt = Number.NEGATIVE_INFINITY
  let isRunning = false
  let isWantedAgain = false

  function cancel(): void {
    clearTimeout(timer)
    timer = undefined
    isWantedAgain = false
  }

  async function run(): Promise<void> {
    cancel()
    if (isRunning) {
      isWantedAgain = true
      return
    }
    isRunning = true
    beganAt = performance.now()
    try {
      await work()
    } finally {
      isRunning = false
      if (isWantedAgain) void run()
    }
  }

  return {
    cancel,
    now: () => void run(),
    ask() {
      if (timer !== undefined) return
      const { wait, interval } = pace()
      timer = setTimeout(() => void run(), Math.max(wait, beganAt + interval - performance.now()))
    },
  }
}
