// Brings one pinned npm package's tarball and refuses it when its hash differs.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { npm } from './run.mjs'
import { SetUpError, say } from './say.mjs'

/** Returns the tarball's path inside `folder`, which is made. */
export async function fetchPackage({ name, version, integrity }, folder) {
  say(`Fetching ${name}@${version} from the npm registry …`)
  await mkdir(folder, { recursive: true })
  await npm('pack', `${name}@${version}`, '--silent', '--ignore-scripts', '--pack-destination', folder)
  const tarball = (await readdir(folder)).find(file => file.endsWith('.tgz'))
  if (!tarball) throw new SetUpError(`npm pack ${name}@${version} left no tarball`)
  await checkIntegrity(join(folder, tarball), integrity)
  return join(folder, tarball)
}

/** `integrity` is in the form of package-lock.json: `sha512-<base64>`. */
export async function checkIntegrity(file, integrity) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  const found = `sha512-${hash.digest('base64')}`
  if (found !== integrity) throw new SetUpError(`${file} is not what was pinned: expected ${integrity}, found ${found}`)
}
