/** Pictures that are there to count who reads, as far as they can be told before they are asked for. */

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

/** Recognises a counter by its markup: nothing of it is meant to be seen. */
export function isUnseen(attributeOf: (name: string) => string | null | undefined): boolean {
  const sides = [attributeOf('width'), attributeOf('height')]
  return sides.some(isTiny) || typeof attributeOf('hidden') === 'string' || hides(attributeOf('style') ?? '')
}

function isTiny(length: string | null | undefined): boolean {
  return typeof length === 'string' && /^[012](?:px)?$/.test(length.trim())
}

function hides(style: string): boolean {
  return style.split(';').some(declaration => {
    const [name = '', value = ''] = declaration.split(':', 2).map(part => part.trim().toLowerCase())
    if (name === 'display') return value.startsWith('none')
    if (name === 'visibility') return value.startsWith('hidden')
    if (name === 'opacity') return Number.parseFloat(value) === 0
    return /^(?:max-)?(?:width|height)$/.test(name) && isTiny(value)
  })
}

function byHost(counters: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>()
  for (const counter of counters) {
    const [host = '', ...path] = counter.split('/')
    paths.set(host, [...(paths.get(host) ?? []), `/${path.join('/')}`])
  }
  return paths
}
