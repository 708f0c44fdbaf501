/** Names and passwords that are written into addresses: `https://name:password@host/`. Pure. */

/** Matched as forgivingly as the URL standard parses: with backslashes, without slashes, with an @ in the password. */
const IN_ADDRESS = /(\bhttps?:[/\\]*)[^\s/\\?#]{0,300}@/gi
/** An address without a scheme needs a colon before the @: a name alone makes it a mail address. */
const WITHOUT_SCHEME = /^(?!mailto:)[^\s/\\:@?#]+:[^\s/\\?#]*@(?=[^\s@])/i

/** Stands in the place of a name and password. */
export const PASSWORD_MASK = '•••'

export function hasPassword(address: string): boolean {
  return address.search(IN_ADDRESS) >= 0 || WITHOUT_SCHEME.test(address)
}

/** The text without names and passwords, to be shown, logged or written into a file. `mask` stands in their place. */
export function withoutPassword(text: string, mask = ''): string {
  const stand = mask === '' ? '' : `${mask}@`
  return text.replace(IN_ADDRESS, `$1${stand}`).replace(WITHOUT_SCHEME, stand)
}
