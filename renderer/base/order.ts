// Things in an order of the reader's. Pure.

/** The order with `id` in front of `before`, or behind all where that is null; null: nothing would change. */
export function placedBefore<T>(order: readonly T[], id: T, before: T | null): readonly T[] | null {
  const others = order.filter(each => each !== id)
  const place = before === null ? others.length : others.indexOf(before)
  const wanted = [...others.slice(0, place), id, ...others.slice(place)]
  return place < 0 || wanted.every((each, index) => each === order[index]) ? null : wanted
}

/** The order with `id` one place up or down; null: it is at the end already. */
export function stepped<T>(order: readonly T[], id: T, step: 1 | -1): readonly T[] | null {
  const place = order.indexOf(id)
  if (place < 0 || place + step < 0 || place + step >= order.length) return null
  return placedBefore(order, id, order[step === -1 ? place - 1 : place + 2] ?? null)
}
