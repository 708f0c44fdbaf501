// The page as it stands, as plain data. What cannot be seen keeps its place and loses what is in it.
import {
  isStyle,
  type KeptScreen,
  MOST_NODES,
  mayHave,
  mayStand,
  type ScreenElement,
  type ScreenNode,
} from '../../shared/screen/screen.ts'

/** Parts that move, or say something only once: of these the next start shows the place alone. */
const FLEETING = '[data-fleeting], [data-react-aria-top-layer], [role="alert"]'

/** null: there is more of it than anybody sees at once. */
export function takeScreen({ documentElement, body }: Document, page: Element): KeptScreen | null {
  let nodes = 0
  const edge = body.clientHeight

  const take = (node: Node): readonly ScreenNode[] => {
    nodes += 1
    if (node instanceof Text) return [node.data]
    if (!(node instanceof Element) || !mayStand(node.localName)) return []
    const isSeen = !node.matches(FLEETING) && isInSight(node, edge)
    return [{ ...shellOf(node), inside: isSeen ? [...node.childNodes].flatMap(take) : [] }]
  }

  const inside = [...page.childNodes].flatMap(take)
  return nodes > MOST_NODES ? null : { page: shellOf(documentElement), inside }
}

function shellOf(element: Element): ScreenElement {
  const attributes = [...element.attributes].filter(({ name, value }) => mayHave(name, value))
  const style = element.getAttribute('style') ?? ''
  return {
    tag: element.localName,
    attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
    style: isStyle(style) ? style : '',
    inside: [],
  }
}

/** Parts of a drawing are drawn with it, and what has no box of its own with what is in it. */
function isInSight(element: Element, edge: number): boolean {
  if (element instanceof SVGElement || getComputedStyle(element).display === 'contents') return true
  return element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().top < edge
}
