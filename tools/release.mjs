// node tools/release.mjs check: whether this may be released (for a release on a tag). `sbom`: the bill of materials, and
// `sums`: the hashes of everything in packages/, both written there. `announce`: what tells installed apps of this version,
// one file for each system, signed with the key in WARRAQ_UPDATE_KEY (PKCS #8, PEM; several one after another).
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HOMEPAGE, NAME, UPDATES, VERSION } from './package/product.mjs'
import { nodeModules, packagesFolder } from './places.mjs'
import { announcement, manifests, publicKey, wrongWithFeed } from './release/announcement.mjs'
import { wrongWithElectron } from './release/electron-age.mjs'
import { billOfMaterials } from './release/sbom.mjs'
import { runTool, SetUpError, say } from './say.mjs'

const STEPS = { check, sbom, sums, announce }

await runTool(async () => {
  const step = STEPS[process.argv[2]]
  if (!step) throw new SetUpError(`usage: node tools/release.mjs ${Object.keys(STEPS).join('|')}`)
  return step()
})

async function check() {
  const wrong = wrongWithElectron(await electronVersion(), releasesOfElectron(), Date.now())
  if (new URL(HOMEPAGE).hostname.endsWith('.example')) wrong.push('The home page in package.json is a reserved name.')
  wrong.push(...wrongWithFeed(UPDATES))
  const tag = process.env.GITHUB_REF_NAME
  if (tag && tag !== `v${VERSION}`) wrong.push(`The tag ${tag} is not the version ${VERSION}.`)
  for (const sentence of wrong) say(sentence)
  return wrong.length > 0 ? 1 : 0
}

async function sbom() {
  const text = JSON.stringify(await billOfMaterials(await electronVersion()), null, 2)
  await writeFile(join(packagesFolder, `${NAME}-${VERSION}.cdx.json`), `${text}\n`)
}

/** In the form that `sha256sum --check` reads. */
async function sums() {
  const entries = await readdir(packagesFolder, { withFileTypes: true })
  const names = entries.filter(entry => entry.isFile() && entry.name !== 'SHA256SUMS').map(({ name }) => name)
  const lines = names.sort().map(async name => {
    const bytes = await readFile(join(packagesFolder, name))
    return `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`
  })
  await writeFile(join(packagesFolder, 'SHA256SUMS'), (await Promise.all(lines)).join(''))
}

/** The signature is by a key that installed apps know, or nobody would believe it. */
async function announce() {
  const keys = process.env.WARRAQ_UPDATE_KEY?.match(/-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/g) ?? []
  if (keys.length === 0) throw new SetUpError('WARRAQ_UPDATE_KEY holds no private key.')
  if (!keys.some(key => UPDATES.keys.includes(publicKey(key)))) {
    throw new SetUpError('None of these keys is named in package.json.')
  }
  const revoked = (process.env.WARRAQ_REVOKED_KEYS ?? '').split(' ').filter(Boolean)
  for (const manifest of await manifests({ folder: packagesFolder, version: VERSION, now: Date.now(), revoked })) {
    await writeFile(join(packagesFolder, `${manifest.system}.warraq`), announcement(manifest, keys))
    say(`${manifest.system}: ${manifest.files.map(({ name }) => name).join(', ') || 'told only'}`)
  }
}

async function electronVersion() {
  return JSON.parse(await readFile(join(nodeModules, 'electron', 'package.json'), 'utf8')).version
}

function releasesOfElectron() {
  return JSON.parse(execFileSync('npm', ['view', 'electron', 'time', '--json'], { maxBuffer: 64e6 }))
}
