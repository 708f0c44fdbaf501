// node tools/ci/tampered.mjs: changes one byte in the archive of the unpacked program in packages/ and looks whether it still
// starts (case E-17). For Windows and macOS; on Linux Electron compares nothing.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, open, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packagesFolder } from '../places.mjs'
import { runTool, SetUpError, say } from '../say.mjs'

const PLACES = {
  win32: { program: 'Warraq.exe', archive: 'resources/app.asar' },
  darwin: { program: 'Warraq.app/Contents/MacOS/Warraq', archive: 'Warraq.app/Contents/Resources/app.asar' },
}
/** Whoever has not ended by then has started. */
const PATIENCE = 20_000

await runTool(async () => {
  const { program, archive } = PLACES[process.platform] ?? {}
  if (!program) throw new SetUpError('Nothing of this on Linux.')
  const name = (await readdir(packagesFolder)).find(each => /^unpacked-.*-(?:x64|arm64)$/.test(each))
  const folder = join(packagesFolder, name)
  if (await ends(join(folder, program))) throw new SetUpError('It does not start as it is.')
  await changeOneByte(join(folder, archive))
  const isRefused = await ends(join(folder, program))
  say(isRefused ? 'One changed byte, and it does not start.' : 'One changed byte, and it starts all the same.')
  return isRefused ? 0 : 1
})

async function ends(program) {
  const child = spawn(program, ['--data', await mkdtemp(join(tmpdir(), 'warraq-'))], { stdio: 'ignore' })
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
  const [, signal] = await once(child, 'exit')
  clearTimeout(timer)
  return signal !== 'SIGKILL'
}

/** In the header, whose hash the program knows: a blank that is none any more. */
async function changeOneByte(file) {
  const handle = await open(file, 'r+')
  const at = 64
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at)
  await handle.write(Buffer.from([buffer[0] ^ 1]), 0, 1, at)
  await handle.close()
}
