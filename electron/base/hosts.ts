/** Hosts by their names. Pure. */

/** The name under which a host is counted, paused and spaced; empty for what is no address. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : ''
}

/** `nas.local:8080`, `[fd00::1]:80`: what a consent is given to. */
export function hostAndPort(url: string): string {
  if (!URL.canParse(url)) return ''
  const { hostname, port, protocol } = new URL(url)
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`
}

/** Parts of a country's domain under which names are registered: `co.uk`, `press.ma`, `com.eg`. */
const SECOND_LEVEL = new Set([
  'ac',
  'co',
  'com',
  'edu',
  'go',
  'gob',
  'gouv',
  'gov',
  'mil',
  'ne',
  'net',
  'or',
  'org',
  'press',
])

/**
 * The domain that somebody registered, by a rule of thumb: its last two labels, or three below a country's `com` and its
 * kin. It decides only how far a request for rest reaches; there the whole list of public suffixes would be too much.
 */
export function registrableDomain(host: string): string {
  const labels = host.replace(/\.$/, '').split('.')
  const [second = '', top = ''] = labels.slice(-2)
  const isAddress = host.startsWith('[') || /^\d+$/.test(top)
  if (isAddress || labels.length < 3) return host
  return labels.slice(top.length === 2 && SECOND_LEVEL.has(second) ? -3 : -2).join('.')
}

/** Until when a host is to be left alone, because it or its whole domain asked; 0: nobody did. By the name of the pause. */
export function pausedUntil(host: string, pauses: Readonly<Record<string, number>>): number {
  return Math.max(pauses[host] ?? 0, pauses[everyHostOf(host)] ?? 0)
}

/** `*.tumblr.com`: the name of a pause for all hosts of a domain. */
export function everyHostOf(host: string): string {
  return `*.${registrableDomain(host)}`
}
