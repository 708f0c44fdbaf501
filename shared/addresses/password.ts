/** Names and passwords that are written into addresses: `https://name:password@host/`. Pure. */

/** As forgiving as whoever reads addresses: slashes may lean to the left or be missing, a password may hold an @. */
const IN_ADDRESS = /(\bhttps?:[/\\]*)[^\s/\\?#]{0,300}@/gi
/** Without a scheme a name alone is a mail address. */
const WITHOUT_SCHEME = /^(?!mailto:)[^\s/\\:@?#]+:[^\s/\\?#]*@(?=[^\s@])/i

/** Says that something stood there. */
export const PASSWORD_MASK = '•••'

export function hasPassword(address: string): boolean {
  return address.search(IN_ADDRESS) >= 0 || WITHOUT_SCHEME.test(address)
}

/** For whatever is shown, logged or written into a file: the text without them. `mask` stands in their place. */
export function withoutPassword(text: string, mask = ''): string {
  const stand = mask === '' ? '' : `${mask}@`
  return text.replace(IN_ADDRESS, `$1${stand}`).replace(WITHOUT_SCHEME, stand)
}
