/** The child of the kills: imports an archive into a folder and says each time how many bookmarks are safe now. */

import { writeSync } from 'node:fs'
import { openLibrary } from './libraries.ts'

const [folder = '', archive = ''] = process.argv.slice(2)
const STDOUT = 1
const library = openLibrary(folder, progress => {
  if (progress) writeSync(STDOUT, `${progress.done}\n`)
})
await library.exchange.importFrom(archive)
library.store.close()
