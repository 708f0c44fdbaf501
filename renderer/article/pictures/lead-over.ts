// Whether an article's lead picture stands over its text: not where the text shows it itself, in whatever size.
import type { PictureKey } from '../../../shared/contract/ids.ts'
import type { Article } from '../../../shared/contract/reading.ts'
import { isSamePicture } from '../../../shared/pictures/identity.ts'

export function leadOver(
  { picture, pictures }: Pick<Article, 'picture' | 'pictures'>,
  shown: ReadonlySet<PictureKey>,
): PictureKey | null {
  if (picture === null || shown.has(picture)) return null
  const addresses = Object.entries(pictures)
  const lead = addresses.find(([, key]) => key === picture)?.[0]
  if (lead === undefined) return picture
  return addresses.some(([address, key]) => shown.has(key) && isSamePicture(address, lead)) ? null : picture
}
