/**
 * The window's state without a window: its modules as a page that has just been opened has them, over a bridge whose
 * answers come from the real handlers over a real store. Apart from the app it is in this: the process boundaries are
 * shorter, settings are kept in memory, and what the system's own dialogs would say is said by the test.
 */

import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { onTestFinished, vi } from 'vitest'
import { NO_SECRETS } from '../../electron/accounts/secrets.ts'
import { assetsBeside } from '../../electron/base/assets.ts'
import { createFirstScreen } from '../../electron/handlers/first-screen.ts'
import { createHandlers } from '../../electron/handlers/handlers.ts'
import { collectNotices } from '../../electron/handlers/notices.ts'
import type { System } from '../../electron/handlers/parts.ts'
import { type Announce, announceTopics, answer, type Handlers } from '../../electron/ipc/answer.ts'
import { spawnNodeParser } from '../../electron/parse/service/spawn.ts'
import { connect, type Port, serve } from '../../electron/processes/port.ts'
import type { Store } from '../../electron/records/store.ts'
import { startEngine } from '../../electron/running/running.ts'
import { readingBeside } from '../../electron/store/reads-beside.ts'
import { openStore } from '../../electron/store/store.ts'
import type { ReadingPlace } from '../../shared/contract/app.ts'
import {
  type Bridge,
  type Client,
  EVENT_NAMES,
  type EventName,
  REQUEST_NAMES,
  type RequestName,
  type Subscribe,
} from '../../shared/contract/contract.ts'
import type { Topic } from '../../shared/contract/terms.ts'
import type { Result } from '../../shared/result.ts'
import { type Settings, settingsFrom } from '../../shared/settings/settings.ts'
import { type ArticleSeed, NOW } from '../store/seeds.ts'
import { FEED_URL, save, subscribe, temporaryFolder } from '../store/world.ts'

const BUILT = join(import.meta.dirname, '../../dist/electron')

export interface Line {
  readonly bridge: Bridge
  readonly announce: Announce
  /** Requests in the order in which they were asked. */
  readonly asked: RequestName[]
  /** Holds back the next answer to this request until the returned function is called. */
  hold(name: RequestName): () => void
  /** Until every answer and every event has arrived, but those that are held back. */
  quiet(): Promise<void>
}

/** A newspaper with these articles, and a window that has just shown its first list. */
export async function openWindow(articles: readonly ArticleSeed[] = [], given: Partial<System> = {}) {
  vi.useFakeTimers({
    now: NOW,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'],
  })
  const folder = temporaryFolder()
  const store = openStore(folder, { clock: Date.now })
  const newspaper = subscribe(store, FEED_URL)
  save(store, newspaper.feedId, articles)
  const main = startMain(store, folder, given)
  const rooms = await freshRooms()
  rooms.reader.provideReader(main.line.bridge)
  const start = await rooms.preferences.readStart()
  const behind = await main.line.bridge.request.readFirstList()
  if (!start.ok || !behind.ok || !behind.value) throw new Error('The window has nothing to begin with.')
  rooms.list.adoptList(behind.value)
  rooms.list.watchArticles()
  rooms.unfolded.watchUnfolded()
  rooms.library.watchLibrary()
  rooms.article.watchOpenArticle()
  rooms.results.watchResults()
  rooms.counts.watchCounts()
  rooms.saved.watchSaved()
  await main.line.quiet()
  onTestFinished(async () => {
    await main.stop()
    vi.useRealTimers()
  })

  return {
    ...newspaper,
    store,
    ...rooms,
    ...main.line,
    /** Lets this much time go by, and whatever was asked in it be answered. */
    async pass(ms: number) {
      await vi.advanceTimersByTimeAsync(ms)
      await main.line.quiet()
    },
    /** As after a sync, which asks nothing of the window. */
    async hears(...topics: readonly Topic[]) {
      announceTopics(main.line.announce, topics)
      await main.line.quiet()
    },
    /** All rows of the list that is open, as far as they are loaded. */
    titles() {
      const { slices } = rooms.list.listCell.get()
      return [...slices.loaded.values()].flat().map(({ title }) => title)
    },
    rowOf(title: string) {
      const { slices } = rooms.list.listCell.get()
      const row = [...slices.loaded.values()].flat().find(each => each.title === title)
      if (!row) throw new Error(`${title} is not in the list.`)
      return row
    },
  }
}

/** Every module anew, as a page that is loaded has them: cells and timers belong to one window. */
async function freshRooms() {
  vi.resetModules()
  const [reader, preferences, place, toasts] = await Promise.all([
    import('../../renderer/base/reader.ts'),
    import('../../renderer/preferences/preferences.ts'),
    import('../../renderer/place/place.ts'),
    import('../../renderer/notices/toasts.ts'),
  ])
  const [list, article, scope, library, results, counts, saved, unfolded] = await Promise.all([
    import('../../renderer/articles/list.ts'),
    import('../../renderer/articles/open-article.ts'),
    import('../../renderer/articles/scope.ts'),
    import('../../renderer/library/library.ts'),
    import('../../renderer/search/asking/results.ts'),
    import('../../renderer/search/asking/counts.ts'),
    import('../../renderer/search/asking/saved.ts'),
    import('../../renderer/articles/unfolded.ts'),
  ])
  return { reader, preferences, place, toasts, list, article, scope, library, results, counts, saved, unfolded }
}

function startMain(own: Store, folder: string, given: Partial<System>) {
  const { remote, close } = acrossPorts(own)
  // There is one thread here: what would be answered beside the store is answered by it.
  const beside = readingBeside(remote, () => ({ remote, opened: Promise.resolve(), stop: async () => {} }))
  const { store } = beside
  let settings = settingsFrom({})
  let place: ReadingPlace | null = null
  const change = (wanted: Partial<Settings>) => {
    settings = settingsFrom({ ...settings, ...wanted })
    return settings
  }
  const engine = startEngine({
    ...assetsBeside(BUILT),
    opened: { store, opened: Promise.resolve(), beside, stop: async () => own.close() },
    folder,
    allowHosts: '',
    picturesAhead: () => false,
    proxyFor: async () => 'DIRECT',
    picturePolicy: () => 'never',
    isMetered: () => true,
    pictureRoom: () => Number.POSITIVE_INFINITY,
    language: () => settings.language,
    spawnParser: () => spawnNodeParser(BUILT),
    openExtractor: null,
    syncInterval: () => 0,
    onProgress: state => line.announce('syncProgressed', state),
    onSaved: () => announceTopics(line.announce, ['library', 'articles']),
    onExchange: progress => line.announce('exchangeProgressed', progress),
    onArrived: () => {},
    secrets: NO_SECRETS,
    onAccounts: () => announceTopics(line.announce, ['accounts']),
  })
  const line = createLine(() => handlers)
  const handlers = createHandlers({
    store,
    engine: Promise.resolve(engine),
    // It is looked at in the real app (`test/e2e/updates.test.ts`).
    updates: new Promise(() => {}),
    settings: {
      read: () => settings,
      change,
      readReadingPlace: () => place,
      saveReadingPlace: given => {
        place = given
      },
    },
    notices: collectNotices(store, null),
    version: '0.0.0',
    firstScreen: createFirstScreen(store, { settings: () => settings, place: () => place }),
    onSeen: () => {},
    onFarewell: () => {},
    onSettingsChanged: whole => line.announce('settingsChanged', whole),
    now: Date.now,
    system: { ...NOBODY_THERE, ...given },
  })
  return {
    line,
    async stop() {
      await line.quiet()
      await engine.stop()
      close()
    },
  }
}

/** A reader who closes every dialog again. */
const NOBODY_THERE: System = {
  openLink: async () => {},
  copy: () => {},
  chooseFile: async () => null,
  chooseTarget: async () => null,
  chooseNewFolder: async () => null,
  showTarget: () => {},
  askConsent: async () => false,
  askSettings: async () => false,
  closeInto: () => {},
  openDownloads: async () => {},
  sheets: {
    savePdf: async () => {},
    print: async () => {},
    openPress: () => ({ addPicture: () => '', pdfOf: async () => new Uint8Array(), close() {} }),
  },
  readDesktop: async () => ({ hasTray: false, hasBadge: false, placesWindows: true, screens: [] }),
  setStartAtLogin: async () => {},
  openInWindow: async () => {},
}

/** Between window and main: everything is copied, and arrives later than it was sent. */
function createLine(handlers: () => Handlers): Line {
  const listeners = new Map<EventName, Set<(...facts: readonly unknown[]) => void>>()
  const asked: RequestName[] = []
  const held = new Map<RequestName, Promise<void>>()
  let onTheWay = 0

  async function carry<T>(work: () => Promise<T>): Promise<T> {
    onTheWay += 1
    try {
      return structuredClone(await work())
    } finally {
      onTheWay -= 1
    }
  }

  const announce: Announce = (name, ...facts) => {
    void carry(async () => {
      await turn()
      for (const listener of listeners.get(name) ?? []) listener(...structuredClone(facts))
    })
  }

  const ask = async (name: RequestName, args: readonly unknown[]): Promise<Result<unknown>> => {
    asked.push(name)
    const waiting = held.get(name)
    held.delete(name)
    const given = await carry(() => answer(handlers(), announce, name, structuredClone(args)))
    await waiting
    return given
  }

  const request = Object.fromEntries(REQUEST_NAMES.map(name => [name, (...args: unknown[]) => ask(name, args)]))
  const on = Object.fromEntries(
    EVENT_NAMES.map(name => [
      name,
      (listener: (...facts: readonly unknown[]) => void) => {
        listeners.set(name, (listeners.get(name) ?? new Set()).add(listener))
        return () => listeners.get(name)?.delete(listener)
      },
    ]),
  )
  return {
    bridge: { request: request as unknown as Client, on: on as unknown as Subscribe },
    announce,
    asked,
    hold(name) {
      let release = () => {}
      const released = new Promise<void>(done => {
        release = done
      })
      held.set(name, released)
      return release
    },
    async quiet() {
      // What an answer leads to may ask again: nothing is on its way when a few turns in a row found nothing.
      for (let idle = 0; idle < 3; idle = onTheWay === 0 ? idle + 1 : 0) await turn()
    },
  }
}

function turn(): Promise<void> {
  return new Promise(done => setImmediate(done))
}

function acrossPorts(store: Store) {
  const { port1, port2 } = new MessageChannel()
  serve(portOf(port1), store)
  const { remote } = connect<Store>(portOf(port2))
  return { remote, close: () => port1.close() }
}

function portOf(port: MessagePort): Port {
  return { post: message => port.postMessage(message), listen: listener => port.on('message', listener) }
}
