import type { Deeds } from '../base/deed.ts'
import { stepPane } from './panes.ts'

export const PLACE_DEEDS = {
  nextPane: target => stepPane(1, target),
  previousPane: target => stepPane(-1, target),
} satisfies Partial<Deeds>
