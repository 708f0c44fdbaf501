/** Which branches of the tree of sources are folded. */

import { isPlain } from '../checks.ts'

/** The key of a branch → whether the reader left it folded. Of the others `isFolded` decides. */
export type Folds = Readonly<Record<string, boolean>>

const MOST = 5000
/** More rows than these are more than anybody looks through: then a reader begins with sections. */
const MOST_UNFOLDED = 300

export function isFolds(value: unknown): value is Folds {
  if (!isPlain(value)) return false
  const folds = Object.values(value)
  return folds.length <= MOST && folds.every(one => typeof one === 'boolean')
}

/** @param rows of all branches together */
export function isFolded(folds: Folds, key: string, rows: number): boolean {
  return folds[key] ?? rows > MOST_UNFOLDED
}
