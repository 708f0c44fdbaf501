/** Milliseconds of processor time since the start: unlike the clock on the wall it does not count other programs. */
export function startEffort(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
}

/** The same for one piece of work. */
export function effortOf(work: () => unknown): number {
  const effort = startEffort()
  work()
  return effort()
}

/**
 * By how much the effort grows when `work` is given four times as much: 4 for what is linear, 16 for what is quadratic, on
 * any machine. The least of three tries each, as the collector and the compiler come by when they like.
 */
export function growthOf(work: (amount: number) => unknown, amount: number): number {
  const least = (given: number) => Math.min(...Array.from({ length: 3 }, () => effortOf(() => work(given))))
  return least(amount) / Math.max(least(amount / 4), 0.01)
}
