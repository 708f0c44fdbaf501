/** The pictures of an article: absolute addresses, the lead picture first. */

import { countsReaders, isUnseen } from '../../../shared/pictures/counters.ts'
import { webAddress } from './addresses.ts'
import { walkHtml } from './html-tokens.ts'

const MOST_PICTURES = 60
/** Where lazy-loading scripts keep the real address; `src` is then a placeholder. */
const LAZY_SOURCES = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-file']
const PICTURE_ELEMENTS = new Set(['img', 'source'])
const PICTURE_TAGS = ['<img', '<source', '<IMG', '<SOURCE']

export interface PicturePlaces {
  /** Named by the feed itself: media:content, media:thumbnail, enclosures, JSON Feed's `image`. */
  readonly named: readonly string[]
  readonly html: string
  readonly base: string | null
}

/** At most 60, each once. A picture that the feed names leads; otherwise the first of the text. */
export function picturesIn({ named, html, base }: PicturePlaces): string[] {
  const found = [...named, ...picturesInHtml(html)].map(address => webAddress(address, base))
  const asked = found.filter(address => address !== null && !countsReaders(address)) as string[]
  return [...new Set(asked)].slice(0, MOST_PICTURES)
}

function picturesInHtml(html: string): string[] {
  if (!PICTURE_TAGS.some(tag => html.includes(tag))) return []
  const found: string[] = []
  walkHtml(html, {
    attributesOf: PICTURE_ELEMENTS,
    open(name, attributes) {
      if (name === 'img' || (name === 'source' && attributes['srcset'])) found.push(...candidatesOf(attributes))
    },
  })
  return found
}

/** Every address that the reading view may choose from, the best first: lazy, then the largest of `srcset`, then `src`. */
function candidatesOf(attributes: Readonly<Record<string, string>>): string[] {
  if (isUnseen(name => attributes[name])) return []
  const lazy = LAZY_SOURCES.map(name => attributes[name])
  const largest = largestOf(attributes['srcset'] ?? attributes['data-srcset'] ?? '')
  return [...lazy, attributes['src'], largest].filter(address => address !== undefined && address !== '') as string[]
}

/** https://html.spec.whatwg.org/#srcset-attributes, without the rules for broken descriptors. */
export function largestOf(srcset: string): string | undefined {
  const candidates = srcset.split(/,\s+|,$/).map(candidate => {
    const [address, size = '1x'] = candidate.trim().split(/\s+/)
    return { address, size: Number.parseFloat(size) || 1 }
  })
  return candidates.filter(c => c.address).sort((a, b) => b.size - a.size)[0]?.address
}
