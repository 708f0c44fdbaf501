// Pictures looked at closely: the one that is open over the window.
import type { PictureKey } from '../../../shared/contract/ids.ts'
import { createCell } from '../../base/cell.ts'
import { keyOf } from './place-pictures.ts'

export interface Zoomed {
  readonly key: PictureKey
  readonly src: string
  readonly alt: string
  readonly caption: string
  readonly language: string
  readonly direction: string
  /** What had the focus gets it back. */
  readonly from: HTMLElement
}

export const zoomedCell = createCell<Zoomed | null>(null)

export function zoom(image: HTMLImageElement): void {
  if (image.complete && image.naturalWidth === 0) return
  const page = image.ownerDocument.documentElement
  zoomedCell.set({
    key: keyOf(image),
    src: image.src,
    alt: image.alt,
    caption: image.closest('figure')?.querySelector('figcaption')?.textContent.trim() ?? '',
    language: page.lang,
    direction: page.dir,
    from: image,
  })
}

export function endZoom(): void {
  const from = zoomedCell.get()?.from
  zoomedCell.set(null)
  // React Aria gives the focus to the frame; within it, it belongs to the picture.
  requestAnimationFrame(() => {
    from?.ownerDocument.defaultView?.frameElement?.dispatchEvent(new Event('focus'))
    from?.focus({ preventScroll: true })
  })
}

/** Presses and keys on the pictures of a page; one that is a link stays a link. */
export function zoomOnPress(page: Document): () => void {
  const stop = new AbortController()
  const options = { signal: stop.signal }
  page.addEventListener(
    'click',
    event => {
      const image = pictureAt(event)
      if (image && event.button === 0) zoom(image)
    },
    options,
  )
  page.addEventListener(
    'keydown',
    event => {
      const image = event.key === 'Enter' || event.key === ' ' ? pictureAt(event) : null
      if (!image) return
      event.preventDefault()
      zoom(image)
    },
    options,
  )
  return () => stop.abort()
}

function pictureAt({ target }: Event): HTMLImageElement | null {
  const element = target as Element | null
  return element?.localName === 'img' && !element.closest('a') ? (element as HTMLImageElement) : null
}
