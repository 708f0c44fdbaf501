/**
 * What real servers answered, played again over HTTP. The recordings lie beside the project; where they do not, whoever
 * wants them says so. Each is a line `{name, note?, request, response}`.
 */

import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../../../shared/lab/accounts')

export const RECORDINGS_MISSING = existsSync(FOLDER) ? null : `no recordings in ${FOLDER}`

export interface Recording {
  readonly name: string
  readonly request: {
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
  }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
}

export interface Replay {
  readonly port: number
  readonly url: string
  /** Names of the recordings that were played, in their order. */
  readonly played: readonly string[]
  /** Requests that no recording answers. */
  readonly unknown: readonly string[]
  [Symbol.asyncDispose](): Promise<void>
}

export interface ReplayOptions {
  /** Parameters that say how, and not what. */
  readonly ignored: readonly string[]
}

export function readRecordings(file: string): Recording[] {
  const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n').filter(Boolean)
  return lines.map(line => JSON.parse(line) as Recording)
}

/** Plays those of these names, of several that answer one request the next each time, and the last for ever. */
export async function startReplay(
  all: readonly Recording[],
  names: readonly string[],
  { ignored }: ReplayOptions,
): Promise<Replay> {
  const recordings = names.map(name => {
    const found = all.find(one => one.name === name)
    if (!found) throw new Error(`no recording is called “${name}”`)
    return found
  })
  const played: string[] = []
  const unknown: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', piece => (body += piece))
    request.on('end', () => {
      const asked = keyOf({ method: request.method ?? '', path: request.url ?? '', body }, ignored)
      const answers = recordings.filter(one => keyOf({ body: '', ...one.request }, ignored) === asked)
      const found = answers.find(one => !played.includes(one.name)) ?? answers.at(-1)
      if (!found) {
        unknown.push(asked)
        response.writeHead(599).end(`no recording of ${asked}`)
        return
      }
      played.push(found.name)
      response.writeHead(found.response.status, { ...found.response.headers }).end(found.response.body)
    })
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    played,
    unknown,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(closed => server.close(closed))
    },
  }
}

interface Request {
  readonly method: string
  readonly path: string
  readonly body: string
}

/** The same for requests that ask for the same, however their parameters are spelled and ordered. */
function keyOf({ method, path, body }: Request, ignored: readonly string[]): string {
  const { pathname, searchParams } = new URL(path, 'http://replay.test')
  const pairs = [...searchParams, ...(body.startsWith('{') ? jsonPairs(body) : new URLSearchParams(body))]
  const told = pairs.filter(([name]) => !ignored.includes(name)).map(([name, value]) => `${name}=${value}`)
  return [method, decodeURIComponent(pathname), ...told.sort()].join('\n')
}

function jsonPairs(body: string): [string, string][] {
  return Object.entries(JSON.parse(body) as object).map(([name, value]) => [name, JSON.stringify(value)])
}
