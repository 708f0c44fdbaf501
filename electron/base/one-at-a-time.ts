/** For what is opened on the reader's screen: whoever has taken the page over could ask for a thousand of them. */

import { ExpectedError } from '../../shared/result.ts'

export type OneAtATime = <T>(work: () => Promise<T>) => Promise<T>

/** Refuses work while other work is under way: `tooManyRequests`. */
export function oneAtATime(): OneAtATime {
  let isBusy = false
  return async work => {
    if (isBusy) throw new ExpectedError('tooManyRequests', 'The one before it is still under way.')
    isBusy = true
    try {
      return await work()
    } finally {
      isBusy = false
    }
  }
}
