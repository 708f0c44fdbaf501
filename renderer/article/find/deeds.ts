import { begun, type Deeds } from '../../base/deed.ts'
import { startSearch } from '../../place/place.ts'
import { startFind, stepFind } from './find.ts'

export const FIND_DEEDS = {
  find: () => startFind() || begun(startSearch()),
  findNext: () => stepFind(1),
  findPrevious: () => stepFind(-1),
} satisfies Partial<Deeds>
