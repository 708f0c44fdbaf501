/** A file of the reader's that is read in pieces: between two of them it must be the same one. */

import { openSync, type Stats } from 'node:fs'
import { ExpectedError } from '../../../shared/result.ts'

/** @throws ExpectedError `notFound` */
export function openToRead(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    throw new ExpectedError('notFound', String(error))
  }
}

export function isSame(one: Stats, other: Stats): boolean {
  return one.ino === other.ino && one.size === other.size && one.mtimeMs === other.mtimeMs
}
