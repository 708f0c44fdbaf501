/**
 * The browser in us stays off the network: feeds, pages and pictures are fetched by main through its guard, and the browser
 * only draws. Chromium asks for things of its own accord (the first start wanted dictionaries for a spelling checker that
 * is switched off), and two of its ways out pass by every policy and every filter of requests: a page may have names looked
 * up, and may talk over WebRTC.
 */

import { app, type Session, session, type WebContents } from 'electron'
import type { ProxyFor } from '../network/proxy.ts'

/** What Chromium looks up to find out how a network reaches the outside; nothing can be told with a name that is fixed. */
const AUTO_PROXY = 'wpad'

/** Before `ready`: the network service is started with what the command line says by then. */
export function silenceBrowser(environment: Readonly<Record<string, string | undefined>>): void {
  for (const name of ['disable-background-networking', 'disable-domain-reliability', 'no-pings'])
    app.commandLine.appendSwitch(name)
  // Where it hides the machine's address from a page it tells the whole local network that somebody is there.
  app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns')
  const script = app.commandLine.getSwitchValue('proxy-pac-url') || (environment['auto_proxy'] ?? '')
  const ours = { 'blink-settings': 'dnsPrefetchingEnabled=false', 'host-resolver-rules': resolverRules(script) }
  // Whoever starts us with rules of their own means them: a network may need a name for its proxy script.
  for (const [name, value] of Object.entries(ours))
    if (!app.commandLine.hasSwitch(name)) app.commandLine.appendSwitch(name, value)
}

/** No name has an address, but for those that lead to a proxy script. */
export function resolverRules(proxyScript: string): string {
  const host = URL.canParse(proxyScript) ? new URL(proxyScript).hostname : ''
  const needed = /^[a-z0-9.-]+$/i.test(host) ? [AUTO_PROXY, host] : [AUTO_PROXY]
  return ['MAP * ~NOTFOUND', ...needed.map(name => `EXCLUDE ${name}`)].join(', ')
}

/** Nothing is at the end of it. Over WebRTC a page could otherwise connect to an address that needs no look-up. */
const DEAD_END = { mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:9', proxyBypassRules: '<-loopback>' } as const

export function silenceSession(silenced: Session): Promise<void> {
  silenced.setSpellCheckerEnabled(false)
  return silenced.setProxy(DEAD_END)
}

/**
 * The system's own settings, its proxy script included, as the browser in us reads them: in a session that no page has. A
 * script that lies at another name than `wpad` is found only where `resolverRules` can know of it; without it the system
 * counts as one without a proxy.
 */
export function systemProxy(): ProxyFor {
  const asked = session.fromPartition('system-proxy')
  const ready = asked.setProxy({ mode: 'system' })
  return async url => {
    await ready
    return asked.resolveProxy(url)
  }
}

export function silenceContents(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
