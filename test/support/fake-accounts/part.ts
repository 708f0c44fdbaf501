/** What all protocols of the fake server have in common. */

import type { IncomingHttpHeaders } from 'node:http'
import type { Quirks } from './quirks.ts'
import type { FakeState } from './state.ts'

export interface Part {
  readonly state: FakeState
  readonly quirks: Quirks
  readonly user: string
  readonly secret: string
}

export interface Asked {
  readonly method: string
  /** Without what follows the question mark. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Said {
  readonly status: number
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
}

/** One protocol. null: nothing is there. */
export interface Spoken {
  /** Where the API lies. */
  readonly root: string
  /** All paths below it are its own; left out: as `root`. */
  readonly home?: string
  answer(asked: Asked): Said | null | Promise<Said | null>
  forgetLogins(): void
  /** What the adapter calls an article. */
  remoteId(id: number): string
}
