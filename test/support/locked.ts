/** What a server does that opens to a name and a password alone. */

import type { Play } from './misbehaving-server.ts'

export interface Lock {
  readonly user: string
  readonly secret: string
  /** Value of `WWW-Authenticate`; null: none is sent. */
  readonly challenge?: string | null
}

/** What was sent is read as RFC 7617 wants: UTF-8, up to the first colon. */
export function isOpenedBy(authorization: string | undefined, { user, secret }: Lock): boolean {
  const [, packed = ''] = /^Basic ([\w+/=]+)$/.exec(authorization ?? '') ?? []
  return Buffer.from(packed, 'base64').toString('utf8') === `${user}:${secret}`
}

/** `lock` is looked at with every request: the server may change its mind. */
export function locked(lock: Lock, inside: Play): Play {
  return (response, request) => {
    if (isOpenedBy(request.headers.authorization, lock)) return inside(response, request)
    const { challenge = 'Basic realm="الخزانة", charset="UTF-8"' } = lock
    const said = challenge === null ? {} : { 'www-authenticate': Buffer.from(challenge).toString('latin1') }
    response.writeHead(401, said).end('مغلق')
  }
}
