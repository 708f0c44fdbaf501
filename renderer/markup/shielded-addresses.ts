// Mail addresses that Cloudflare hides from collectors, and with them anything with an @ in it: a script of its own would
// write them back. The first byte is the key, the others are the address, each XORed with it
// (developers.cloudflare.com/waf/tools/scrape-shield/email-address-obfuscation).

const HIDDEN = '[data-cfemail], a[href*="/cdn-cgi/l/email-protection"]'
const IN_ADDRESS = /\/cdn-cgi\/l\/email-protection#([\da-f]+)$/i
const LONGEST = 600
const MAIL = /^[^\s@]+@[^\s@]+$/

/** Whether there may be one in it. */
export const SHIELDED = 'data-cfemail|/cdn-cgi/l/email-protection'

/** Writes the addresses back. A link that leads nowhere without its script becomes its words. */
export function showShieldedAddresses(root: ParentNode): void {
  for (const element of root.querySelectorAll(HIDDEN)) {
    const shown = decoded(element.getAttribute('data-cfemail'))
    if (shown !== null) element.textContent = shown
    if (element.localName !== 'a') continue
    const [, hidden = null] = IN_ADDRESS.exec(element.getAttribute('href') ?? '') ?? []
    const address = decoded(hidden) ?? shown
    if (address !== null && MAIL.test(address)) element.setAttribute('href', `mailto:${address}`)
    else element.removeAttribute('href')
  }
}

function decoded(hidden: string | null): string | null {
  if (hidden === null || hidden.length > LONGEST || hidden.length < 4 || !/^(?:[\da-f]{2})+$/i.test(hidden)) return null
  const [key = 0, ...bytes] = Array.from({ length: hidden.length / 2 }, (_, at) =>
    Number.parseInt(hidden.slice(at * 2, at * 2 + 2), 16),
  )
  return new TextDecoder().decode(Uint8Array.from(bytes, byte => byte ^ key))
}
