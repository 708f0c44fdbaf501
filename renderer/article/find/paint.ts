// What was found is painted by the browser, as a highlight of its own: the headline stands in the window, the text in a frame.
import type { ShownPage } from '../../articles/shown-page.ts'

/** Names of highlights, as `highlights.css` dresses them. */
const FOUND = 'found'
const CURRENT = 'found-current'

/** `current`: which of them is looked at. */
export function paint(shown: ShownPage | null, found: readonly Range[], current: number | null): void {
  const looked = current === null ? undefined : found[current]
  for (const view of [window, shown?.document.defaultView]) {
    if (!view) continue
    const own = found.filter(({ startContainer }) => startContainer.ownerDocument === view.document)
    const others = own.filter(range => range !== looked)
    highlight(view as Window & typeof globalThis, FOUND, others)
    highlight(
      view as Window & typeof globalThis,
      CURRENT,
      own.filter(range => range === looked),
    )
  }
}

/** Each document has highlights of its own. */
export function highlight(
  { CSS: { highlights }, Highlight }: Window & typeof globalThis,
  name: string,
  ranges: readonly Range[],
) {
  if (ranges.length === 0) highlights.delete(name)
  else highlights.set(name, new Highlight(...ranges))
}
