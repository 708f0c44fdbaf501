/** Carrying out one request of the window and telling what it changed. Knows no Electron: tests answer with it too. */

import {
  type Answer,
  type Arguments,
  areArguments,
  changesOf,
  type EventName,
  type Events,
  isRequestName,
  type RequestName,
} from '../../shared/contract/contract.ts'
import { eventOf, type Topic } from '../../shared/contract/terms.ts'
import { failure, failureOf, type Result, success } from '../../shared/result.ts'
import { complain } from '../base/log.ts'

export type Handlers = {
  readonly [N in RequestName]: (...args: Arguments<N>) => Answer<N> | Promise<Answer<N>>
}

/** Tells the window a fact; when there is no window there is nobody to tell. */
export type Announce = <N extends EventName>(name: N, ...facts: Parameters<Events[N]>) => void

/** Carries out one request; whatever goes wrong comes back as a value. */
export async function answer(
  handlers: Handlers,
  announce: Announce,
  name: unknown,
  args: unknown,
): Promise<Result<unknown>> {
  if (!isRequestName(name)) return failure('badArguments', 'There is no such request.')
  if (!areArguments(name, args)) return failure('badArguments', `${name} was called with wrong arguments.`)
  try {
    const handler = handlers[name] as (...given: readonly unknown[]) => unknown
    const value = await handler(...args)
    announceTopics(announce, changesOf(name, args, value))
    return success(value)
  } catch (error) {
    const { code, message } = failureOf(error)
    if (code === 'internal') complain(name, error)
    return failure(code, message)
  }
}

/** Announces topics, after a request or without one, as a sync does. */
export function announceTopics(announce: Announce, topics: readonly Topic[]): void {
  for (const topic of topics) announce(eventOf(topic))
}
