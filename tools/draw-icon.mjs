// node tools/draw-icon.mjs: draws assets/icon/warraq.svg as PNGs beside it. Run after the drawing was changed.
import { chmod, copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from './places.mjs'
import { prepare } from './prepare.mjs'
import { runWithWindows } from './run-as-user.mjs'
import { runTool, say } from './say.mjs'

await runTool(async () => {
  const { electron } = await prepare()
  const folder = await mkdtemp(join(tmpdir(), 'warraq-icon-'))
  try {
    // As root the drawing is done by an ordinary user, who may write here and nowhere in the project.
    await chmod(folder, 0o777)
    const env = { WARRAQ_ICON_FOLDER: folder }
    const code = await runWithWindows(electron, [join(projectRoot, 'tools', 'icon')], { home: 'fresh', env })
    const drawn = (await readdir(folder)).filter(name => name.endsWith('.png'))
    for (const name of drawn) await copyFile(join(folder, name), join(projectRoot, 'assets', 'icon', name))
    say(`Drawn: ${drawn.join(', ')}`)
    return drawn.length > 0 ? code : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
