// How old the versions are that a change brings in. Whoever takes over a package is mostly found out within days.
import { nameOf } from './lock.mjs'

const DAY = 86_400_000
/** `.npmrc` says the same to npm, which then takes older ones by itself. */
export const YOUNGEST_DAYS = 7
/** `name@version`, and why it may be younger. */
const EXCEPTED = {}

/** Names and versions that `after` holds and `before` does not; both are that part of package-lock.json. */
export function broughtIn(before, after) {
  const known = new Set(Object.entries(before).map(named))
  return [...new Set(Object.entries(after).map(named))].filter(name => name !== '' && !known.has(name))
}

/** Those of `names` that were published too short a time ago. `publishedAt(name, version)` asks the registry. */
export async function tooYoung(names, publishedAt, now) {
  const young = []
  for (const name of names.filter(each => !(each in EXCEPTED))) {
    const at = name.lastIndexOf('@')
    const age = now - (await publishedAt(name.slice(0, at), name.slice(at + 1)))
    if (!(age >= YOUNGEST_DAYS * DAY)) young.push(name)
  }
  return young
}

function named([path, { version }]) {
  return path === '' ? '' : `${nameOf(path)}@${version}`
}
