// What must hold for the lock file: everything comes from the registry, unchanged, and nothing runs when it is installed.

/**
 * Packages whose installation would run a program. Ours never runs one (`ignore-scripts`); a new one is looked at all the
 * same, since whoever runs the registry's package without us does.
 */
export const WITH_SCRIPTS = {
  '@photostructure/sqlite': 'compiles where there is no prebuilt part; ours are prebuilt for every system we ship',
}

/** Sentences about what is wrong. `packages` is that part of package-lock.json. */
export function wrongInLock(packages) {
  return Object.entries(packages).flatMap(([path, entry]) => (path === '' ? [] : wrongIn(nameOf(path), entry)))
}

function wrongIn(name, { integrity, resolved, link, hasInstallScript }) {
  const wrong = []
  if (link) wrong.push(`${name}: is a link`)
  if (!/^sha512-[\w+/]{86}==$/.test(integrity ?? '')) wrong.push(`${name}: has no sha512`)
  // The lock file names no addresses: npm asks the registry that it is set up with, for the version in question.
  if (resolved !== undefined) wrong.push(`${name}: comes from ${resolved}`)
  if (hasInstallScript && !(name in WITH_SCRIPTS)) wrong.push(`${name}: wants to run a program`)
  return wrong
}

export function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}
