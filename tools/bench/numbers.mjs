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

/** A measure beside its yardstick, both in `unit`. */
export function versus(name, value, unit, yardstick, yardstickValue) {
  const ratio = Math.round((value / yardstickValue) * 100) / 100
  return { name, value: rounded(value), unit, yardstick, yardstickValue: rounded(yardstickValue), ratio }
}
