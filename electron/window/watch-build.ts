/** Under development: draws the window again when its bundle was built anew. Same origin, same policy as ever. */

import { watch } from 'node:fs'

const QUIET = 150

export function watchBuild(bundleFolder: string, onBuilt: () => void): void {
  let timer: NodeJS.Timeout | undefined
  watch(bundleFolder, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(onBuilt, QUIET)
  })
}
