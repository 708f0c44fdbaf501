// The present, to the minute.
import { createCell, useCell } from '../base/cell.ts'

const nowCell = createCell(Date.now())
setInterval(() => nowCell.set(Date.now()), 60_000)

export function useNow(): number {
  return useCell(nowCell)
}
