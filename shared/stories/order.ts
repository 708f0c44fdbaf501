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

/** The smallest of these numbers in ascending order, each once, at most `most`. Changes what it is given. */
export function smallest(numbers: Uint32Array, most: number): Uint32Array {
  numbers.sort()
  let count = 0
  for (let at = 0; at < numbers.length && count < most; at++) {
    const number = numbers[at] as number
    if (count === 0 || number !== numbers[count - 1]) numbers[count++] = number
  }
  return numbers.slice(0, count)
}

/** How many numbers two ascending lists have in common. */
export function countShared(one: Uint32Array, other: Uint32Array): number {
  let shared = 0
  let inOne = 0
  let inOther = 0
  while (inOne < one.length && inOther < other.length) {
    const a = one[inOne] as number
    const b = other[inOther] as number
    if (a === b) shared++
    if (a <= b) inOne++
    if (b <= a) inOther++
  }
  return shared
}

/** How many numbers of an ascending list are at most `end`. */
export function countUpTo(end: number, list: Uint32Array): number {
  let count = list.length
  while (count > 0 && (list[count - 1] as number) > end) count--
  return count
}
