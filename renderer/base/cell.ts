// A value that components can watch. All state that more than one component needs lives in cells.
import { useSyncExternalStore } from 'react'

export interface Cell<T> {
  get(): T
  set(next: T): void
  subscribe(listener: () => void): () => void
}

export function createCell<T>(initial: T): Cell<T> {
  const listeners = new Set<() => void>()
  let value = initial
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useCell<T>(cell: Cell<T>): T {
  return useSyncExternalStore(cell.subscribe, cell.get)
}

/** A member of a value that is an object: the component is drawn again only when another one takes its place. */
export function useCellMember<T, K extends keyof T>(cell: Cell<T>, key: K): T[K] {
  return useSyncExternalStore(cell.subscribe, () => cell.get()[key])
}

/** One thing about a value: the component is drawn again only when that changes. `select` gives a plain value. */
export function useCellPart<T, P extends string | number | boolean | null>(cell: Cell<T>, select: (value: T) => P): P {
  return useSyncExternalStore(cell.subscribe, () => select(cell.get()))
}
