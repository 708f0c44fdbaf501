import { afterAll, describe, expect, test } from 'vitest'
import { createChainCookies } from '../../electron/network/chain-cookies.ts'
import { codeOf, get, networkAllowing } from '../support/fetching.ts'
import { answer, type Play, redirect, startServer } from '../support/misbehaving-server.ts'

const server = await startServer()
const elsewhere = await startServer()
const network = networkAllowing([server.port, elsewhere.port])
afterAll(async () => {
  await network.close()
  await server[Symbol.asyncDispose]()
  await elsewhere[Symbol.asyncDispose]()
})

/** Opens only to whoever brings this back; everybody else is sent `to` with one to bring. */
function wall(to: string, cookie: string, behind: Play): Play {
  return (response, request) => {
    if (request.headers.cookie?.includes(cookie)) behind(response, request)
    else response.writeHead(302, { location: to, 'set-cookie': `${cookie}; Path=/; HttpOnly` }).end()
  }
}

async function bodyOf(path: string): Promise<string> {
  const fetched = await get(network, server.url(path))
  return fetched.kind === 'fresh' ? Buffer.from(fetched.bytes).toString() : fetched.kind
}

describe('a site that wants its own cookie back', () => {
  test('opens: on the spot, and over a page that only checks', async () => {
    server.play('/wall', wall(server.url('/wall'), 'seen=1', answer('inside')))
    server.play('/over', wall(server.url('/check'), 'pass=2', answer('over')))
    server.play('/check', redirect('/over'))
    expect(await bodyOf('/wall')).toBe('inside')
    expect(await bodyOf('/over')).toBe('over')
  })

  test('S-21 does not know anybody again: the next fetch begins without it', async () => {
    server.play('/again', wall(server.url('/again'), 'who=7', answer('inside')))
    await bodyOf('/again')
    await bodyOf('/again')
    expect(server.seenAt('/again').map(({ headers }) => headers.cookie)).toEqual([
      undefined,
      'who=7',
      undefined,
      'who=7',
    ])
  })

  test('S-11 ends after five hops all the same, when no cookie is good enough', async () => {
    server.play('/never', (response, request) => {
      const last = Number(/n=(\d+)/.exec(request.headers.cookie ?? '')?.[1] ?? 0)
      response.writeHead(302, { location: '/never', 'set-cookie': `n=${last + 1}` }).end()
    })
    expect(await codeOf(get(network, server.url('/never')))).toBe('tooManyRedirects')
    expect(server.seenAt('/never')).toHaveLength(6)
  })
})

test('S-14 a cookie is not sent to another site, and is forgotten when the chain comes back from there', async () => {
  server.play('/out', (response, request) => {
    const location = request.headers.cookie ? '/home' : elsewhere.url('/tracker', 2)
    response.writeHead(302, { location, 'set-cookie': 'secret=1; Path=/' }).end()
  })
  elsewhere.play('/tracker', response => {
    response.writeHead(302, { location: server.url('/home'), 'set-cookie': 'tracked=1; Path=/' }).end()
  })
  server.play('/home', answer('home'))

  expect(await bodyOf('/out')).toBe('home')

  expect(elsewhere.seenAt('/tracker')[0]?.headers.cookie).toBeUndefined()
  expect(server.seenAt('/home')[0]?.headers.cookie).toBeUndefined()
})

const HOME = 'https://www.waha.example/ar/page'

function sent(setCookie: string | readonly string[], to: string, from = HOME): string | null {
  const cookies = createChainCookies(new URL(from))
  cookies.take(new URL(from), setCookie)
  return cookies.headerFor(new URL(to))
}

describe('a cookie of a chain', () => {
  test.each([
    ['its own host', 'a=1', 'https://www.waha.example/ar/', 'a=1'],
    ['no other host of the site, unless it says so', 'a=1; Path=/', 'https://m.waha.example/', null],
    ['the whole site, when it says so', 'a=1; Path=/; Domain=.WAHA.example', 'https://m.waha.example/', 'a=1'],
    ['no other site', 'a=1; Path=/', 'https://other.example/', null],
    ['nobody, when it is meant for more than the site', 'a=1; Path=/; Domain=example', HOME, null],
    ['nobody, when it is meant for another site', 'a=1; Path=/; Domain=other.example', HOME, null],
    ['no other port', 'a=1; Path=/', 'https://www.waha.example:8443/', null],
    ['no connection that all can read', 'a=1; Path=/; Secure', 'http://www.waha.example/', null],
    ['the folder that it is for', 'a=1; Path=/ar', 'https://www.waha.example/ar/sport', 'a=1'],
    ['no folder that begins alike', 'a=1; Path=/ar', 'https://www.waha.example/arab', null],
    ['the folder where it was handed out, without one', 'a=1', 'https://www.waha.example/fr/', null],
    ['with all that stands in its value', 'a="x, y"=z; Path=/', HOME, 'a="x, y"=z'],
    ['nobody, when it is taken back at once', 'a=1; Path=/; Max-Age=0', HOME, null],
    ['nobody, when it ended long ago', 'a=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', HOME, null],
    ['nobody, when it is none', 'nothing', HOME, null],
    ['nobody, with a line end in it', 'a=1\r\nx-evil: 1; Path=/', HOME, null],
    ['nobody, with letters no header takes', 'a=نعم; Path=/', HOME, null],
    ['nobody, when it is too long', `a=${'x'.repeat(5000)}; Path=/`, HOME, null],
  ])('goes back to %s', (_name, setCookie, to, header) => {
    expect(sent(setCookie, to)).toBe(header)
  })

  test('takes the place of the one before it, and only so many are carried', () => {
    expect(sent(['a=1; Path=/', 'b=2; Path=/', 'a=3; Path=/'], HOME)).toBe('b=2; a=3')
    expect(sent(['a=1; Path=/', 'a=; Path=/; Max-Age=0'], HOME)).toBeNull()
    const carrying = createChainCookies(new URL(HOME))
    for (const letter of 'abc') {
      const some = Array.from({ length: 15 }, (_, n) => `${letter}${n}=x; Path=/`)
      carrying.take(new URL(HOME), some)
    }
    expect(carrying.headerFor(new URL(HOME))?.split('; ')).toHaveLength(20)
    const many = Array.from({ length: 60 }, (_, n) => `c${n}=${'x'.repeat(1000)}; Path=/`)
    const header = sent(many, HOME) ?? ''
    expect(header.length).toBeLessThanOrEqual(8192)
    expect(
      sent(
        many.map(each => each.replace(/=x+/, '=x')),
        HOME,
      )?.split('; '),
    ).toHaveLength(20)
  })

  test('is nobody else’s under a host where everybody has a name, or a country’s second level', () => {
    expect(sent('a=1; Path=/; Domain=blogspot.com', 'https://b.blogspot.com/', 'https://a.blogspot.com/')).toBeNull()
    expect(sent('a=1; Path=/; Domain=press.ma', 'https://b.press.ma/', 'https://a.press.ma/')).toBeNull()
    expect(sent('a=1; Path=/', 'http://192.168.1.9/', 'http://192.168.1.8/')).toBeNull()
  })
})
