// What Playwright is given in order to drive a packaged program, which refuses the switch that Playwright insists on.
import { delimiter, dirname, join } from 'node:path'
import { projectRoot } from '../places.mjs'

/** The environment in which the twin's starter (`test/twin/start.mjs`) stands in Electron's place and starts `program`. */
export function twinEnvironment(node, program) {
  return {
    // The starter is a program for Node, and the machine's own may be older.
    PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
    WARRAQ_ELECTRON: join(projectRoot, 'test', 'twin', 'start.mjs'),
    WARRAQ_TWIN: program,
    WARRAQ_PROJECT: projectRoot,
  }
}
