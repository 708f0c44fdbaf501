/** Pictures that are there to count who reads, as far as they can be told before they are asked for. */

import { type Attributes, declarationsIn } from './markup.ts'
import { declaredSides } from './sizes.ts'

/** Hosts, with everything below them, and beginnings of paths. */
const COUNTERS =
  '2o7.net adnxs.com alexametrics.com analytics.twitter.com bat.bing.com bluekai.com chartbeat.net counter.yadro.ru ' +
  'criteo.com demdex.net doubleclick.net estat.com facebook.com/tr feedproxy.google.com/~ feeds.feedburner.com/~ ' +
  'feeds.wordpress.com feedsportal.com google-analytics.com googleadservices.com googlesyndication.com ' +
  'googletagmanager.com histats.com hotjar.com imrworldwide.com krxd.net matomo.cloud mc.yandex.ru mixpanel.com ' +
  'omtrdc.net outbrain.com parsely.com piwik.pro pixel.wp.com quantserve.com rlcdn.com scorecardresearch.com ' +
  'statcounter.com stats.wordpress.com stats.wp.com t.co/i/adsct taboola.com top.mail.ru xiti.com'
const PATHS = byHost(COUNTERS.split(' '))
/** Counting programs that a newspaper keeps itself. */
const OWN_COUNTER = /\/(?:matomo|piwik)\.php$/

const WEB_ADDRESS = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)[^/?#]*([^?#]*)/

/** Recognises a counter by its address, as the URL standard serialises it. */
export function countsReaders(address: string): boolean {
  const [, host = '', path = ''] = WEB_ADDRESS.exec(address) ?? []
  const labels = host.split('.')
  const paths = labels.flatMap((_label, index) => PATHS.get(labels.slice(index).join('.')) ?? [])
  return paths.some(beginning => begins(path, beginning)) || OWN_COUNTER.test(path)
}

/** `/tr` is no beginning of `/train`; `/~` is one of `/~r/paper`. */
function begins(path: string, beginning: string): boolean {
  return path.startsWith(beginning) && (/\W$/.test(beginning) || !/\w/.test(path.charAt(beginning.length)))
}

/** Recognises a counter by its markup: nothing of it is meant to be seen, neither now nor when a script has run. */
export function isUnseen(attributes: Attributes): boolean {
  const style = declarationsIn(attributes['style'])
  if ('hidden' in attributes || style.get('display')?.startsWith('none')) return true
  const sides = (['width', 'height'] as const).map(side => sideOf(side, attributes, style))
  return (
    sides.some(isTiny) || isTiny(style.get('max-width')) || isTiny(style.get('max-height')) || hides(style, attributes)
  )
}

type Style = ReadonlyMap<string, string>

/** What the style says counts before the attribute, and what holds a picture open before both. */
function sideOf(side: 'width' | 'height', attributes: Attributes, style: Style): string | undefined {
  const least = style.get(`min-${side}`)
  if (least !== undefined && /^\d/.test(least) && !isTiny(least)) return least
  return style.get(side) ?? attributes[side]
}

function isTiny(length: string | undefined): boolean {
  return length !== undefined && /^[012](?:px)?$/.test(length.trim())
}

/** Pictures that fade in say how, or how large they will be; counters do neither. */
function hides(style: Style, attributes: Attributes): boolean {
  const isSeeThrough = Number.parseFloat(style.get('opacity') ?? '') === 0
  if (isSeeThrough || style.get('visibility')?.startsWith('hidden')) return !fadesIn(style, attributes)
  const isTakenOut = /^(?:absolute|fixed)/.test(style.get('position') ?? '')
  return isTakenOut && ['left', 'top', 'right', 'inset-inline-start'].some(edge => isFarAway(style.get(edge)))
}

const SMALLEST_PICTURE = 100

function fadesIn(style: Style, attributes: Attributes): boolean {
  const moves = [...style].some(
    ([name, value]) => /(?:^|-)(?:transition|animation)/.test(name) && !/^none|^0s?$/.test(value),
  )
  const sides = declaredSides(attributes)
  return moves || (sides.length === 2 && Math.min(...sides) >= SMALLEST_PICTURE)
}

/** Beyond the edge of the window. */
function isFarAway(place: string | undefined): boolean {
  return Number.parseFloat(place ?? '') <= -900
}

function byHost(counters: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>()
  for (const counter of counters) {
    const [host = '', ...path] = counter.split('/')
    paths.set(host, [...(paths.get(host) ?? []), `/${path.join('/')}`])
  }
  return paths
}
