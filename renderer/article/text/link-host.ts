// Where a link leads, as a reader may be shown it.
import { shownHost } from '../../../shared/addresses/shown-host.ts'

/** null where the address has no host. `mailto:` shows the host of its first recipient. */
export function linkHost(address: string, known: readonly string[] = []): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const host = url.protocol === 'mailto:' ? (/@([^@?,\s]+)/.exec(url.pathname)?.[1] ?? '') : url.host
  return host === '' ? null : shownHost(host, known)
}
