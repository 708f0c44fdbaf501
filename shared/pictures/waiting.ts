/** Pictures that a script would load when they come into view: where their address is in the meantime. */

import type { Attributes } from './markup.ts'
import { largestOf, sidesInAddress } from './sizes.ts'
import { bestOf } from './srcset.ts'

/** What a script puts in the place of `src`, whatever stands there. */
const WAITING = (
  'data-src data-lazy-src data-lazy data-original data-original-src data-ll-src data-lazyload data-lazy-load ' +
  'data-lazy-original data-hi-res-src data-full-src data-real-src data-actualsrc data-img-src data-echo data-cfsrc ' +
  'data-wpfc-original-src data-defer-src data-delayed-url data-src-retina data-litespeed-src nitro-lazy-src'
).split(' ')
const WAITING_SETS = 'data-srcset data-lazy-srcset data-original-set data-ll-srcset nitro-lazy-srcset'.split(' ')
/** Other sizes, and addresses that may be something else: where nothing better is to be had. */
const SPARE = 'data-large-file data-orig-file data-medium-file data-image data-url'.split(' ')
const SETS = [...WAITING_SETS, 'srcset']

const PLACEHOLDER =
  /^(?:data|about|blob|javascript):|^#|(?:^|[/_.-])(?:blank|spacer|placeholder|pixel|loading|lazy|transparent|1x1|grey|gray)[\w.-]{0,40}\.(?:gif|png|svg|jpe?g)/i
const PICTURE_FILE = /\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])/i
/** Wider than what is blurred until the picture comes. */
const LONGEST_BLUR = 100

/** Recognises what only holds the place of a picture, by its address. */
export function isPlaceholder(address: string): boolean {
  return PLACEHOLDER.test(address)
}

/**
 * Addresses of a picture as they are written, the best one first. `sources`: the attributes of the `<source>` elements that stand in
 * one `<picture>` with it.
 */
export function addressesOf(attributes: Attributes, sources: readonly Attributes[] = []): string[] {
  const sets = [...setsIn(attributes, SETS), ...fitting(sources).flatMap(source => setsIn(source, SETS))]
  const waiting = [...valuesOf(attributes, WAITING), ...setsIn(attributes, WAITING_SETS)]
  const spare = [...valuesOf(attributes, SPARE), ...otherData(attributes)].filter(value => PICTURE_FILE.test(value))
  const own = attributes['src']?.trim() ?? ''
  const others = [...sets, ...spare]
  const isOwn = own !== '' && !isPlaceholder(own) && !(others.length > 0 && isBlur(own))
  const ordered = isOwn ? [...waiting, own, ...others] : [...waiting, ...others]
  const real = ordered.filter(address => isAddress(address) && !isPlaceholder(address))
  return [...new Set(own === '' ? real : [...real, own])]
}

function valuesOf(attributes: Attributes, names: readonly string[]): string[] {
  return names.flatMap(name => attributes[name]?.trim() || [])
}

function setsIn(attributes: Attributes, names: readonly string[]): string[] {
  return names.flatMap(name => bestOf(attributes[name] ?? '') ?? [])
}

/** Scripts have many names for it. */
function otherData(attributes: Attributes): string[] {
  return Object.entries(attributes).flatMap(([name, value]) => (name.startsWith('data-') ? value.trim() : []))
}

/** Something else is written there as well: lists of settings, patterns with a hole for the width. */
function isAddress(value: string): boolean {
  return value !== '' && !value.includes('{') && !value.startsWith('[')
}

function isBlur(address: string): boolean {
  const side = largestOf(sidesInAddress(address))
  return side !== null && side <= LONGEST_BLUR
}

const UNDRAWN = /^image\/(?:svg|jxl|hei[cf]|jp2|tiff)/i
const FOR_OTHERS = /max-width|print|dark/i

/** For the screen that this is, where there are such; drawings and formats that no browser of ours draws are none. */
function fitting(sources: readonly Attributes[]): Attributes[] {
  const drawn = sources.filter(source => !UNDRAWN.test(source['type'] ?? ''))
  const others = drawn.filter(source => FOR_OTHERS.test(source['media'] ?? ''))
  return [...drawn.filter(source => !others.includes(source)), ...others]
}
