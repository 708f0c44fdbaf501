/** Which picture may stand for an article: no face of its author, no sign to press, nothing as small as a stamp. */

import { type Attributes, fileNameIn, partsOf } from './markup.ts'
import { declaredSides, largestOf, sidesInAddress } from './sizes.ts'
import { isPlaceholder } from './waiting.ts'

/** `spare`: where there is no other. */
export type Standing = 'leads' | 'spare' | 'never'

const LARGEST_ICON = 100
/** A strip as wide as the page and as high as a line is an advertisement or a rule. */
const HIGHEST_STRIP = 72
const LARGEST_THUMBNAIL = 199

/** Whether a picture may lead. `address`: absolute. `attributes`: what its markup says besides; of one that a feed names at least width and height. */
export function standingOf(address: string, attributes: Attributes = {}): Standing {
  const declared = declaredSides(attributes)
  const sides = [largestOf(declared), largestOf(sidesInAddress(address))].filter(side => side !== null)
  if (sides.some(side => side <= LARGEST_ICON) || declared.some(side => side <= HIGHEST_STRIP)) return 'never'
  const isLarge = declared.length > 0 && Math.max(...declared) > LARGEST_THUMBNAIL
  if (!isLarge && (isAvatar(address, attributes) || isIcon(address))) return 'never'
  if (isPlaceholder(address)) return 'spare'
  return sides.some(side => side <= LARGEST_THUMBNAIL) ? 'spare' : 'leads'
}

/** Chooses the lead picture: the first that may lead, else the first that may do so where there is no other. */
export function leaderOf<T>(pictures: readonly T[], standing: (picture: T) => Standing): T | null {
  return pictures.find(one => standing(one) === 'leads') ?? pictures.find(one => standing(one) === 'spare') ?? null
}

const HOSTS_OF_FACES = /(?:^|\.)(?:gravatar\.com|cravatar\.\w{2,3}|libravatar\.org)$|^avatars?\d{0,2}\.|^yt3\./
const PLACES_OF_FACES =
  /^pbs\.twimg\.com\/profile_images\/|^graph\.facebook\.com\/[^/]{1,60}\/picture|^lh\d\.googleusercontent\.com\/a[-/]/
const FOLDERS_OF_FACES =
  /\/(?:avatars?|gravatars?|user-?pics?|profile[-_](?:pics?|pictures?|photos?|images?)|author[-_]?(?:pics?|pictures?|photos?|images?))\//i
/** A film has this name too, with words behind it. */
const FILE_OF_FACE =
  /^(?:(?:default|author|user|member|no)[-_]?)?avatar(?:[-_](?:small|medium|large|default|thumb))?\.\w{2,5}$/i
const CLASS_OF_FACE =
  /(?:^|\s)(?:avatar(?:-\d{1,4})?|gravatar|(?:author|user)(?:-|__)(?:avatar|photo|image|img|pic)|profile-(?:pic|photo|image)|userpic)(?=\s|$)/i

function isAvatar(address: string, attributes: Attributes): boolean {
  const { host = '', path = '' } = partsOf(address) ?? {}
  return (
    HOSTS_OF_FACES.test(host) ||
    PLACES_OF_FACES.test(host + path) ||
    FOLDERS_OF_FACES.test(path) ||
    FILE_OF_FACE.test(fileNameIn(path)) ||
    CLASS_OF_FACE.test(attributes['class'] ?? '')
  )
}

const FOLDERS_OF_ICONS = /\/(?:icons?|favicons?|emojis?|smil(?:ey|ie)s)\/|\/images\/core\/emoji\//i
const ICON =
  /^(?:favicon|apple-touch-icon)|\.ico$|(?:^|[-_])icons?[-_]?(?:\d{1,4}(?:x\d{1,4})?)?(?:[-_][a-z]{1,12})?\.(?:png|gif|svg|webp)$/i
/** What is pressed to share an article. */
const BUTTON =
  /^(?:share|rss|feed|print|e?mail|facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|instagram|youtube)(?:[-_](?:icon|button|btn|logo|share|\d{2}))?\.(?:png|gif|svg)$/i

function isIcon(address: string): boolean {
  const { path = '' } = partsOf(address) ?? {}
  const file = fileNameIn(path)
  return FOLDERS_OF_ICONS.test(path) || ICON.test(file) || BUTTON.test(file)
}
