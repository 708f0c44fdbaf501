/**
 * The way through a proxy that the reader's system names. The proxy itself may be a private address: it was set by hand.
 * What is asked through it is judged by its name and address as always, and its name is looked up by the proxy alone.
 */

import { ExpectedError } from '../../shared/result.ts'

/** Answer of a proxy script for an address: `DIRECT`, or `PROXY host:port; SOCKS5 host:port; DIRECT`. */
export type ProxyFor = (url: string) => Promise<string>

export const NO_PROXY: ProxyFor = () => Promise.resolve('DIRECT')

const SCHEMES: Readonly<Record<string, string>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }

/**
 * The address of the first proxy that we can speak to; null: none is needed.
 * Throws `proxyFailed` where there are only others: going around them would tell more than the reader wants told.
 */
export function proxyAddress(answer: string): string | null {
  const entries = answer.split(';').map(entry => entry.trim().split(/\s+/))
  for (const [kind = '', place = ''] of entries) {
    if (kind.toUpperCase() === 'DIRECT' || kind === '') return null
    const scheme = SCHEMES[kind.toUpperCase()]
    const address = `${scheme}://${place}`
    if (scheme !== undefined && URL.canParse(address)) return address
  }
  throw new ExpectedError('proxyFailed', `no kind of proxy that Warraq speaks to: ${answer.slice(0, 200)}`)
}

/** What `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` say, in capitals or not, where no system can be asked. */
export function environmentProxy(environment: Readonly<Record<string, string | undefined>>): ProxyFor {
  const read = (name: string) => environment[name] || environment[name.toUpperCase()] || ''
  const exceptions = read('no_proxy')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  return async url => {
    const { protocol, hostname } = new URL(url)
    const written = read(protocol === 'https:' ? 'https_proxy' : 'http_proxy')
    if (written === '' || exceptions.some(exception => isExcepted(hostname, exception))) return 'DIRECT'
    const [, scheme = 'http', place = ''] = /^(?:([a-z][a-z0-9]*):\/\/)?([^/]+)/i.exec(written) ?? []
    return `${scheme.toLowerCase() === 'http' ? 'PROXY' : scheme.toUpperCase()} ${place}`
  }
}

/** `example.com`, `.example.com` and `*.example.com` all mean the domain and what is below it. */
function isExcepted(hostname: string, exception: string): boolean {
  if (exception === '*') return true
  const domain = exception.replace(/:\d+$/, '').replace(/^\*?\./, '')
  return hostname === domain || hostname.endsWith(`.${domain}`)
}
