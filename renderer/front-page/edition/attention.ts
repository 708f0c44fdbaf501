// Whether the reader is here: a window that had the focus for a whole minute was looked at.
import { MINUTE } from '../../../shared/units.ts'
import { reader } from '../../base/reader.ts'

/** `hasFocus`: now, before anything was heard of the window. */
export function watchAttention(window: EventTarget, hasFocus: boolean): void {
  let timer: ReturnType<typeof setInterval> | undefined
  const end = () => {
    clearInterval(timer)
    timer = undefined
  }
  const begin = () => {
    timer ??= setInterval(() => void reader.request.noteVisit(), MINUTE)
  }
  window.addEventListener('focus', begin)
  window.addEventListener('blur', end)
  window.addEventListener('pagehide', end)
  if (hasFocus) begin()
}
