/** What the reader can do something about reaches the caller as an `ExpectedError`. */

import { expected, isDamage } from './db/database.ts'

/** The same object, each of whose methods says so in our words. `onDamage` hears of a damaged file. */
export function expectingFailuresOf<S extends object>(store: S, onDamage: () => void = () => {}): S {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return (...args: readonly unknown[]) => expectingFailures(() => Reflect.apply(method, target, args), onDamage)
    },
  })
}

export function expectingFailures<T>(work: () => T, onDamage: () => void = () => {}): T {
  try {
    return work()
  } catch (error) {
    if (isDamage(error)) onDamage()
    throw expected(error)
  }
}
