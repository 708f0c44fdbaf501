/** Few connections in all, one for each host, and a rest between two requests to the same host. */

import { setMaxListeners } from 'node:events'
import { ExpectedError } from '../../shared/result.ts'

export interface HostLimiter {
  /**
   * Runs `task` when it is its turn; afterwards the host rests for `rest` milliseconds.
   * Rejects with `cancelled` when the signal says so before the turn comes.
   */
  run<T>(turn: Turn, task: () => Promise<T>): Promise<T>
}

export interface Turn {
  readonly host: string
  readonly rest: number
  readonly signal: AbortSignal
  /** The reader waits: before everything else that waits. */
  readonly isAwaited?: boolean
}

interface Waiting {
  readonly start: () => void
}

/** Every feed and picture that waits for its turn listens to the one signal of its sync; that is no leak. */
const MANY_LISTENERS = 0

export function createHostLimiter(connections: number): HostLimiter {
  /** Hosts with waiting tasks, in the order in which they began to wait. */
  const ahead = new Map<string, Waiting[]>()
  /** The same for tasks that the reader waits for. */
  const awaited = new Map<string, Waiting[]>()
  /** Hosts with a connection, or at rest after one. */
  const taken = new Set<string>()
  let open = 0

  function startNext(): void {
    startFrom(awaited)
    startFrom(ahead)
  }

  function startFrom(line: Map<string, Waiting[]>): void {
    for (const [host, queue] of line) {
      if (open >= connections) return
      if (taken.has(host)) continue
      const next = queue.shift()
      line.delete(host)
      // Requeues at the end: a host with many feeds must not hold up the others.
      if (queue.length > 0) line.set(host, queue)
      if (!next) continue
      taken.add(host)
      open++
      next.start()
    }
  }

  function wake(host: string): void {
    taken.delete(host)
    startNext()
  }

  function release(host: string, rest: number): void {
    open--
    if (rest <= 0) taken.delete(host)
    else setTimeout(wake, rest, host)
    startNext()
  }

  function turnOf({ host, signal, isAwaited = false }: Turn): Promise<void> {
    const line = isAwaited ? awaited : ahead
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(cancelled())
      const waiting = {
        start() {
          signal.removeEventListener('abort', giveUp)
          resolve()
        },
      }
      const giveUp = () => {
        const queue = line.get(host)
        queue?.splice(queue.indexOf(waiting), 1)
        if (queue?.length === 0) line.delete(host)
        reject(cancelled())
      }
      setMaxListeners(MANY_LISTENERS, signal)
      signal.addEventListener('abort', giveUp, { once: true })
      const queue = line.get(host)
      if (queue) queue.push(waiting)
      else line.set(host, [waiting])
      startNext()
    })
  }

  return {
    async run(turn, task) {
      await turnOf(turn)
      try {
        return await task()
      } finally {
        release(turn.host, turn.rest)
      }
    },
  }
}

function cancelled(): ExpectedError {
  return new ExpectedError('cancelled', 'cancelled')
}
