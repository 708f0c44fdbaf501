/** Articles that the reader does not want in one story. */

export interface Apart {
  keep(one: number, other: number): void
  /** The reader has thought better of it. */
  forget(one: number, other: number): void
  forgetAll(id: number): void
  areApart(one: number, other: number): boolean
}

export function createApart(): Apart {
  const others = new Map<number, Set<number>>()

  function add(one: number, other: number): void {
    const known = others.get(one)
    if (known) known.add(other)
    else others.set(one, new Set([other]))
  }

  return {
    keep(one, other) {
      add(one, other)
      add(other, one)
    },
    forget(one, other) {
      others.get(one)?.delete(other)
      others.get(other)?.delete(one)
    },
    forgetAll(id) {
      for (const other of others.get(id) ?? []) others.get(other)?.delete(id)
      others.delete(id)
    },
    areApart: (one, other) => others.get(one)?.has(other) ?? false,
  }
}
