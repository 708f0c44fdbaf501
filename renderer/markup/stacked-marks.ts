// Letters buried under marks: what is shown of them stays within its line.
import { unburden } from '../../shared/text/marks.ts'

/** Marks in the next element still stand on the last letter of the one before. */
export function levelHeaps(content: DocumentFragment): void {
  const walker = content.ownerDocument.createTreeWalker(content, NodeFilter.SHOW_TEXT)
  let marks = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const written = node.nodeValue ?? ''
    const level = unburden(written, marks)
    if (level.text !== written) node.nodeValue = level.text
    marks = level.marks
  }
}
