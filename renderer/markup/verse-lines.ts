// Lines that only a style shows: a poem whose lines are ends of lines in the markup keeps them where styles are not read.

const STYLED = /white-space\s*:\s*(?:pre(?:-line|-wrap)?|break-spaces)\s*(?:;|!|$)/i
/** Names that say so, as whole words of a class. */
const NAMED =
  /(?:^|[\s_-])(?:poems?|poetry|po[eè]mes?|poes[ií]as?|poesies?|verses?|stanzas?|strophes?|lyrics|gedichte?|paroles)(?=$|[\s_-])/i
const NAMES = ['poem', 'poes', 'poet', 'po\u00e8me', 'vers', 'stanza', 'stroph', 'lyric', 'gedicht', 'parole']
  .map(name => `[class*=${name} i]`)
  .join(', ')
/** What has lines of its own. */
const LINES = 'br, p, div, li, td, pre'
const FEWEST = 3
const LONGEST = 100

/** An empty line parts stanzas. */
export function showVerseLines(document: Document): void {
  for (const element of document.querySelectorAll('body [style*=white-space i]')) {
    if (STYLED.test(element.getAttribute('style') ?? '')) breakLines(element)
  }
  for (const element of document.querySelectorAll(NAMES)) {
    if (NAMED.test(element.getAttribute('class') ?? '') && isVerse(element)) breakLines(element)
  }
}

function isVerse(element: Element): boolean {
  if (element.matches('html, body') || element.querySelector(LINES) !== null) return false
  const lines = element.textContent.trim().split(/\n/)
  return lines.length >= FEWEST && lines.every(line => line.trim().length <= LONGEST)
}

function breakLines(element: Element): void {
  const texts: Text[] = []
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeValue?.includes('\n') && !node.parentElement?.closest('pre, script, style')) texts.push(node as Text)
  }
  for (const text of texts) {
    const lines = text.data.trim().split('\n')
    if (lines.length < 2) continue
    const parts = lines.flatMap((line, at) => (at === 0 ? [line] : [element.ownerDocument.createElement('br'), line]))
    text.replaceWith(...parts)
  }
}
