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
