/** Milliseconds of processor time since the start: unlike the clock on the wall it does not count other programs. */
export function startEffort(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
}
