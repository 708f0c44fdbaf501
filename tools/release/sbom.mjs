// What a package of ours is made of, as a CycloneDX 1.6 document: the same sources give the same one.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { shippedPackages } from '../licences/shipped-packages.mjs'
import { ID, madeAt, VERSION } from '../package/product.mjs'
import { projectRoot } from '../places.mjs'

/** `electron` is the version in the package. */
export async function billOfMaterials(electron) {
  const { packages } = JSON.parse(await readFile(join(projectRoot, 'package-lock.json'), 'utf8'))
  const components = (await shippedPackages()).map(({ path, name, version, license }) => ({
    ...componentOf('library', name, version, license),
    hashes: [{ alg: 'SHA-512', content: Buffer.from(packages[path].integrity.slice(7), 'base64').toString('hex') }],
  }))
  const once = components.filter(
    (each, at) => components.findIndex(other => other['bom-ref'] === each['bom-ref']) === at,
  )
  const all = [componentOf('framework', 'electron', electron, 'MIT'), ...once]
  const serial = createHash('sha256').update(JSON.stringify(all)).digest('hex')
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(serial)}`,
    version: 1,
    metadata: {
      timestamp: madeAt().toISOString(),
      component: { type: 'application', 'bom-ref': ID, name: 'warraq', version: VERSION, licenses: [licenceOf('MIT')] },
    },
    components: all,
    dependencies: [{ ref: ID, dependsOn: all.map(each => each['bom-ref']) }],
  }
}

function componentOf(type, name, version, licence) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  return { type, 'bom-ref': purl, name, version, purl, licenses: [licenceOf(licence)] }
}

function licenceOf(licence) {
  return licence.includes(' ') ? { expression: licence.replace(/^\((.*)\)$/, '$1') } : { license: { id: licence } }
}

/** Bytes of a hash in the form of a UUID of version 8, which is for one's own use. */
function uuidOf(hex) {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
