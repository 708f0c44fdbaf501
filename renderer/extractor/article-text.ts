// An article's running words, each block on a line of its own. What is said of a picture is read with the picture.

const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 ' +
    'H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
)
const SILENT = new Set('SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT SELECT TEXTAREA BUTTON'.split(' '))
/** A figure may also hold what is part of the text. */
const RUNNING = 'table, pre, blockquote, ul, ol, p + p'
const SHOWN = 'img, picture, video, audio, svg, figcaption, a[href]'

export function textOf(content: Node): string {
  const pieces: string[] = []
  gather(content, pieces)
  return pieces
    .join('')
    .split('\n')
    .map(line => line.replace(/[^\S\n]+/g, ' ').trim())
    .filter(line => line !== '')
    .join('\n')
}

function gather(node: Node, pieces: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) pieces.push((child.nodeValue ?? '').replaceAll('\n', ' '))
    else if (child.nodeType === Node.ELEMENT_NODE && isRead(child as Element)) gatherElement(child, pieces)
  }
}

function gatherElement(element: Node, pieces: string[]): void {
  const isBlock = BLOCKS.has((element as Element).tagName)
  if (isBlock) pieces.push('\n')
  gather(element, pieces)
  if (isBlock) pieces.push('\n')
}

function isRead(element: Element): boolean {
  if (SILENT.has(element.tagName)) return false
  if (element.tagName === 'FIGCAPTION') return element.closest('figure') === null
  return element.tagName !== 'FIGURE' || element.querySelector(RUNNING) !== null || element.querySelector(SHOWN) === null
}
