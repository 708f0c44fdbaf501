// npm run pictures: the real app in the sizes, languages and themes it must look well in. The best are the README's
// (docs/pictures); all are in test-results/pictures, which git ignores. `--only ROLL[,ROLL]`, see pictures/take.mjs.
import { chown, copyFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfNeeded } from './build.mjs'
import { projectRoot } from './places.mjs'
import { prepare } from './prepare.mjs'
import { ORDINARY_USER, runWithWindows } from './run-as-user.mjs'
import { runTool } from './say.mjs'

/** Picture of the README → the one that it is a copy of. */
const IN_README = {
  'front-page.png': 'front/ar-light-1440x900.png',
  'arabic-light.png': 'sample/ar-light-1440x900.png',
  'french-dark.png': 'sample/fr-dark-1440x900.png',
  'arabic-sepia-narrow.png': 'sample/ar-sepia-700x900.png',
}

await runTool(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } })
  const { node, electron } = await prepare()
  await buildIfNeeded(node)
  const folder = await mkdtemp(join(tmpdir(), 'warraq-pictures-'))
  try {
    if (process.getuid?.() === 0) await chown(folder, ORDINARY_USER, ORDINARY_USER)
    const script = join(projectRoot, 'tools', 'pictures', 'take.mjs')
    const code = await runWithWindows(node, [script, folder, values.only], {
      home: 'fresh',
      headless: process.platform === 'linux',
      cwd: projectRoot,
      env: { WARRAQ_ELECTRON: electron },
    })
    await cp(folder, join(projectRoot, 'test-results', 'pictures'), { recursive: true })
    if (code === 0) await renewReadme(folder, values.only)
    return code
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

async function renewReadme(folder, only) {
  const rolls = new Set(only === '' ? Object.values(IN_README).map(taken => taken.split('/')[0]) : only.split(','))
  const readme = join(projectRoot, 'docs', 'pictures')
  await mkdir(readme, { recursive: true })
  for (const [name, taken] of Object.entries(IN_README)) {
    if (rolls.has(taken.split('/')[0])) await copyFile(join(folder, taken), join(readme, name))
  }
}
