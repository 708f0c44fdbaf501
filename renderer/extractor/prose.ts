// Where a page holds running text: sentences outside of links, counted in letters for every element at once.

/** Shorter lines are headings, labels and menus as often as sentences. */
const SHORTEST = 40
const MOST_LINKED = 0.5
const INLINE = new Set(
  (
    'A ABBR ACRONYM B BDI BDO BIG CITE CODE DEL DFN EM FONT I IMG INS KBD MARK Q RUBY RT RP S SAMP SMALL SPAN STRIKE ' +
    'STRONG SUB SUP TIME TT U VAR WBR'
  ).split(' '),
)
const SILENT = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT SELECT TEXTAREA BUTTON SVG NAV FIGCAPTION LABEL'.split(' '),
)

export interface Prose {
  /** Letters of running text within. */
  in(element: Element): number
  /** The blocks that hold it, in the order of the page; a line break starts no new one. */
  readonly blocks: readonly Element[]
}

/** `hidden`: whether text that the page hides is counted, too. */
export function proseOf(root: Element, { hidden }: { readonly hidden: boolean }): Prose {
  const letters = new Map<Element, number>()
  const blocks: Element[] = []

  function measure(element: Element): Measured {
    let [prose, plain, linked] = [0, 0, 0]
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) plain += lettersIn(child.nodeValue ?? '')
      if (child.nodeType !== Node.ELEMENT_NODE || !isRead(child as Element, hidden)) continue
      const within = measure(child as Element)
      prose += within.prose
      plain += within.plain
      linked += within.linked
    }
    if (element.tagName === 'A') [plain, linked] = [0, plain + linked]
    const isBlock = !INLINE.has(element.tagName)
    if (isBlock && plain >= SHORTEST && linked <= (plain + linked) * MOST_LINKED) {
      prose += plain
      blocks.push(element)
    }
    if (prose > 0) letters.set(element, prose)
    return isBlock ? { prose, plain: 0, linked: 0 } : { prose, plain, linked }
  }

  measure(root)
  return { in: element => letters.get(element) ?? 0, blocks }
}

/** `plain` and `linked`: what an element within a line adds to the line. */
interface Measured {
  readonly prose: number
  readonly plain: number
  readonly linked: number
}

function isRead(element: Element, hidden: boolean): boolean {
  if (SILENT.has(element.tagName.toUpperCase())) return false
  return hidden || !(element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true')
}

function lettersIn(text: string): number {
  return text.replace(/\s+/g, ' ').trim().length
}
