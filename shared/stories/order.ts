/** Lists in order. */

/** Inserts by order of arrival: nearly always at the end. Only an article whose text was read anew stands further up. */
export function insertInOrder<T extends { readonly order: number }>(list: T[], one: T): void {
  let at = list.length
  if (at === 0 || (list[at - 1] as T).order < one.order) {
    list.push(one)
    return
  }
  while (at > 0 && (list[at - 1] as T).order > one.order) at--
  list.splice(at, 0, one)
}

/** The same numbers in ascending order, each once. Sorts what it is given. */
export function distinct(numbers: Uint32Array): Uint32Array {
  numbers.sort()
  let count = 0
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] as number
    if (count === 0 || number !== numbers[count - 1]) numbers[count++] = number
  }
  return numbers.slice(0, count)
}
