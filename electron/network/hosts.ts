/** Hosts by their names. */

/** The name under which a host is counted, paused and spaced; empty for what is no address. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : ''
}
