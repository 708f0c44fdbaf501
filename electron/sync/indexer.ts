/** Puts saved articles into the index behind the sync, in small steps between which the store answers the reader. */

export interface Indexer {
  /** There may be something to index. */
  wake(): void
  /** Resolves when nothing waits any more. Rejects with what the store refused. */
  settled(): Promise<void>
  stop(): void
}

/** About 50 ms of work for the store: a reader's question waits no longer than that. */
const STEP = 100
const BREATH = 20

/** `isBusy`: the store has articles to save; the list comes before the index. */
export function createIndexer(indexWaiting: (limit: number) => Promise<number>, isBusy: () => boolean): Indexer {
  let running: Promise<void> | null = null
  let stopped = false
  let again = false

  async function run(): Promise<void> {
    do {
      again = false
      let waiting = 1
      while (waiting > 0 && !stopped) {
        if (isBusy()) await pause(BREATH)
        else waiting = await indexWaiting(STEP)
      }
    } while (again && !stopped)
  }

  return {
    wake() {
      again = true
      running ??= run().finally(() => {
        running = null
      })
      // Whoever waits for `settled` is told; a wake has nobody to tell.
      running.catch(error => console.error('indexing:', error))
    },
    settled: () => running ?? Promise.resolve(),
    stop() {
      stopped = true
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
