/** Requests about what the reader watches for. */

import type { WatchesInStore, WatchRequests } from '../../shared/contract/watches.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'
import { unattended } from './unattended.ts'

export function watchHandlers({ store, engine }: HandlerParts): HandlersOf<Omit<WatchRequests, keyof WatchesInStore>> {
  /** The store has looked at the newest articles; the others are looked at behind the answer. */
  async function lookingBack<T>(written: Promise<T>): Promise<T> {
    const value = await written
    unattended(engine.then(({ sync }) => sync.index()))
    return value
  }
  return {
    makeWatch: watch => lookingBack(store.makeWatch(watch)),
    changeWatch: (id, watch) => lookingBack(store.changeWatch(id, watch)),
    pauseWatch: (id, isPaused) => lookingBack(store.pauseWatch(id, isPaused)),
    removeWatch: id => lookingBack(store.removeWatch(id)),
    restoreWatch: id => lookingBack(store.restoreWatch(id)),
  }
}
