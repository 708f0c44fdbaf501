// The one short message at the foot of the window, with a way back where there is one.
import type { Failure } from '../../shared/result.ts'
import { createCell } from '../cell.ts'
import { translate } from '../language/translate.ts'

export interface Toast {
  readonly id: number
  readonly message: string
  readonly undo: (() => void) | null
}

export const toastCell = createCell<Toast | null>(null)

let lastId = 0

export function tell(message: string, undo: (() => void) | null = null): void {
  lastId += 1
  toastCell.set({ id: lastId, message, undo })
}

export function tellFailure({ code }: Pick<Failure, 'code'>): void {
  tell(translate(`failure.${code}`))
}

export function closeToast(): void {
  toastCell.set(null)
}

export function undoLast(): void {
  const { undo } = toastCell.get() ?? {}
  closeToast()
  undo?.()
}
