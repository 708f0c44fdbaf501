// What the packaged app consists of, for one platform: what was built, the assets, and of the one package with a native
// part only what runs there.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { distFolder, nodeModules, projectRoot } from '../places.mjs'

/** Of dist/: for people who look inside, and for the build itself. */
const NOT_SHIPPED = /(?:\/\.newest-source|\/types|\/cleaner|\/electron\/inspect(?:-page)?\.js)$/
const SHIPPED_FIELDS = [
  'name',
  'productName',
  'version',
  'description',
  'license',
  'author',
  'homepage',
  'type',
  'main',
]
/** The catalogue, the sample edition, and the picture of the window. */
const SHIPPED_ASSETS = ['catalogue.json', 'sample', 'icon/warraq-256.png']
const SQLITE = '@photostructure/sqlite'
/** All platforms' bear `glibc` in their names. The one for musl is left out: Electron does not run there. */
const SQLITE_BINARY = '@photostructure+sqlite.glibc.node'
const LOADER = 'node-gyp-build'
const LOADER_FILES = ['index.js', 'node-gyp-build.js', 'package.json', 'LICENSE']

/** Lays the app out in `folder`, which is made anew. `target` is a platform and architecture, such as `win32-arm64`. */
export async function stageApp(folder, target) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await cp(distFolder, join(folder, 'dist'), { recursive: true, filter: path => !NOT_SHIPPED.test(portable(path)) })
  for (const name of SHIPPED_ASSETS)
    await cp(join(projectRoot, 'assets', name), join(folder, 'assets', name), {
      recursive: true,
      // What the pictures of the sample edition were drawn from.
      filter: path => !portable(path).endsWith('/sample/drawings'),
    })
  await cp(join(projectRoot, 'LICENSE'), join(folder, 'LICENSE'))
  await writeManifest(join(projectRoot, 'package.json'), join(folder, 'package.json'), SHIPPED_FIELDS)
  await stageSqlite(join(folder, 'node_modules'), target)
}

async function stageSqlite(folder, target) {
  const [from, to] = [join(nodeModules, SQLITE), join(folder, SQLITE)]
  await mkdir(join(to, 'dist'), { recursive: true })
  await writeManifest(join(from, 'package.json'), join(to, 'package.json'), ['name', 'version', 'license', 'exports'])
  await cp(join(from, 'LICENSE'), join(to, 'LICENSE'))
  for (const file of await sqliteScripts(from)) await cp(join(from, 'dist', file), join(to, 'dist', file))
  const binary = join('prebuilds', target, SQLITE_BINARY)
  await mkdir(join(to, 'prebuilds', target), { recursive: true })
  await cp(join(from, binary), join(to, binary))
  await mkdir(join(folder, LOADER), { recursive: true })
  for (const file of LOADER_FILES) await cp(join(nodeModules, LOADER, file), join(folder, LOADER, file))
}

/** Its entry and what that imports; the other's name holds a hash. */
async function sqliteScripts(from) {
  const entry = await readFile(join(from, 'dist', 'index.mjs'), 'utf8')
  return ['index.mjs', ...[...entry.matchAll(/from "\.\/([\w.-]+)"/g)].map(([, name]) => name)]
}

async function writeManifest(from, to, fields) {
  const all = JSON.parse(await readFile(from, 'utf8'))
  const kept = Object.fromEntries(fields.map(field => [field, all[field]]))
  await writeFile(to, `${JSON.stringify(kept, null, 2)}\n`)
}

function portable(path) {
  return path.replaceAll('\\', '/')
}
