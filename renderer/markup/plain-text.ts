// The text of a clean article as lines: for copying, and for finding what changed.
const BLOCKS = new Set(
  'P LI UL OL DL DT DD H1 H2 H3 H4 H5 H6 BLOCKQUOTE FIGURE FIGCAPTION TABLE CAPTION TR PRE DETAILS SUMMARY DIV SECTION ARTICLE ASIDE ADDRESS HR'.split(
    ' ',
  ),
)

/** One block a line, cells of a table parted by a dash; white space within a line is one space. */
export function linesOf(content: Node): string[] {
  const lines: string[] = []
  let line = ''
  const end = () => {
    const text = line.replace(/\s+/g, ' ').trim()
    if (text !== '') lines.push(text)
    line = ''
  }
  const read = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) line += node.nodeValue ?? ''
    const { nodeName } = node
    if (BLOCKS.has(nodeName) || nodeName === 'BR') end()
    if ((nodeName === 'TD' || nodeName === 'TH') && node.previousSibling) line += ' – '
    for (const child of node.childNodes) read(child)
    if (BLOCKS.has(nodeName)) end()
  }
  read(content)
  end()
  return lines
}

/** The same, of an element with at most so many letters; null for a longer one, of which no more than these are read. */
export function shortWordsOf(element: Element, most: number): string | null {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let letters = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    letters += text.length < most ? text.trim().length : text.replace(/\s+/g, ' ').trim().length
    if (letters > most) return null
  }
  const words = wordsOf(element)
  return words.length <= most ? words : null
}

/** All of it in one line. */
export function wordsOf(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ').trim()
}
