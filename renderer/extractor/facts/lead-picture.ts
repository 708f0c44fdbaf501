// The picture above an article often stands outside of what was found to be its text, with the words under it.
import { isSamePicture } from '../../../shared/pictures/identity.ts'
import { standingOf } from '../../../shared/pictures/leading.ts'
import { wordsOf } from '../../markup/plain-text.ts'
import { attributesOf } from '../../markup/wake-pictures.ts'
import { isForeign } from './foreign-pictures.ts'

export interface LeadPicture {
  readonly address: string
  readonly caption: string | null
  readonly alt: string
  /** The page says that it stands for the article; otherwise it is only the first that could. */
  readonly isNamed: boolean
}

const CAPTIONS = 'figcaption, [class*=caption], [itemprop=caption], [class*=legend]'
const LONGEST_CAPTION = 500

/** Finds the lead picture. Must run before clutter is removed. */
export function findLeadPicture(document: Document, told: string | null, url: string): LeadPicture | null {
  const named = told !== null && standingOf(told) === 'never' ? null : told
  const image = named === null ? firstFigure(document, url) : imageNamed(document, named)
  const address = named ?? image?.getAttribute('src') ?? null
  if (address === null) return null
  return { address, caption: image && captionOf(image), alt: image?.getAttribute('alt') ?? '', isNamed: named !== null }
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

function firstFigure(document: Document, url: string): HTMLImageElement | null {
  const figures = document.querySelectorAll<HTMLImageElement>(
    'article figure img[src^=http], main figure img[src^=http]',
  )
  return (
    [...figures].find(image => standingOf(image.src, attributesOf(image)) === 'leads' && !isForeign(image, url)) ?? null
  )
}

function imageNamed(document: Document, address: string): HTMLImageElement | null {
  return (
    [...document.querySelectorAll<HTMLImageElement>('img[src]')].find(image => isSamePicture(image.src, address)) ??
    null
  )
}

function captionOf(image: Element): string | null {
  const box = image.closest('figure') ?? image.parentElement?.parentElement
  const caption = box?.querySelector(CAPTIONS)
  const words = caption ? wordsOf(caption) : ''
  return words !== '' && words.length <= LONGEST_CAPTION ? words : null
}
