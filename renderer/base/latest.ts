// Answers that come later than they were meant.

/**
 * Counts questions of one kind: each call begins another one and gives what tells whether it is still the latest. An
 * answer to an earlier question is out of date, whenever it comes.
 */
export function createLatest(): () => () => boolean {
  let latest = 0
  return () => {
    latest += 1
    const own = latest
    return () => own === latest
  }
}
