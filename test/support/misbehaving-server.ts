/** A real HTTP server on loopback that answers as it is told, path by path, and remembers what it was asked. */

import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net'

export type Play = (response: ServerResponse, request: IncomingMessage) => void

export interface SeenRequest {
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

export interface MisbehavingServer {
  readonly port: number
  readonly seen: SeenRequest[]
  /** Most requests that were under way at the same time. */
  readonly mostAtOnce: () => number
  /** On 127.0.0.HOST; Linux answers on all of 127.0.0.0/8. */
  url(path: string, host?: number): string
  play(path: string, how: Play): void
  seenAt(path: string): SeenRequest[]
  [Symbol.asyncDispose](): Promise<void>
}

export async function startServer(): Promise<MisbehavingServer> {
  const plays = new Map<string, Play>()
  const seen: SeenRequest[] = []
  let atOnce = 0
  let most = 0
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    seen.push({ path, headers: request.headers })
    most = Math.max(most, ++atOnce)
    response.once('close', () => atOnce--)
    const how = plays.get(path)
    if (how) how(response, request)
    else response.writeHead(404).end()
  })
  await new Promise<void>(listening => server.listen(0, '0.0.0.0', listening))
  const { port } = server.address() as AddressInfo
  return {
    port,
    seen,
    mostAtOnce: () => most,
    url: (path, host = 1) => `http://127.0.0.${host}:${port}${path}`,
    play: (path, how) => void plays.set(path, how),
    seenAt: path => seen.filter(request => request.path === path),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(closed => server.close(closed))
    },
  }
}

export function answer(body: string | Uint8Array, headers: Record<string, string> = {}): Play {
  return response => void response.writeHead(200, headers).end(body)
}

export function redirect(location: string, status = 302): Play {
  return response => void response.writeHead(status, { location }).end()
}

export function status(code: number, headers: Record<string, string> = {}): Play {
  return response => void response.writeHead(code, headers).end()
}

/** What a server writes that speaks HTTP by hand. `count`: requests on this connection so far, this one included. */
export type RawPlay = (socket: Socket, count: number) => void

export interface RawServer {
  readonly port: number
  readonly connections: () => number
  [Symbol.asyncDispose](): Promise<void>
}

/** Writes its answers byte by byte as it is told, for what Node's own server is too well-behaved to say. */
export async function startRawServer(play: RawPlay): Promise<RawServer> {
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createSocketServer(socket => {
    connections++
    sockets.add(socket)
    let count = 0
    let head = ''
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', data => {
      head += data.toString('latin1')
      for (let end = head.indexOf('\r\n\r\n'); end >= 0; end = head.indexOf('\r\n\r\n')) {
        head = head.slice(end + 4)
        play(socket, ++count)
      }
    })
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise(closed => server.close(closed))
    },
  }
}
