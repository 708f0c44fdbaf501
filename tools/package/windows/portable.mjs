// The program for Windows that is installed nowhere: it keeps everything in a folder beside itself.
import { cp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mustRun } from '../../run.mjs'
import { NAME, VERSION } from '../product.mjs'

/** Beside the program it says that this one is portable; `electron/start/portable.ts` looks for it. */
const MARK = 'portable'
const WHAT_IT_IS = `Warraq keeps its library in the folder "data" beside this file. Without this file it keeps it in your account.

يحفظ ورّاق مكتبته في المجلد data بجوار هذا الملف. ومن دونه يحفظها في حسابك.

Warraq garde sa bibliothèque dans le dossier « data », à côté de ce fichier. Sans lui, il la garde dans votre compte.
`

export async function makePortable(out, { unpacked, arch, fast, standIn, work }) {
  const name = `${NAME}-${VERSION}-${arch}-portable${standIn ? '-standin' : ''}`
  const folder = join(work, NAME)
  await cp(unpacked, folder, { recursive: true })
  await writeFile(join(folder, MARK), WHAT_IT_IS)
  const file = join(out, `${name}.zip`)
  await rm(file, { force: true })
  await mustRun('zip', ['-q', fast ? '-1' : '-9', '-r', '-X', file, NAME], { cwd: work })
  await rm(folder, { recursive: true, force: true })
  return file
}
