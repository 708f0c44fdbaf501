// Where the rows of a long list begin. Pure. All have the usual height but the few whose own is known: what a list of a
// million takes is as little as what one of a hundred takes.

export interface Heights {
  /** Of the whole list, in pixels. */
  readonly whole: number
  /** Where a row begins, in pixels from the top of the list. */
  startOf(index: number): number
  heightOf(index: number): number
  /** The row that a pixel is part of; beyond either end the row there. Rows without height have no pixels. */
  indexAt(offset: number): number
}

/** `own`: the heights of rows that are not as high as `usual`, in pixels, by the number of the row. */
export function heightsOf(count: number, usual: number, own: ReadonlyMap<number, number>): Heights {
  const rows = [...own].filter(([index]) => index < count).sort(([a], [b]) => a - b)
  const indices = rows.map(([index]) => index)
  // What the rows before each of them take more, or less, than the usual height.
  const more = [0]
  for (const [place, [, height]] of rows.entries()) more.push((more[place] ?? 0) + height - usual)
  const beginning = (place: number) => (indices[place] ?? 0) * usual + (more[place] ?? 0)

  function startOf(index: number): number {
    return index * usual + (more[placesBefore(rows.length, place => (indices[place] ?? 0) < index)] ?? 0)
  }

  function indexAt(offset: number): number {
    const place = placesBefore(rows.length, at => beginning(at) <= offset) - 1
    const last = count - 1
    const [index, height] = rows[place] ?? [-1, 0]
    const end = place < 0 ? 0 : beginning(place) + height
    if (place >= 0 && offset < end) return index
    const beyond = usual > 0 ? Math.floor((offset - end) / usual) : 0
    return Math.max(0, Math.min(last, index + 1 + beyond))
  }

  return {
    whole: startOf(count),
    startOf,
    heightOf: index => own.get(index) ?? usual,
    indexAt,
  }
}

/** How many of `count` ordered places pass a test that those behind them fail. */
function placesBefore(count: number, passes: (place: number) => boolean): number {
  let from = 0
  let until = count
  while (from < until) {
    const middle = (from + until) >>> 1
    if (passes(middle)) from = middle + 1
    else until = middle
  }
  return from
}
