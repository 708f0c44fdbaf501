import { useEffect } from 'react'
import { shownPageCell, shownTextCell } from '../../articles/shown-page.ts'
import { useCell } from '../../base/cell.ts'
import { marksCell } from '../../shelf/marks/marks.ts'
import { drawHighlights, listenForHighlights } from './highlights.ts'

/** Paints the reader's highlights whenever they, or the text, are others than before. */
export function useHighlights(): void {
  const text = useCell(shownTextCell)
  const page = useCell(shownPageCell)
  const marks = useCell(marksCell)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text was put into the page, or something was marked
  useEffect(drawHighlights, [text, page, marks])
  const document = page?.document
  useEffect(() => {
    if (document) return listenForHighlights(document)
    return
  }, [document])
}
