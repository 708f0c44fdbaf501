/** HTTP Basic (RFC 7617). Pure. */

/** Value of the header `Authorization`: UTF-8, in the composed form that RFC 7613 wants of both. */
export function basicAuthorization({ user, secret }: { readonly user: string; readonly secret: string }): string {
  return `Basic ${Buffer.from(`${user}:${secret}`.normalize('NFC')).toString('base64')}`
}

/** Whether the value of `WWW-Authenticate` names Basic among its challenges. */
export function isBasicOffered(challenges: string): boolean {
  return /(?:^|[\s,])basic(?=[\s,]|$)/i.test(challenges.replace(/"(?:[^"\\]|\\.)*"/g, '""'))
}
