/** The packages under test: `tools/test-packages.mjs` makes them and says where they are. */

import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env.WARRAQ_PACKAGES ?? ''

/** The one package or folder whose name fits. */
export function made(name: RegExp): string {
  const found = readdirSync(folder).filter(entry => name.test(entry))
  if (found.length !== 1) throw new Error(`${folder} holds ${found.join(', ') || 'nothing'} for ${name}`)
  return join(folder, found[0] ?? '')
}

export const shippedFolder = () => made(/^unpacked-linux-x64$/)
export const twinFolder = () => made(/^unpacked-linux-x64-twin$/)
