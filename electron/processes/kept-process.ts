/**
 * Keeps processes that do risky work: starts one with the first job and another when the first has its hands full, gives
 * each one job at a time, and kills and replaces it when a job takes too long or too much memory, or when it dies of
 * itself. Only the job in flight is lost. The parse processes and the extractor are kept so.
 */

import { ExpectedError, type FailureCode } from '../../shared/result.ts'
import { type Connection, connect, type Port, type Remote } from './port.ts'

/** A running process, however it was started. */
export interface RiskyProcess {
  readonly port: Port
  onExit(listener: () => void): void
  kill(): void
  /** Bytes of resident memory; null where it cannot be told. */
  memory(): number | null
  /** Milliseconds of processor time since it began; null where it cannot be told. */
  processorTime(): number | null
}

export interface ProcessLimits {
  /** How many may run at the same time. */
  readonly processes: number
  /** Milliseconds of processor time for one job: a slow or busy computer gives it the same as a fast one. */
  readonly deadline: number
  /** Milliseconds of processor time for the first job of a process, its start included. */
  readonly firstDeadline: number
  /** Milliseconds on the wall clock for one job: for one that only waits, and where processor time cannot be told. */
  readonly patience: number
  /** Bytes of resident memory. */
  readonly memory: number
  /** Milliseconds between two looks at memory and processor time. */
  readonly watchEvery: number
  /** Milliseconds without work after which the process is closed. */
  readonly idle: number
}

/** Main's view of the processes, as if there were one. */
export interface KeptProcess<S> {
  /** Rejects with `stopped` when the process ends before the work does. */
  run<T>(work: (remote: Remote<S>) => Promise<T>): Promise<T>
  close(): void
}

export interface KeptProcessParts {
  readonly limits: ProcessLimits
  /** The failure of whoever waited for a process that ended. */
  readonly stopped: FailureCode
  spawn(): RiskyProcess
}

interface Job<S> {
  run(remote: Remote<S>): Promise<void>
  fail(error: unknown): void
}

export function keepProcess<S>(parts: KeptProcessParts): KeptProcess<S> {
  const { limits, stopped } = parts
  const queue: Job<S>[] = []
  const lanes = Array.from({ length: limits.processes }, () => createLane(parts, () => queue.shift()))
  let closed = false

  function enqueue<T>(work: (remote: Remote<S>) => Promise<T>): Promise<T> {
    if (closed) return Promise.reject(new ExpectedError(stopped, 'the process is closed'))
    return new Promise((resolve, reject) => {
      queue.push({ run: remote => work(remote).then(resolve, reject), fail: reject })
      // A process that just answered is about to take the next job: a second one starts only for what is left then.
      setImmediate(wake)
    })
  }

  function wake(): void {
    for (const lane of lanes) if (queue.length > 0 && !lane.isWorking()) lane.workOff()
  }

  return {
    run: enqueue,
    close() {
      closed = true
      for (const job of queue.splice(0)) job.fail(new ExpectedError(stopped, 'the process is closed'))
      for (const lane of lanes) lane.close()
    },
  }
}

/** A place for one process. */
interface Lane {
  isWorking(): boolean
  /** Takes jobs until there are none. */
  workOff(): void
  close(): void
}

interface Running<S> {
  readonly process: RiskyProcess
  readonly connection: Connection<S>
  hasAnswered: boolean
}

function createLane<S>({ spawn, limits, stopped }: KeptProcessParts, nextJob: () => Job<S> | undefined): Lane {
  let running: Running<S> | null = null
  let working = false
  let idleTimer: NodeJS.Timeout | undefined

  async function workOff(): Promise<void> {
    working = true
    clearTimeout(idleTimer)
    for (let job = nextJob(); job; job = nextJob()) await runGuarded(job).catch(job.fail)
    working = false
    idleTimer = setTimeout(() => stop('idle'), limits.idle)
    idleTimer.unref()
  }

  async function runGuarded(job: Job<S>): Promise<void> {
    running ??= start()
    const current = running
    const allowed = current.hasAnswered ? limits.deadline : limits.firstDeadline
    const before = current.hasAnswered ? (current.process.processorTime() ?? 0) : 0
    const deadline = setTimeout(() => stop(`a job took more than ${limits.patience} ms`), limits.patience)
    const watch = setInterval(() => {
      stopIfTooLarge(current)
      stopIfTooLong(current, before + allowed, allowed)
    }, limits.watchEvery)
    try {
      await job.run(current.connection.remote)
      current.hasAnswered = true
    } finally {
      clearTimeout(deadline)
      clearInterval(watch)
    }
  }

  function stopIfTooLarge({ process }: Running<S>): void {
    const memory = process.memory()
    if (memory !== null && memory > limits.memory) stop(`a job took ${Math.round(memory / 1024 / 1024)} MB`)
  }

  function stopIfTooLong({ process }: Running<S>, until: number, allowed: number): void {
    const worked = process.processorTime()
    if (worked !== null && worked > until) stop(`a job took more than ${allowed} ms of the processor`)
  }

  function start(): Running<S> {
    const process = spawn()
    const started: Running<S> = { process, connection: connect<S>(process.port), hasAnswered: false }
    process.onExit(() => {
      if (running === started) running = null
      started.connection.close(new ExpectedError(stopped, 'the process ended unexpectedly'))
    })
    return started
  }

  function stop(why: string): void {
    const ended = running
    running = null
    ended?.connection.close(new ExpectedError(stopped, why))
    ended?.process.kill()
  }

  return {
    isWorking: () => working,
    workOff: () => void workOff(),
    close() {
      clearTimeout(idleTimer)
      stop('the process is closed')
    },
  }
}
