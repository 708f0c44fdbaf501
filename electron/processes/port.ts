/**
 * Typed calls over any message port. `serve` answers on the side that owns an object; `connect` gives the other side
 * the same object with promises. Used for the store worker and the parse process, in Electron and in plain Node.
 */

import { ExpectedError, type Failure, failureOf } from '../../shared/result.ts'

/** What a `MessagePort`, a `Worker`, a utility process and a child process have in common. */
export interface Port {
  post(message: unknown): void
  listen(listener: (message: unknown) => void): void
}

/** The asynchronous twin of a service whose methods take and return plain data. */
export type Remote<S> = {
  readonly [K in keyof S]: S[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never
}

interface Call {
  readonly id: number
  readonly method: string
  readonly args: readonly unknown[]
}

type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure; readonly stack: string | null }

export interface Connection<S> {
  readonly remote: Remote<S>
  /** Rejects every call under way and all later ones. */
  close(reason: Error): void
}

/** Answers calls for `service`, one after the other, in the order in which they came. */
export function serve<S extends object>(port: Port, service: S): void {
  let last: Promise<void> = Promise.resolve()
  port.listen(message => {
    last = last.then(() => answerCall(port, service, message as Call))
  })
}

async function answerCall(port: Port, service: object, { id, method, args }: Call): Promise<void> {
  try {
    const called: unknown = Reflect.get(service, method)
    // A name that nobody answers is a bug of ours; an answer of nothing would hide it.
    if (typeof called !== 'function') throw new TypeError(`There is no method ${method}.`)
    const value: unknown = await Reflect.apply(called, service, args)
    port.post({ id, value } satisfies Reply)
  } catch (error) {
    const stack = error instanceof Error && !(error instanceof ExpectedError) ? (error.stack ?? null) : null
    port.post({ id, failure: failureOf(error), stack } satisfies Reply)
  }
}

export function connect<S>(port: Port): Connection<S> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let nextId = 1
  let closed: Error | null = null

  port.listen(message => {
    const reply = message as Reply
    const call = waiting.get(reply.id)
    if (!call) return
    waiting.delete(reply.id)
    if ('failure' in reply) call.reject(errorFrom(reply.failure, reply.stack))
    else call.resolve(reply.value)
  })

  const remote = remoteThrough<S>((method, args) => {
    return new Promise((resolve, reject) => {
      if (closed) return reject(closed)
      const id = nextId++
      waiting.set(id, { resolve, reject })
      port.post({ id, method, args } satisfies Call)
    })
  })

  return {
    remote,
    close(reason) {
      closed = reason
      for (const call of waiting.values()) call.reject(reason)
      waiting.clear()
    },
  }
}

/** Every call of the remote goes through `call`. */
export function remoteThrough<S>(call: (method: string, args: readonly unknown[]) => Promise<unknown>): Remote<S> {
  const get = (_: object, method: string | symbol) => {
    // A promise that resolves with the remote must not take it for a promise.
    if (typeof method !== 'string' || method === 'then') return undefined
    return (...args: readonly unknown[]) => call(method, args)
  }
  return new Proxy({}, { get }) as Remote<S>
}

/** Calls a method that is known by its name alone. */
export function callByName<S>(remote: Remote<S>, method: string, args: readonly unknown[]): Promise<unknown> {
  const called = Reflect.get(remote as object, method) as (...given: readonly unknown[]) => Promise<unknown>
  return called(...args)
}

function errorFrom({ code, message }: Failure, stack: string | null): Error {
  if (code !== 'internal') return new ExpectedError(code, message)
  return new Error(stack ?? message)
}
