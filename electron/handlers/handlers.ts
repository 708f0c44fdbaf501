/** The join: what carries out each request. What the store answers by itself needs no handler of its own. */

import { NAMES_IN_STORE, type RequestsInStore } from '../../shared/contract/contract.ts'
import type { Handlers } from '../ipc/answer.ts'
import type { Remote } from '../processes/port.ts'
import type { Store } from '../records/store.ts'
import { accountHandlers } from './accounts.ts'
import { appHandlers } from './app.ts'
import { bookmarkHandlers } from './bookmarks.ts'
import { barHandlers, desktopHandlers } from './desktop.ts'
import { exchangeHandlers } from './exchange.ts'
import { keepingHandlers } from './keeping.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'
import { passwordHandlers } from './passwords.ts'
import { pictureHandlers } from './pictures.ts'
import { readingHandlers } from './reading.ts'
import { searchHandlers } from './search.ts'
import { sourceHandlers } from './sources.ts'
import { storyHandlers } from './stories.ts'
import { syncHandlers } from './sync.ts'
import { updateHandlers } from './updates.ts'
import { watchHandlers } from './watches.ts'

export function createHandlers(parts: HandlerParts): Handlers {
  return {
    ...passedTo(parts.store),
    ...appHandlers(parts),
    ...sourceHandlers(parts),
    ...passwordHandlers(parts),
    ...syncHandlers(parts),
    ...readingHandlers(parts),
    ...bookmarkHandlers(parts),
    ...exchangeHandlers(parts),
    ...searchHandlers(parts),
    ...pictureHandlers(parts),
    ...keepingHandlers(parts),
    ...storyHandlers(parts),
    ...updateHandlers(parts),
    ...watchHandlers(parts),
    ...desktopHandlers(parts),
    ...barHandlers(parts),
    ...accountHandlers(parts),
  }
}

function passedTo(store: Remote<Store>): HandlersOf<RequestsInStore> {
  const pass =
    (name: keyof RequestsInStore) =>
    async (...args: readonly unknown[]) => {
      const method = store[name] as (...given: readonly unknown[]) => Promise<unknown>
      return method(...args)
    }
  return Object.fromEntries(NAMES_IN_STORE.map(name => [name, pass(name)])) as unknown as HandlersOf<RequestsInStore>
}
