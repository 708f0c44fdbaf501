// Whether the reader holds the bar still. It has to be known outside the bar: a key does it too.
import { createCell } from '../base/cell.ts'

export const pausedCell = createCell(false)
