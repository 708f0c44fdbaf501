/**
 * The way in: a list of saved articles in a file, whatever program wrote it, known by what is in it. It stays open while
 * somebody asks for it; texts are read when their articles are asked for.
 */

import { closeSync, fstatSync, readFileSync, readSync, type Stats } from 'node:fs'
import { LARGEST_COLLECTION_FILE } from '../../../shared/limits.ts'
import { ExpectedError } from '../../../shared/result.ts'
import type { FileForm } from '../../records/collection.ts'
import { isSame, openToRead } from '../archive/file-to-read.ts'
import type { ZipFile } from '../archive/zip-entries.ts'
import type { CollectedArticle, Collection } from './collection.ts'
import { isDatabase } from './foreign-database.ts'
import { openNetNewsWire } from './netnewswire.ts'
import { isOmnivore, openOmnivore } from './omnivore.ts'
import { readCollection } from './read-collection.ts'

export interface OpenedCollection {
  /** Its articles may lack their texts. */
  readonly collection: Collection
  /** The article with its text and all else that the file has of it. */
  whole(article: CollectedArticle): CollectedArticle
  /** Something of what was asked for so far could not be read. */
  isDamaged(): boolean
  close(): void
}

const LIST = /\.(?:html?|csv|json|txt)$/i
const DATABASE = /\.(?:sqlite3?|db)$/i
const BEGINNING = 16

/** What a file is, by its first bytes and by its name; a library may have lost its ending on its way. */
export function formOf(path: string): FileForm {
  const beginning = beginningOf(path)
  if (isDatabase(beginning) || DATABASE.test(path)) return 'database'
  if (isZip(beginning) && withFile(path, isOmnivore)) return 'list'
  return LIST.test(path) ? 'list' : 'archive'
}

/** Nothing of a file that is not there. */
function beginningOf(path: string): Uint8Array {
  try {
    return withFile(path, ({ fd }) => {
      const bytes = new Uint8Array(BEGINNING)
      return bytes.subarray(0, readSync(fd, bytes, 0, BEGINNING, 0))
    })
  } catch {
    // Whoever opens it says why.
    return new Uint8Array()
  }
}

function isZip(beginning: Uint8Array): boolean {
  return Buffer.from(beginning.subarray(0, 4)).toString('latin1') === 'PK\x03\x04'
}

function withFile<T>(path: string, work: (file: ZipFile) => T): T {
  const fd = openToRead(path)
  try {
    return work({ fd, size: fstatSync(fd).size })
  } finally {
    closeSync(fd)
  }
}

interface Last extends OpenedCollection {
  readonly path: string
  readonly stats: Stats
}

let last: Last | null = null

/** @throws ExpectedError `notFound`, `notACollection`, `otherDatabase`, `damagedDatabase`, `tooLarge` */
export async function openCollection(path: string): Promise<OpenedCollection> {
  const fd = openToRead(path)
  const stats = fstatSync(fd)
  if (last?.path === path && isSame(last.stats, stats)) {
    closeSync(fd)
    return last
  }
  closeCollection()
  const opened = await openedAt(path, fd, stats)
  if (opened.collection.articles.length === 0) {
    opened.close()
    throw new ExpectedError('notACollection', 'No list of saved articles.')
  }
  last = { ...opened, path, stats }
  return last
}

/** Gives the file back. */
export function closeCollection(): void {
  last?.close()
  last = null
}

async function openedAt(path: string, fd: number, stats: Stats): Promise<OpenedCollection> {
  const close = () => closeSync(fd)
  try {
    if (!stats.isFile()) throw new ExpectedError('notACollection', 'It is no file.')
    const beginning = beginningOf(path)
    if (isZip(beginning)) return openOmnivore({ fd, size: stats.size }, close)
    const opened = isDatabase(beginning) || DATABASE.test(path) ? await openNetNewsWire(path) : openText(fd, stats.size)
    close()
    return opened
  } catch (error) {
    close()
    throw error
  }
}

function openText(fd: number, size: number): OpenedCollection {
  if (size > LARGEST_COLLECTION_FILE) throw new ExpectedError('tooLarge', 'The list is too large.')
  const collection = readCollection(readFileSync(fd))
  return { collection, whole: article => article, isDamaged: () => false, close: () => {} }
}
