/** The database of another program, copied to be read: that program may write in it, and nothing of ours is left beside it. */

import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LARGEST_FOREIGN_DATABASE } from '../../shared/limits.ts'
import { ExpectedError } from '../../shared/result.ts'
import { complain } from '../base/log.ts'

/** What was written last stands in a log beside the file until it is brought in. */
const LOG = '-wal'
/** A copy of a file that is written meanwhile is none. */
const ATTEMPTS = 3

/** `work` gets the path of the copy, which is gone afterwards. @throws ExpectedError `notFound`, `tooLarge`, `diskFull` */
export async function withCopy<T>(path: string, work: (copy: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-'))
  try {
    const copy = join(folder, 'copy.sqlite3')
    for (let attempt = 1; !(await copyAsItIs(path, copy)) && attempt < ATTEMPTS; attempt++);
    return await work(copy)
  } finally {
    // On Windows one who reads it yet, after a cancelled import, has to let go of it first.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 1000 }).catch(error =>
      complain('copy', error),
    )
  }
}

/** Returns whether nobody wrote in it meanwhile. */
async function copyAsItIs(path: string, copy: string): Promise<boolean> {
  const before = await statesOf(path)
  await copyFile(path, copy).catch(refuse)
  await rm(`${copy}${LOG}`, { force: true })
  if (before.log !== null) await copyFile(`${path}${LOG}`, `${copy}${LOG}`).catch(refuse)
  const after = await statesOf(path)
  return before.file === after.file && before.log === after.log
}

function refuse(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : null
  throw new ExpectedError(code === 'ENOSPC' || code === 'EDQUOT' ? 'diskFull' : 'notFound', String(error))
}

async function statesOf(path: string): Promise<{ readonly file: string; readonly log: string | null }> {
  const file = await stateOf(path)
  if (file === null) throw new ExpectedError('notFound', `${path} is not there.`)
  return { file, log: await stateOf(`${path}${LOG}`) }
}

async function stateOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return null
  if (found.size > LARGEST_FOREIGN_DATABASE) throw new ExpectedError('tooLarge', `${path} is too large.`)
  return `${found.size} ${found.mtimeMs}`
}
