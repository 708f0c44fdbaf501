// node tools/ci/other-electron.mjs VERSION: fetches that official Electron for this machine and prints the line that makes
// our tools take it. For continuous integration only: here the hash comes from the same place as the archive.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runtimeFolder } from '../places.mjs'
import { runTool, SetUpError } from '../say.mjs'

await runTool(async () => {
  const [version] = process.argv.slice(2)
  const release = `https://github.com/electron/electron/releases/download/v${version}`
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`
  const sums = await (await fetch(`${release}/SHASUMS256.txt`)).text()
  const bytes = Buffer.from(await (await fetch(`${release}/${name}`)).arrayBuffer())
  const found = createHash('sha256').update(bytes).digest('hex')
  if (!sums.split('\n').includes(`${found} *${name}`)) throw new SetUpError(`${name} is not what its release says.`)
  const folder = join(runtimeFolder, `electron-${version}`)
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}.zip`, bytes)
  // The systems' own programs keep the links that a bundle of macOS has; Windows' tar reads zip files.
  const [program, ...args] = process.platform === 'win32' ? ['tar', '-xf'] : ['unzip', '-q', '-o']
  const into = process.platform === 'win32' ? ['-C', folder] : ['-d', folder]
  execFileSync(program, [...args, `${folder}.zip`, ...into], { stdio: ['ignore', 2, 2] })
  process.stdout.write(`ELECTRON_OVERRIDE_DIST_PATH=${folder}\n`)
})
