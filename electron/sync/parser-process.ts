/**
 * Keeps the parse processes: starts one with the first job and another when the first has its hands full, gives each one
 * job at a time, and kills and replaces it when a job takes too long or too much memory, or when it dies of itself. Only
 * the job in flight is lost.
 */

import { availableParallelism } from 'node:os'
import { ExpectedError } from '../../shared/result.ts'
import { type Connection, connect, type Port, type Remote } from '../port.ts'
import type { Parser, ParseService } from './parser.ts'

/** A running process, however it was started. */
export interface ParserProcess {
  readonly port: Port
  onExit(listener: () => void): void
  kill(): void
  /** Bytes of resident memory; null where it cannot be told. */
  memory(): number | null
}

export interface ParserLimits {
  /** How many may run at the same time. */
  readonly processes: number
  /** Milliseconds for one job. */
  readonly deadline: number
  /** Milliseconds for the first job of a process, its start included. */
  readonly firstDeadline: number
  /** Bytes of resident memory. */
  readonly memory: number
  /** Milliseconds between two looks at the memory. */
  readonly watchEvery: number
  /** Milliseconds without work after which the process is closed. */
  readonly idle: number
}

export const PARSER_LIMITS: ParserLimits = {
  // Reading is most of a sync's work; a third process would only take the processor from whoever reads the news.
  processes: Math.min(2, availableParallelism()),
  deadline: 5000,
  firstDeadline: 10_000,
  memory: 512 * 1024 * 1024,
  watchEvery: 250,
  idle: 10_000,
}

interface Job {
  run(remote: Remote<ParseService>): Promise<void>
  fail(error: unknown): void
}

export function startParser(spawn: () => ParserProcess, limits: ParserLimits = PARSER_LIMITS): Parser {
  const queue: Job[] = []
  const lanes = Array.from({ length: limits.processes }, () => createLane(spawn, limits, () => queue.shift()))
  let closed = false

  function enqueue<T>(work: (remote: Remote<ParseService>) => Promise<T>): Promise<T> {
    if (closed) return Promise.reject(new ExpectedError('parserStopped', 'the parser is closed'))
    return new Promise((resolve, reject) => {
      queue.push({ run: remote => work(remote).then(resolve, reject), fail: reject })
      // Whoever has just answered is about to look for more: a second process starts only for what is left then.
      setImmediate(wake)
    })
  }

  function wake(): void {
    for (const lane of lanes) if (queue.length > 0 && !lane.isWorking()) lane.workOff()
  }

  return {
    parseFeed: job => enqueue(remote => remote.parseFeed(job)),
    readFeed: job => enqueue(remote => remote.readFeed(job)),
    parseOpml: bytes => enqueue(remote => remote.parseOpml(bytes)),
    checkPicture: bytes => enqueue(remote => remote.checkPicture(bytes)),
    close() {
      closed = true
      for (const job of queue.splice(0)) job.fail(new ExpectedError('parserStopped', 'the parser is closed'))
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

interface Running {
  readonly process: ParserProcess
  readonly connection: Connection<ParseService>
  hasAnswered: boolean
}

function createLane(spawn: () => ParserProcess, limits: ParserLimits, nextJob: () => Job | undefined): Lane {
  let running: Running | null = null
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

  async function runGuarded(job: Job): Promise<void> {
    running ??= start()
    const current = running
    const allowed = current.hasAnswered ? limits.deadline : limits.firstDeadline
    const deadline = setTimeout(() => stop(`a job took more than ${allowed} ms`), allowed)
    const watch = setInterval(() => stopIfTooLarge(current), limits.watchEvery)
    try {
      await job.run(current.connection.remote)
      current.hasAnswered = true
    } finally {
      clearTimeout(deadline)
      clearInterval(watch)
    }
  }

  function stopIfTooLarge({ process }: Running): void {
    const memory = process.memory()
    if (memory !== null && memory > limits.memory) stop(`a job took ${Math.round(memory / 1024 / 1024)} MB`)
  }

  function start(): Running {
    const process = spawn()
    const started: Running = { process, connection: connect<ParseService>(process.port), hasAnswered: false }
    process.onExit(() => {
      if (running === started) running = null
      started.connection.close(new ExpectedError('parserStopped', 'the parse process ended unexpectedly'))
    })
    return started
  }

  function stop(why: string): void {
    const stopped = running
    running = null
    stopped?.connection.close(new ExpectedError('parserStopped', why))
    stopped?.process.kill()
  }

  return {
    isWorking: () => working,
    workOff: () => void workOff(),
    close() {
      clearTimeout(idleTimer)
      stop('the parser is closed')
    },
  }
}
