// npm run pictures: the README's pictures, made from the real app on its sample edition; all others go to test-results/.
import { chown, copyFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfNeeded } from './build.mjs'
import { projectRoot } from './places.mjs'
import { prepare } from './prepare.mjs'
import { ORDINARY_USER, runWithWindows } from './run-as-user.mjs'
import { runTool } from './say.mjs'

/** Picture of this page → the one that it is a copy of. */
const IN_README = {
  'arabic-light.png': 'ar-light-1440x900.png',
  'french-dark.png': 'fr-dark-1440x900.png',
  'arabic-sepia-narrow.png': 'ar-sepia-700x900.png',
}

await runTool(async () => {
  const { node, electron } = await prepare()
  await buildIfNeeded(node)
  const folder = await mkdtemp(join(tmpdir(), 'warraq-pictures-'))
  try {
    if (process.getuid?.() === 0) await chown(folder, ORDINARY_USER, ORDINARY_USER)
    const script = join(projectRoot, 'tools', 'pictures', 'take.mjs')
    const code = await runWithWindows(node, [script, folder], {
      home: 'fresh',
      headless: process.platform === 'linux',
      cwd: projectRoot,
      env: { WARRAQ_ELECTRON: electron },
    })
    if (code !== 0) return code
    const readme = join(projectRoot, 'docs', 'pictures')
    await mkdir(readme, { recursive: true })
    for (const [name, taken] of Object.entries(IN_README)) await copyFile(join(folder, taken), join(readme, name))
    await cp(folder, join(projectRoot, 'test-results', 'pictures'), { recursive: true })
    return 0
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
