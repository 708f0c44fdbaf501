/** The child of `kill.test.ts`: syncs an account for ever, marks its own articles in between, and says each time what is safe now. */

import { writeSync } from 'node:fs'
import { openServer } from '../../electron/accounts/servers/open-server.ts'
import { type AccountStore, syncAccount } from '../../electron/accounts/sync-account.ts'
import type { Store } from '../../electron/records/store.ts'
import { openStore } from '../../electron/store/store.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { accountWorld } from '../support/account-servers.ts'
import { isOurs, numberOf } from './ours.ts'

const STDOUT = 1
const DEEDS = 4

const [folder = '', port = '', base = '', user = '', secret = ''] = process.argv.slice(2)
const world = accountWorld([Number(port)])
const store = openStore(folder)
const id = store.addAccount({ kind: 'greader', base, user, name: 'killed', pinned: null })
const server = openServer({ kind: 'greader', base, user, secret }, world.parts)
say('open')
for (;;) {
  await syncAccount(id, server, parts(), new AbortController().signal)
  say('synced')
  const own = rowsOf(store).filter(({ title }) => isOurs(numberOf(title)))
  for (let deed = 0; deed < DEEDS && own.length > 0; deed++) {
    const { ref, title, read, bookmarked } = own.splice(Math.floor(Math.random() * own.length), 1)[0] as ArticleRow
    if (Math.random() < 0.5) {
      say(`wants ${numberOf(title)} read ${!read}`)
      store.markRead([ref], !read)
      say(`has ${numberOf(title)} read ${!read}`)
    } else {
      say(`wants ${numberOf(title)} starred ${!bookmarked}`)
      if (bookmarked) store.removeBookmark(ref)
      else store.bookmark(ref)
      say(`has ${numberOf(title)} starred ${!bookmarked}`)
    }
  }
}

function say(line: string): void {
  writeSync(STDOUT, `${line}\n`)
}

function parts() {
  const nothing = () => {}
  const remote = new Proxy(store, {
    get:
      (target, name: keyof Store) =>
      async (...args: never[]) =>
        (target[name] as (...given: never[]) => unknown)(...args),
  }) as unknown as AccountStore
  return { store: remote, clock: Date.now, onLibraryChanged: nothing, onMarksChanged: nothing, onSaved: nothing }
}

function rowsOf(opened: Store): ArticleRow[] {
  return [...opened.openList({ scope: { kind: 'all' }, unreadSince: null }, null).rows]
}
