/** The pictures of an article: absolute addresses, and which of them leads. */

import { countsReaders, isUnseen } from '../../../shared/pictures/counters.ts'
import { emojiIn } from '../../../shared/pictures/emoji.ts'
import { isSamePicture } from '../../../shared/pictures/identity.ts'
import { leaderOf, type Standing, standingOf } from '../../../shared/pictures/leading.ts'
import { MOST_PICTURES } from '../../../shared/pictures/listed.ts'
import type { Attributes } from '../../../shared/pictures/markup.ts'
import { declaredSides, largestOf, sidesInAddress } from '../../../shared/pictures/sizes.ts'
import { addressesOf } from '../../../shared/pictures/waiting.ts'
import { webAddress } from './addresses.ts'
import { walkHtml } from './html-tokens.ts'

/** As a feed names it; some say how large it is. */
export type NamedPicture = string | { readonly url: string; readonly width: string; readonly height: string }

export interface PicturePlaces {
  /** Named by the feed itself: media:content, media:thumbnail, enclosures, JSON Feed's `image`. */
  readonly named: readonly NamedPicture[]
  readonly html: string
  readonly base: string | null
}

export interface ArticlePictures {
  /** The lead picture: one that the feed names, otherwise the first of the text; null where none is fit for it. */
  readonly picture: string | null
  /** At most 60, each once, the lead picture first. */
  readonly pictures: readonly string[]
}

/** One picture in two sizes is fetched once: the reading view shows the lead picture in the other's place. */
export function picturesIn({ named, html, base }: PicturePlaces): ArticlePictures {
  const inText = picturesInHtml(html, base)
  const outside = named.flatMap(one => read(attributesOf(one), [], base) ?? [])
  const chosen = leaderOf([...outside, ...inText], ({ standing }) => standing)
  const isNamed = chosen !== null && outside.includes(chosen)
  const lead = (isNamed ? inText.find(one => isLargerOf(one, chosen)) : null) ?? chosen
  const isAgain = (one: FoundPicture) => lead !== null && isSamePicture(one.address, lead.address)
  const others = outside.filter(one => one.standing !== 'never' && !isAgain(one))
  const shown = lead && outside.includes(lead) ? inText.filter(one => !isAgain(one)) : inText
  const all = [...(lead ? [lead] : []), ...others, ...shown].map(({ address }) => address)
  return { picture: lead?.address ?? null, pictures: [...new Set(all)].slice(0, MOST_PICTURES) }
}

/** A picture of the text that the feed names in a smaller size. */
function isLargerOf(one: FoundPicture, named: FoundPicture): boolean {
  return (one.side ?? 0) > (named.side ?? Number.POSITIVE_INFINITY) && isSamePicture(one.address, named.address)
}

/** Lead picture of a text whose pictures are known by their addresses. */
export function leadAmong(pictures: readonly string[], html: string): string | null {
  const standings = new Map(picturesInHtml(html, null).map(({ address, standing }) => [address, standing]))
  return leaderOf(pictures, address => standings.get(address) ?? standingOf(address))
}

function attributesOf(named: NamedPicture): Attributes {
  return typeof named === 'string' ? { src: named } : { src: named.url, width: named.width, height: named.height }
}

interface FoundPicture {
  readonly address: string
  readonly standing: Standing
  /** The longer one, as far as it is said. */
  readonly side: number | null
}

/** The best address that may be asked; null where nothing of it is to be seen, and where it counts who sees it. */
function read(attributes: Attributes, sources: readonly Attributes[], base: string | null): FoundPicture | null {
  if (isUnseen(attributes) || emojiIn(attributes) !== null) return null
  const addresses = addressesOf(attributes, sources).flatMap(written => webAddress(written, base) ?? [])
  const [address] = addresses
  if (address === undefined || addresses.some(countsReaders)) return null
  const side = largestOf([...declaredSides(attributes), ...sidesInAddress(address)])
  return { address, standing: standingOf(address, attributes), side }
}

const PICTURE_ELEMENTS = new Set(['img', 'amp-img', 'amp-anim', 'source'])
const FILMS = new Set(['video', 'audio', 'amp-video', 'amp-audio'])
const PICTURE_TAG = /<(?:img|source|amp-)/i
/** Between these and a picture nothing stands that would part the two. */
const BESIDE = new Set(['noscript', 'picture', 'source', 'span', 'a', 'img', 'amp-img', 'amp-anim'])

function picturesInHtml(html: string, base: string | null): FoundPicture[] {
  if (!PICTURE_TAG.test(html)) return []
  const found: FoundPicture[] = []
  let sources: Attributes[] | null = null
  let films = 0
  let isSpare = false
  /** The last one, while what is kept for browsers without scripts would be the same picture. */
  let beside: FoundPicture | null = null

  function add(attributes: Attributes): void {
    const picture = read(attributes, sources ?? [], base)
    sources = sources && []
    if (!picture || (isSpare && beside)) return
    if (!isSpare) beside = picture
    found.push(picture)
  }

  walkHtml(html, {
    attributesOf: PICTURE_ELEMENTS,
    text(piece) {
      if (!isSpare && piece.trim() !== '') beside = null
    },
    open(name, attributes) {
      if (!BESIDE.has(name)) beside = null
      if (name === 'picture') sources = []
      else if (name === 'noscript') isSpare = true
      else if (FILMS.has(name)) films++
      else if (name === 'source') sources?.push(attributes)
      else if (PICTURE_ELEMENTS.has(name) && films === 0) add(attributes)
    },
    close(name) {
      if (name === 'noscript') isSpare = false
      else if (FILMS.has(name)) films = Math.max(films - 1, 0)
      else if (name === 'picture') {
        if (sources && sources.length > 0) add({})
        sources = null
      }
      if (!BESIDE.has(name)) beside = null
    },
  })
  return found
}
