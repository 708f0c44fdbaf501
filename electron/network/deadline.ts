/** Ends an exchange that takes too long, stands still, or is not wanted any more. */

import { ExpectedError } from '../../shared/result.ts'

export interface Deadline {
  readonly signal: AbortSignal
  /** A byte came. */
  touch(): void
  /** Why it ended early; null while all is well. */
  reason(): ExpectedError | null
  end(): void
}

/** A timer for the whole and one for silence: a server that sends one byte now and then passes the second, not the first. */
export function createDeadline(
  limits: { readonly total: number; readonly idle: number },
  cancel: AbortSignal,
): Deadline {
  const controller = new AbortController()
  let reason: ExpectedError | null = null
  const stop = (why: ExpectedError) => {
    reason ??= why
    controller.abort(reason)
  }

  const onCancel = () => stop(new ExpectedError('cancelled', 'cancelled'))
  const total = setTimeout(() => stop(new ExpectedError('timedOut', `not done after ${limits.total} ms`)), limits.total)
  const idle = setTimeout(() => stop(new ExpectedError('timedOut', `silent for ${limits.idle} ms`)), limits.idle)
  if (cancel.aborted) onCancel()
  else cancel.addEventListener('abort', onCancel)

  return {
    signal: controller.signal,
    touch: () => void idle.refresh(),
    reason: () => reason,
    end() {
      clearTimeout(total)
      clearTimeout(idle)
      cancel.removeEventListener('abort', onCancel)
    },
  }
}
