// Whether the Electron of a release is one that still gets its corrections (case E-19).

/** Electron's own promise: the newest three major versions. */
const MAJORS_KEPT = 3
const DAY = 86_400_000
/** A correction of its makers reaches our readers within this. */
const LONGEST_BEHIND = 30 * DAY

/**
 * Sentences about what is wrong with `version` at the moment `now`. `releases` are those of Electron, as the registry tells
 * them: versions with the instants of their publication.
 */
export function wrongWithElectron(version, releases, now) {
  const stable = Object.entries(releases).filter(([each]) => /^\d+\.\d+\.\d+$/.test(each))
  const newestMajor = Math.max(...stable.map(([each]) => majorOf(each)))
  if (newestMajor - majorOf(version) >= MAJORS_KEPT) return [`Electron ${majorOf(version)} is no longer looked after.`]
  const later = stable.filter(([each]) => majorOf(each) === majorOf(version) && isLater(each, version))
  const overdue = later.filter(([, at]) => now - Date.parse(at) > LONGEST_BEHIND).map(([each]) => each)
  return overdue.length > 0 ? [`Electron ${version} has been corrected: ${overdue.join(', ')}.`] : []
}

function majorOf(version) {
  return Number(version.split('.')[0])
}

function isLater(one, other) {
  return one.localeCompare(other, 'en', { numeric: true }) > 0
}
