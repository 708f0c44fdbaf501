// What is taken out of a text leaves the line that it stood on: the words before and behind it are not one.

const INLINE = new Set(
  'A ABBR B BDI BDO CITE CODE DEL DFN EM FONT I INS KBD MARK Q RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR'.split(
    ' ',
  ),
)

/** Removes the element. Where it parted two lines, something still does. */
export function takeOff(element: Element): void {
  const isSpace = INLINE.has(element.tagName) && /\s/.test(element.textContent)
  const isLine = !INLINE.has(element.tagName) && areWords(before(element)) && areWords(behind(element))
  if (isSpace) element.replaceWith(' ')
  else if (isLine) element.replaceWith(element.ownerDocument.createElement('br'))
  else element.remove()
}

/** Before the box of a block is opened and what is in it stays: its lines stay lines. `opened`: all whose box is opened. */
export function keepLines(block: Element, opened: string): void {
  const line = () => block.ownerDocument.createElement('br')
  const isEmpty = block.textContent.trim() === ''
  if (endsInWords(before(block), opened) && (!isEmpty || areWords(behind(block)))) block.before(line())
  if (!isEmpty && endsInWords(block, opened) && areWords(behind(block))) block.after(line())
}

function endsInWords(node: Node | null, opened: string): boolean {
  if (node?.nodeType !== Node.ELEMENT_NODE || !(node as Element).matches(opened)) return areWords(node)
  return endsInWords(lastIn(node as Element), opened)
}

function before(node: Node): Node | null {
  let other = node.previousSibling
  while (other && isBlank(other)) other = other.previousSibling
  return other
}

function behind(node: Node): Node | null {
  let other = node.nextSibling
  while (other && isBlank(other)) other = other.nextSibling
  return other
}

function lastIn(block: Element): Node | null {
  const last = block.lastChild
  return last && isBlank(last) ? before(last) : last
}

function isBlank(node: Node): boolean {
  return (
    node.nodeType !== Node.ELEMENT_NODE && (node.nodeType !== Node.TEXT_NODE || (node.nodeValue ?? '').trim() === '')
  )
}

function areWords(node: Node | null): boolean {
  if (node === null || (node.textContent ?? '').trim() === '') return false
  return node.nodeType === Node.TEXT_NODE || INLINE.has((node as Element).tagName)
}
