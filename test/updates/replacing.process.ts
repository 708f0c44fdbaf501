/** Replaces an AppImage over and over until it is killed: `FILE NEXT OLD`. */

import { copyFileSync } from 'node:fs'
import { replaceAppImage } from '../../electron/updates/replace-appimage.ts'

const [file = '', next = '', old = ''] = process.argv.slice(2)
for (let turn = 0; ; turn++) {
  const part = `${file}.part`
  copyFileSync(turn % 2 === 0 ? next : old, part)
  await replaceAppImage(file, part)
  if (turn === 0) process.stdout.write('replacing\n')
}
