import { shownPageCell } from '../../articles/shown-page.ts'
import { type Deeds, on } from '../../base/deed.ts'
import { zoom } from './zoom.ts'

export const ARTICLE_PICTURE_DEEDS = {
  enlargePicture: target => on(pictureMeant(target), zoom),
} satisfies Partial<Deeds>

/** The picture that has the focus, or the article's first. */
function pictureMeant(target: Element | null): HTMLImageElement | null {
  if (target?.localName === 'img') return target as HTMLImageElement
  const lead = document.querySelector<HTMLImageElement>('article img')
  return lead ?? shownPageCell.get()?.document.querySelector('img') ?? null
}
