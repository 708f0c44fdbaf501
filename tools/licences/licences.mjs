// The licences of everything that a package of ours contains, with their texts.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeModules, projectRoot } from '../places.mjs'
import { shippedPackages } from './shipped-packages.mjs'

const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:[.-].*)?$/i
/** What may be built in: licences that ask for no more than to be named. */
export const ALLOWED = [
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'OFL-1.1', 'blessing'],
  // Of these choices we take the second, and of the last the first.
  ...['(MPL-2.0 OR Apache-2.0)', '(MIT OR CC0-1.0)'],
]
/** Inside another package, and named by none. */
const SQLITE = {
  name: 'SQLite',
  version: '',
  licence: 'blessing',
  text: `The author disclaims copyright to this source code. In place of a legal notice, here is a blessing:

May you do good and not evil.
May you find forgiveness for yourself and forgive others.
May you share freely, never taking more than you give.`,
}

/**
 * `{ texts, packages: [{ name, version, licence, text }] }`, where `text` is a place in `texts`: many packages have the
 * same. Electron brings the licences of Chromium and Node in a file of its own.
 */
export async function gatherLicences() {
  const parts = await Promise.all(once(await shippedPackages()).map(licenceOf))
  const electron = await licenceOf({ path: 'node_modules/electron', name: 'Electron', version: '', license: 'MIT' })
  const all = [await ourOwn(), electron, SQLITE, ...parts]
  const texts = [...new Set(all.map(part => part.text))]
  return { texts, packages: all.map(part => ({ ...part, text: texts.indexOf(part.text) })) }
}

/** Two packages may each have brought the same one along. */
function once(packages) {
  return packages.filter(
    ({ name, version }, at) => packages.findIndex(p => p.name === name && p.version === version) === at,
  )
}

async function ourOwn() {
  return { name: 'Warraq', version: '', licence: 'MIT', text: await textIn(projectRoot) }
}

async function licenceOf({ path, name, version, license: licence }) {
  if (!ALLOWED.includes(licence)) throw new Error(`${name}: nobody has decided about the licence ${licence}`)
  return { name, version, licence, text: (await textIn(join(nodeModules, '..', path))) ?? `${name}: ${licence}` }
}

/** The text of the licence in a package's folder; null where its makers put none. */
async function textIn(folder) {
  const file = (await readdir(folder)).filter(name => LICENCE_FILE.test(name)).sort()[0]
  return file ? (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n').trim() : null
}
