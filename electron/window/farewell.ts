/** Before the app goes, its page puts down what it still holds: where the reader is, and what they are writing. */

/** A page that is stuck holds nobody up. Milliseconds. */
const PATIENCE = 700

export interface Farewell {
  /** Tells the page, and resolves when it has put everything down, or does not answer. */
  say(): Promise<void>
  /** The page has. What it asked for before this came before it. */
  onAnswered(): void
}

/** `tell`: returns whether there is a page to be told. */
export function createFarewell(tell: () => boolean): Farewell {
  let answered = () => {}
  return {
    async say() {
      const answer = new Promise<void>(done => {
        answered = done
      })
      if (!tell()) return
      let timer: NodeJS.Timeout | undefined
      const limit = new Promise<void>(done => {
        timer = setTimeout(done, PATIENCE)
      })
      await Promise.race([answer, limit])
      clearTimeout(timer)
    },
    onAnswered: () => answered(),
  }
}
