// An article's running words, each block on a line of its own. What is said of a picture is read with the picture.

const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 ' +
    'H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
)
const SILENT = new Set('SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT SELECT TEXTAREA BUTTON'.split(' '))
/** A bare address, as the link to a film shows it: no word of the article. */
const ADDRESS = /^https?:\/\/\S+$/
/** A figure may also hold what is part of the text. */
const RUNNING = 'table, pre, blockquote, ul, ol, p + p'
/** Letters that are no captions, of all of them: an article of fewer is a gallery. */
const MOSTLY = 0.7
const SHOWN = 'img, picture, video, audio, svg, figcaption, a[href]'

/** The words of an article. What is said of pictures counts where it is the article: in a gallery. */
export function textOf(content: Element): string {
  const running = linesOf(content, isRunning)
  if (content.querySelector('figure, figcaption') === null) return running
  const all = linesOf(content, isRead)
  return running.length >= all.length * MOSTLY ? running : all
}

/** Every line of a page. */
export function wholeTextOf(page: Node): string {
  return linesOf(page, isRead)
}

function linesOf(content: Node, isWanted: (element: Element) => boolean): string {
  const pieces: string[] = []
  gather(content, pieces, isWanted)
  return pieces
    .join('')
    .split('\n')
    .map(line => line.replace(/[^\S\n]+/g, ' ').trim())
    .filter(line => line !== '')
    .join('\n')
}

function gather(node: Node, pieces: string[], isWanted: (element: Element) => boolean): void {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) pieces.push(lineOf(child))
    else if (child.nodeType === Node.ELEMENT_NODE && isWanted(child as Element)) gatherElement(child, pieces, isWanted)
  }
}

/** White space is one space, but where lines are set as they are written. */
function lineOf(text: Node): string {
  const written = text.nodeValue ?? ''
  if (!written.includes('\n')) return written
  return text.parentElement?.closest('pre') ? written : written.replaceAll('\n', ' ')
}

function gatherElement(element: Node, pieces: string[], isWanted: (element: Element) => boolean): void {
  const isBlock = BLOCKS.has((element as Element).tagName)
  if (isBlock) pieces.push('\n')
  gather(element, pieces, isWanted)
  if (isBlock) pieces.push('\n')
}

function isRead(element: Element): boolean {
  if (SILENT.has(element.tagName)) return false
  return element.tagName !== 'FIGURE' || !ADDRESS.test(element.textContent.trim())
}

/** Neither a caption nor another figure than one that holds a part of the text. */
function isRunning(element: Element): boolean {
  if (SILENT.has(element.tagName)) return false
  if (element.tagName === 'FIGCAPTION') return element.closest('figure') === null
  return (
    element.tagName !== 'FIGURE' || element.querySelector(RUNNING) !== null || element.querySelector(SHOWN) === null
  )
}
