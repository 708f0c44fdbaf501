export function medianOf(values) {
  return percentile(values, 50)
}

/** `part` in percent; of an even number of values the upper one of the two in the middle. */
export function percentile(values, part) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * part) / 100))]
}

export function rounded(value) {
  return Math.round(value * 10) / 10
}

/**
 * A measure beside its yardstick, both in `unit`. `ratio` is null where the yardstick is next to nothing: only the value
 * says something then. `noise`: see `noiseOf`; null where nothing was measured twice.
 * @param {number | null} noise
 */
export function versus(name, value, unit, yardstick, yardstickValue, noise = null) {
  const isSomething = rounded(yardstickValue) > 0
  const ratio = isSomething ? Number((value / yardstickValue).toPrecision(3)) : null
  return { name, value: rounded(value), unit, yardstick, yardstickValue: rounded(yardstickValue), ratio, noise }
}

/**
 * The same of several runs. `ours` and `theirs` hold what each run gave, one number or many: the figure is the given
 * percentile of all of them together, the noise is how far the runs lie from each other.
 */
export function ofRuns(name, unit, yardstick, { ours, theirs, part = 50 }) {
  const over = runs => percentile(runs.flat(), part)
  const each = runs => runs.map(run => percentile([run].flat(), part))
  const [mine, other] = [each(ours), each(theirs)]
  const line = versus(name, over(ours), unit, yardstick, over(theirs))
  const arePaired = line.ratio !== null && mine.length === other.length
  return { ...line, noise: noiseOf(arePaired ? mine.map((value, run) => value / other[run]) : mine) }
}

/**
 * In percent of their median, the median distance from it; null of fewer than three. Of ratios, each of a run and of the
 * yardstick beside it: what slows both alike is no noise.
 */
function noiseOf(values) {
  if (values.length < 3) return null
  const middle = medianOf(values)
  return middle === 0 ? null : rounded((medianOf(values.map(value => Math.abs(value - middle))) / middle) * 100)
}
