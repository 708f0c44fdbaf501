// Read by Electron before the app: the clocks of its main process, which a test sets. Timers of less than a minute run in
// real time, so that the app works as it always does; longer ones are due when the test has let so much time pass.
const LONG = 60_000
const readClock = Date.now
const { setTimeout: startTimeout, setInterval: startInterval, clearTimeout: stop } = globalThis
/** Timer → what is due, and when by the time that has passed. */
const waiting = new Map()
let passed = 0
/** How far the clock on the wall is ahead of the real one. */
let ahead = 0

Date.now = () => readClock() + ahead
const timeSpent = () => readClock() + passed

replace('setTimeout', startTimeout, (work, wait, ...given) => {
  const timer = startTimeout(
    (...values) => {
      waiting.delete(timer)
      work(...values)
    },
    wait,
    ...given,
  )
  if (wait >= LONG) waiting.set(timer, { dueAt: timeSpent() + wait, every: null, work: () => work(...given) })
  return timer
})
replace('setInterval', startInterval, (work, every, ...given) => {
  const timer = startInterval(work, every, ...given)
  if (every >= LONG) waiting.set(timer, { dueAt: timeSpent() + every, every, work: () => work(...given) })
  return timer
})
for (const name of ['clearTimeout', 'clearInterval']) {
  replace(name, globalThis[name], timer => {
    waiting.delete(timer)
    stop(timer)
  })
}

globalThis.setClockAhead = milliseconds => {
  ahead += milliseconds
}

/** As when the computer was asleep: each timer that was due meanwhile is so once. */
globalThis.passTime = milliseconds => {
  passed += milliseconds
  ahead += milliseconds
  for (const [timer, { dueAt, every, work }] of [...waiting]) {
    if (dueAt > timeSpent()) continue
    if (every === null) {
      waiting.delete(timer)
      stop(timer)
    } else waiting.set(timer, { dueAt: timeSpent() + every, every, work })
    work()
  }
}

/** With what else hangs on the function, such as its promise. */
function replace(name, original, replacement) {
  globalThis[name] = Object.defineProperties(replacement, Object.getOwnPropertyDescriptors(original))
}
