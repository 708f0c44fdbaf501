/** A program of the tests in one file: it starts three times as fast as the forty that it is made of. */

import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

/** `folder` is empty. Returns the path of the program. */
export async function bundled(entry: string, folder: string): Promise<string> {
  const project = join(import.meta.dirname, '..', '..')
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  await build({
    configFile: false,
    root: project,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  })
  return join(folder, 'program.mjs')
}
