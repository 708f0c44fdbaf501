/**
 * A small server of accounts over real HTTP on 127.0.0.1, with one state behind all protocols that it speaks:
 *
 *   const server = await createFakeServer({ quirks: { shuffled: true } })
 *   const feed = server.state.addFeed({ title: 'صحيفة', folder: 'أخبار' })
 *   const [first] = server.state.publishMany(feed.id, 10_000)
 *   openServer({ kind: 'greader', base: server.base('greader'), user: server.user, secret: server.secret }, …)
 *   server.state.mark(first.id, 'read', true)            // somebody reads it elsewhere
 *   server.remoteId('greader', first.id)                 // what the adapter calls it
 *   server.quirks.mishaps.push({ call: 'edit-tag', times: 1, how: 'hang' })   // done, never answered
 *   server.callsOf('ids')                                // what was asked, by the last part of the path or the op
 *
 * Each call of a client is in `calls`. `quirks` may be changed at any time.
 */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ACCOUNT_KINDS, type AccountKind } from '../../shared/contract/accounts.ts'
import { speakFever } from './fake-accounts/fever.ts'
import { speakGreader } from './fake-accounts/greader.ts'
import { speakMiniflux } from './fake-accounts/miniflux.ts'
import { speakNextcloud } from './fake-accounts/nextcloud.ts'
import type { Asked, Said, Spoken } from './fake-accounts/part.ts'
import { type Mishap, NO_QUIRKS, type Quirks } from './fake-accounts/quirks.ts'
import { createState, type FakeState } from './fake-accounts/state.ts'
import { speakTtrss } from './fake-accounts/ttrss.ts'

export interface FakeCall {
  /** Last part of the path, or the `op` of TT-RSS. */
  readonly name: string
  readonly asked: Asked
}

export interface FakeServer {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string
  readonly port: number
  readonly user: string
  readonly secret: string
  readonly state: FakeState
  readonly quirks: Quirks
  readonly calls: readonly FakeCall[]
  callsOf(name: string): FakeCall[]
  forgetCalls(): void
  /** Where the API of a kind lies, as `Credentials.base` wants it. */
  base(kind: AccountKind): string
  /** What the adapter of a kind calls an article of the state. */
  remoteId(kind: AccountKind, id: number): string
  /** Sessions end, as after a restart of the server. */
  forgetLogins(): void
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export interface FakeOptions {
  readonly quirks?: Partial<Quirks>
  readonly user?: string
  readonly secret?: string
  /** What it speaks; left out: everything. */
  readonly kinds?: readonly AccountKind[]
}

export async function createFakeServer(options: FakeOptions = {}): Promise<FakeServer> {
  const { user = 'salma', secret = 'سر & 1=2', kinds = ACCOUNT_KINDS } = options
  const state = createState()
  const quirks: Quirks = { ...NO_QUIRKS, mishaps: [], ...options.quirks }
  const part = { state, quirks, user, secret }
  const spoken: Record<AccountKind, Spoken> = {
    greader: speakGreader(part),
    miniflux: speakMiniflux(part),
    nextcloud: speakNextcloud(part),
    ttrss: speakTtrss(part),
    fever: speakFever(part),
  }
  const calls: FakeCall[] = []

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await askedOf(request)
    const name = nameOf(asked)
    calls.push({ name, asked })
    const mishap = mishapFor(name, quirks.mishaps)
    if (mishap?.how === 'before') return void request.socket.destroy()
    if (typeof mishap?.how === 'number') return say(response, failed(mishap))
    const one = kinds.map(kind => spoken[kind]).find(({ root, home = root }) => isBelow(asked.path, home))
    const said = (await one?.answer(asked)) ?? { status: 404, text: '<!doctype html><p>لا شيء هنا' }
    if (mishap?.how === 'cut') return void request.socket.destroy()
    if (mishap?.how !== 'hang') say(response, said)
  }

  const server = createServer((request, response) => {
    take(request, response).catch(error => say(response, { status: 500, text: String(error) }))
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`

  async function close(): Promise<void> {
    server.closeAllConnections()
    await new Promise(closed => server.close(closed))
  }

  return {
    url,
    port,
    user,
    secret,
    state,
    quirks,
    calls,
    callsOf: name => calls.filter(call => call.name === name),
    forgetCalls: () => void calls.splice(0),
    base: kind => url + spoken[kind].root,
    remoteId: (kind, id) => spoken[kind].remoteId(id),
    forgetLogins() {
      for (const one of Object.values(spoken)) one.forgetLogins()
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

function isBelow(path: string, home: string): boolean {
  return path === home || path.startsWith(`${home}/`)
}

async function askedOf(request: IncomingMessage): Promise<Asked> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake.test')
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(pathname),
    query: searchParams,
    headers: request.headers,
    body: Buffer.concat(pieces).toString('utf8'),
  }
}

function nameOf({ path, body }: Asked): string {
  const [, op] = /^\{.*"op":"(\w+)"/.exec(body) ?? []
  return op ?? path.slice(path.lastIndexOf('/') + 1)
}

const LOGINS = new Set(['ClientLogin', 'login', 'token'])

function mishapFor(name: string, mishaps: readonly Mishap[]): Mishap | undefined {
  const mishap = mishaps.find(({ call, times }) => times > 0 && (call === name || (call === '*' && !LOGINS.has(name))))
  if (mishap) mishap.times--
  return mishap
}

function failed({ how, retryAfter }: Mishap): Said {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return { status: Number(how), text: 'not now', headers }
}

function say(response: ServerResponse, { status, text, headers = {} }: Said): void {
  if (response.headersSent) return
  response.writeHead(status, { 'content-type': 'text/plain; charset=UTF-8', ...headers }).end(text)
}
