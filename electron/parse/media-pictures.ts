/** Pictures named by Media RSS (https://www.rssboard.org/media-rss) and by enclosures. */

import type { RssFeed } from 'feedsmith'
import type { RawEnclosure } from './raw-feed.ts'

type Media = NonNullable<RssFeed.Item<string>['media']>

const PICTURE_FILE = /\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)/i

/** Contents before thumbnails, the widest first: the lead picture is the first of them. */
export function mediaPictures(media: Media | undefined): string[] {
  if (!media) return []
  const groups = media.groups ?? []
  const contents = [...(media.contents ?? []), ...groups.flatMap(group => group.contents ?? [])]
  const pictures = contents.filter(isPicture).sort((a, b) => (b.width ?? 0) - (a.width ?? 0))
  const holders = [media, ...groups, ...contents]
  const thumbnails = holders.flatMap(holder => holder.thumbnails ?? [])
  return [...pictures, ...thumbnails].flatMap(({ url }) => (url ? [url] : []))
}

export function enclosureIsPicture({ url, type }: RawEnclosure): boolean {
  return type ? type.startsWith('image/') : PICTURE_FILE.test(url)
}

function isPicture({ url, type, medium }: { url?: string; type?: string; medium?: string }): boolean {
  if (medium !== undefined) return medium === 'image'
  if (type !== undefined) return type.startsWith('image/')
  return PICTURE_FILE.test(url ?? '')
}
