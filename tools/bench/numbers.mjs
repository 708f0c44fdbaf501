export function medianOf(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

export function rounded(value) {
  return Math.round(value * 10) / 10
}

/** A measure beside its yardstick, both in `unit`. */
export function versus(value, unit, yardstick, yardstickValue) {
  return { value, unit, yardstick, yardstickValue, ratio: Math.round((value / yardstickValue) * 100) / 100 }
}
