/** The name and password that stand in a pasted address, taken out of it. Pure. */

import { pastedAddress } from './pasted.ts'

export interface SplitAddress {
  /** Without them, as it was written. */
  readonly address: string
  readonly user: string
  readonly secret: string
}

/** Everything up to the last @ before the path: a password may hold one. A name alone makes a mail address of what has no scheme. */
const LOGIN = /^((?:feed:(?:\/\/)?)?https?:[/\\]{2,})([^\s/\\?#]{1,1000})@(?=[^\s@/\\?#])/i
const WITHOUT_SCHEME = /^()((?!mailto:)[^\s/\\:@?#]+:[^\s/\\?#]{0,1000})@(?=[^\s@/\\?#])/i

/** null where there is neither name nor password. */
export function splitAddress(typed: string): SplitAddress | null {
  const address = pastedAddress(typed)
  const [whole, scheme = '', login = ''] = LOGIN.exec(address) ?? WITHOUT_SCHEME.exec(address) ?? []
  if (whole === undefined) return null
  const [, user = '', secret = ''] = /^([^:]*):?(.*)$/.exec(login) ?? []
  return { address: scheme + address.slice(whole.length), user: decoded(user), secret: decoded(secret) }
}

/** A % that encodes nothing stands for itself, as passwords are typed. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
