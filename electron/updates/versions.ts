/** Versions as `semver.org` orders them, in the form that ours have: `1.2.3` or `1.2.3-beta.4`. */

const VERSION = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})(?:-([0-9a-z]{1,16}(?:\.[0-9a-z]{1,16}){0,3}))?$/

export function isVersion(value: unknown): value is string {
  return typeof value === 'string' && VERSION.test(value)
}

/** Below zero: `one` is older. Both are versions. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)]
  for (const at of [0, 1, 2] as const) if (a.numbers[at] !== b.numbers[at]) return a.numbers[at] - b.numbers[at]
  if (a.before === null || b.before === null) return Number(a.before === null) - Number(b.before === null)
  return comparePieces(a.before.split('.'), b.before.split('.'))
}

/** Numbers stand before words, fewer pieces before more. */
function comparePieces(one: readonly string[], other: readonly string[]): number {
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const [a, b] = [one[at] as string, other[at] as string]
    if (a === b) continue
    const [isA, isB] = [/^\d+$/.test(a), /^\d+$/.test(b)]
    if (isA && isB) return Number(a) - Number(b)
    if (isA !== isB) return isA ? -1 : 1
    return a < b ? -1 : 1
  }
  return one.length - other.length
}

function partsOf(version: string) {
  const [, major, minor, patch, before] = VERSION.exec(version) ?? []
  return { numbers: [Number(major), Number(minor), Number(patch)] as const, before: before ?? null }
}
