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
}

interface Waiting {
  readonly start: () => void
}

/** Every feed and picture that waits for its turn listens to the one signal of its sync; that is no leak. */
const MANY_LISTENERS = 0

export function createHostLimiter(connections: number): HostLimiter {
  /** Hosts with waiting tasks, in the order in which they began to wait. */
  const queues = new Map<string, Waiting[]>()
  /** Hosts with a connection, or at rest after one. */
  const taken = new Set<string>()
  let open = 0

  function startNext(): void {
    for (const [host, queue] of queues) {
      if (open >= connections) return
      if (taken.has(host)) continue
      const next = queue.shift()
      queues.delete(host)
      // To the end of the line: a host with many feeds must not hold up the others.
      if (queue.length > 0) queues.set(host, queue)
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

  function turnOf({ host, signal }: Turn): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(cancelled())
      const waiting = {
        start() {
          signal.removeEventListener('abort', giveUp)
          resolve()
        },
      }
      const giveUp = () => {
        const queue = queues.get(host)
        queue?.splice(queue.indexOf(waiting), 1)
        if (queue?.length === 0) queues.delete(host)
        reject(cancelled())
      }
      setMaxListeners(MANY_LISTENERS, signal)
      signal.addEventListener('abort', giveUp, { once: true })
      const queue = queues.get(host)
      if (queue) queue.push(waiting)
      else queues.set(host, [waiting])
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
