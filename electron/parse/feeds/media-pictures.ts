/** Pictures named by Media RSS (https://www.rssboard.org/media-rss) and by enclosures. */

import type { NamedPicture } from '../html/pictures-in.ts'
import type { MarkupElement } from './element.ts'
import type { RawEnclosure } from './raw-feed.ts'

const PICTURE_FILE = /\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)/i

/** Contents before thumbnails, the widest first: the lead picture is the first of them that is fit for it. */
export function mediaPictures(item: MarkupElement): NamedPicture[] {
  const holders = [item, ...item.all('media:group')]
  const contents = holders.flatMap(holder => holder.all('media:content'))
  const pictures = contents.filter(isPicture).sort((a, b) => widthOf(b) - widthOf(a))
  const thumbnails = [...holders, ...contents].flatMap(holder => holder.all('media:thumbnail'))
  return [...pictures, ...thumbnails].flatMap(element => {
    const url = element.attribute('url') || element.text()
    if (url === '') return []
    return { url, width: element.attribute('width') ?? '', height: element.attribute('height') ?? '' }
  })
}

export function enclosureIsPicture({ url, type }: RawEnclosure): boolean {
  return type ? type.startsWith('image/') : PICTURE_FILE.test(url)
}

function isPicture(content: MarkupElement): boolean {
  const medium = content.attribute('medium')
  if (medium) return medium === 'image'
  const type = content.attribute('type')
  if (type) return type.startsWith('image/')
  return PICTURE_FILE.test(content.attribute('url') ?? '')
}

function widthOf(content: MarkupElement): number {
  return Number.parseInt(content.attribute('width') ?? '', 10) || 0
}
