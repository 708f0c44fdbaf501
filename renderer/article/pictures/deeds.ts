import { shownPageCell } from '../../articles/shown-page.ts'
import { begun, type Deeds, on } from '../../base/deed.ts'
import { translate } from '../../language/translate.ts'
import { say } from '../../notices/toasts.ts'
import { zoom } from './zoom.ts'

export const ARTICLE_PICTURE_DEEDS = {
  enlargePicture(target) {
    if (!shownPageCell.get()) return false
    return on(pictureMeant(target), zoom) || begun(say(translate('zoom.none')))
  },
} satisfies Partial<Deeds>

/** The picture that has the focus, or the article's first. */
function pictureMeant(target: Element | null): HTMLImageElement | null {
  if (target?.localName === 'img') return target as HTMLImageElement
  const lead = document.querySelector<HTMLImageElement>('article img')
  return lead ?? shownPageCell.get()?.document.querySelector('img') ?? null
}
