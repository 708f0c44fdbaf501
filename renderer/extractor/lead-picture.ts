// The picture above an article often stands outside of what was found to be its text, with the words under it.
import { wordsOf } from './blocks.ts'

export interface LeadPicture {
  readonly address: string
  readonly caption: string | null
  readonly alt: string
}

const CAPTIONS = 'figcaption, [class*=caption], [itemprop=caption], [class*=legend]'
const LONGEST_CAPTION = 500

/** Finds the lead picture. Must run before clutter is removed. */
export function findLeadPicture(document: Document, named: string | null): LeadPicture | null {
  const image = named === null ? firstFigure(document) : imageNamed(document, named)
  const address = named ?? image?.getAttribute('src') ?? null
  if (address === null) return null
  return { address, caption: image && captionOf(image), alt: image?.getAttribute('alt') ?? '' }
}

/** Puts it above the text unless the text shows it itself. */
export function showLeadPicture(content: Element, lead: LeadPicture): void {
  if ([...content.querySelectorAll('img')].some(image => isSamePicture(image.src, lead.address))) return
  const figure = content.ownerDocument.createElement('figure')
  const image = content.ownerDocument.createElement('img')
  image.src = lead.address
  image.alt = lead.alt
  figure.append(image)
  if (lead.caption !== null) {
    const caption = content.ownerDocument.createElement('figcaption')
    caption.textContent = lead.caption
    figure.append(caption)
  }
  content.prepend(figure)
}

function firstFigure(document: Document): HTMLImageElement | null {
  return document.querySelector<HTMLImageElement>('article figure img[src^=http], main figure img[src^=http]')
}

function imageNamed(document: Document, address: string): HTMLImageElement | null {
  return (
    [...document.querySelectorAll<HTMLImageElement>('img[src]')].find(image => isSamePicture(image.src, address)) ??
    null
  )
}

/** The same picture in another size has the same name. */
export function isSamePicture(one: string, other: string): boolean {
  return fileOf(one) === fileOf(other)
}

/** `…/2026/11/port-1024x683.jpg` and `…/port.jpg?w=800` are one picture. */
function fileOf(address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : address
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/(?:-\d+x\d+|-scaled|@2x)?(?=\.\w+$)/, '')
    .toLowerCase()
}

function captionOf(image: Element): string | null {
  const box = image.closest('figure') ?? image.parentElement?.parentElement
  const caption = box?.querySelector(CAPTIONS)
  const words = caption ? wordsOf(caption) : ''
  return words !== '' && words.length <= LONGEST_CAPTION ? words : null
}
