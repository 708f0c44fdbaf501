// Which npm packages are built into the app, by the lock file: those that package.json depends on, and all they need.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../places.mjs'

/** They are gone once TypeScript has read them. */
const ONLY_TYPES = new Set(['@react-types/shared', 'csstype'])
/** Headers for whoever compiles a native part; what is shipped is compiled. */
const ONLY_TO_COMPILE = new Set(['node-addon-api'])

/** `{ path, name, version, license }` for each, in order of their names. `path` is as in the lock file. */
export async function shippedPackages() {
  const { packages } = JSON.parse(await readFile(join(projectRoot, 'package-lock.json'), 'utf8'))
  const found = new Map()
  const wanted = Object.keys(packages[''].dependencies).map(name => ['', name])
  for (const [from, name] of wanted) {
    if (isLeftOut(name)) continue
    const path = placeOf(packages, from, name)
    if (found.has(path)) continue
    const { version, license, dependencies = {} } = packages[path]
    found.set(path, { path, name, version, license })
    wanted.push(...Object.keys(dependencies).map(needed => [path, needed]))
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

function isLeftOut(name) {
  return name.startsWith('@types/') || ONLY_TYPES.has(name) || ONLY_TO_COMPILE.has(name)
}

/** As Node looks: in the folder of whoever asks, then in those above. */
function placeOf(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (packages[path]) return path
    if (at === '') throw new Error(`${name} is not in the lock file`)
  }
}
