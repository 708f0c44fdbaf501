/** A whole sync against servers on this machine: real store, real parser code, real network, a clock that can be set. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ask, AskParts } from '../../electron/network/ask.ts'
import type { Resolve } from '../../electron/network/guard.ts'
import type { Network } from '../../electron/network/network.ts'
import { parseService } from '../../electron/parse/service/parse-service.ts'
import type { Parser } from '../../electron/parse/service/parser.ts'
import { createPictures, type PictureParts, type Pictures } from '../../electron/pictures/pictures.ts'
import { checkingReader } from '../../electron/pictures/reader.ts'
import type { Remote } from '../../electron/processes/port.ts'
import type { Store } from '../../electron/records/store.ts'
import { openStore } from '../../electron/store/store.ts'
import { createSync, type Sync, type SyncParts } from '../../electron/sync/sync.ts'
import type { SyncState } from '../../shared/contract/sync.ts'
import { askOver } from './asking.ts'
import { networkAllowing } from './fetching.ts'

export interface World {
  readonly store: Remote<Store>
  readonly sync: Sync
  readonly pictures: Pictures
  readonly network: Network
  readonly ask: Ask
  readonly folder: string
  readonly progress: SyncState[]
  /** Names of the store's calls, in order. */
  readonly calls: string[]
  clock: number
  subscribe(...urls: string[]): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

interface Change extends Partial<SyncParts> {
  withPictures?: boolean
  resolve?: Resolve
  /** Milliseconds; left out: nobody rests. */
  restFor?: AskParts['restFor']
  pictureParts?: Partial<PictureParts>
}

export function startWorld(port: number, change: Change = {}): World {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-sync-'))
  const time = { now: Date.UTC(2026, 1, 11, 12) }
  const calls: string[] = []
  const progress: SyncState[] = []
  const store = remoteOf(openStore(folder, { clock: () => time.now }), calls)
  const network = networkAllowing([port], change.resolve)
  const clock = () => time.now
  const ask = askOver({ store, network, clock, restFor: change.restFor ?? (() => 0) })
  const shared = { store, parser: localParser, ask, clock }
  const pictures = createPictures({
    ...shared,
    reader: checkingReader(localParser),
    folder: join(folder, 'pictures'),
    policy: () => 'always',
    isMetered: () => false,
    room: () => Number.POSITIVE_INFINITY,
    ...change.pictureParts,
  })
  const sync = createSync({
    ...shared,
    pictures,
    fullText: null,
    picturesAhead: () => change.withPictures ?? false,
    syncInterval: () => 60,
    chance: () => 0.5,
    onProgress: state => void progress.push(state),
    onSaved: () => {},
    onArrived: () => {},
    ...change,
  })
  const world: World = {
    store,
    sync,
    pictures,
    network,
    ask,
    folder,
    progress,
    calls,
    get clock() {
      return time.now
    },
    set clock(now) {
      time.now = now
    },
    async subscribe(...urls) {
      const feeds = urls.map(url => ({ url, title: null, homepage: null, section: null }))
      await store.addFeeds(feeds, world.clock)
    },
    async [Symbol.asyncDispose]() {
      await sync.stop()
      await network.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return world
}

/** The parser's code without its process: the process has its own test. */
const localParser: Pick<Parser, 'parseFeed' | 'findFeeds' | 'checkPicture'> = {
  parseFeed: async job => parseService.parseFeed(job),
  findFeeds: async job => parseService.findFeeds(job),
  checkPicture: async bytes => parseService.checkPicture(bytes),
}

/** What `connect` gives on the other side of a port, without the port. */
function remoteOf(store: Store, calls: string[]): Remote<Store> {
  return new Proxy(store, {
    get: (target, name: keyof Store) => {
      return async (...args: never[]) => {
        calls.push(name)
        return (target[name] as (...args: never[]) => unknown)(...args)
      }
    },
  }) as unknown as Remote<Store>
}
