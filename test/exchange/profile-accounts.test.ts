import { expect, test } from 'vitest'
import { guidOfRemote } from '../../electron/records/account.ts'
import { packedRemote } from '../../electron/records/packed-remote.ts'
import type { AccountId } from '../../shared/contract/accounts.ts'
import { article, NOW } from '../store/seeds.ts'
import { ALL, row, temporaryFolder } from '../store/world.ts'
import { entriesOf } from './entries.ts'
import { type Library, openLibrary } from './libraries.ts'
import { changing, filled, moved, PORT, rowsIn, wanting } from './profiles.ts'

const FEED = { homepage: null, folders: ['الساحل'] }
const SHORE = { ...FEED, id: 'feed/1', url: 'https://shore.example/feed', title: 'الشاطئ' }
/** Also one of the reader's own. */
const THERE = { ...FEED, id: 'feed/2', url: PORT, title: 'الميناء من هناك' }
const GONE = { ...FEED, id: 'feed/3', url: 'https://gone.example/feed', title: 'الراحلة' }
const list = (...ids: readonly string[]) => ({ ids, isComplete: true })

/** Three articles: read there, starred on both sides, and one whose mark waits; a newspaper that is to be given up there. */
function joinAccount({ store }: Library): AccountId {
  const id = store.addAccount({
    kind: 'greader',
    base: 'https://reader.example/api',
    user: 'salma',
    name: 'reader',
    pinned: null,
  })
  store.mergeRemoteFeeds(id, { feeds: [SHORE, THERE, GONE], folders: [], trouble: null })
  const remote = (name: string, isRead: boolean, isStarred: boolean) => ({
    id: name,
    feedId: 'feed/1',
    isRead,
    isStarred,
    article: article({ guid: guidOfRemote(name), title: `موجة ${name}` }),
  })
  const given = [remote('a', true, false), remote('b', false, true), remote('c', false, false)]
  store.saveRemote(id, packedRemote(given), ['a', 'b', 'c'])
  store.mergeRemoteIds(id, { unread: list('b', 'c'), starred: list('b'), recent: [], startedAt: NOW }, false)
  store.markRead([row(store, 'موجة c', ALL).ref], true)
  const gone = store.readLibrary().sources.find(({ title }) => title === GONE.title)
  if (gone) store.removeSource(gone.id)
  return id
}

const TABLES = {
  accounts: 'kind, base, user, name, pinned, added_at',
  account_feeds: 'remote_id, url, title, folder, gone',
  account_stars: 'remote_id',
  outbox: 'remote_id, key, value, queued_at',
}

function accountIn(folder: string) {
  return Object.entries(TABLES).map(([table, columns]) => [
    table,
    rowsIn(folder, 'library.db', `SELECT ${columns} FROM ${table} ORDER BY ${columns}`),
  ])
}

test('an account moves with its newspapers, and with what waits for it; its password does not', async () => {
  const library = await filled()
  const id = joinAccount(library)
  const path = await moved(library)
  const other = openLibrary(temporaryFolder())

  await other.exchange.importFrom(path, wanting())

  expect(accountIn(other.folder)).toEqual(accountIn(library.folder))
  expect(other.store.marksToSend(1, 10)).toMatchObject([{ remoteId: 'c', key: 'read', value: true }])
  const feeds = [SHORE, THERE, GONE]
  // Its newspapers are those of before, and the one that was given up is not back.
  expect(other.store.mergeRemoteFeeds(1, { feeds, folders: [], trouble: null })).toMatchObject({
    isChanged: false,
    pushes: [{ kind: 'unsubscribe', remoteId: GONE.id }],
  })
  expect(id).toBe(1)
  for (const [name, bytes] of await entriesOf(path))
    expect([name, String(bytes).includes('secret')]).toEqual([name, false])
})

test('the same file a second time changes nothing of it, also where more was done since', async () => {
  const library = await filled()
  joinAccount(library)
  const path = await moved(library)
  const other = openLibrary(temporaryFolder())
  await other.exchange.importFrom(path, wanting())
  other.store.noteMarksSent(1, other.store.marksToSend(1, 10))
  other.store.mergeRemoteIds(1, { unread: list('b'), starred: list('b'), recent: [], startedAt: NOW }, false)
  const before = accountIn(other.folder)

  await other.exchange.importFrom(path, wanting())

  expect(accountIn(other.folder)).toEqual(before)
})

test('what is no account is not taken, and costs nothing else', async () => {
  const library = await filled()
  joinAccount(library)
  changing(library.folder, "UPDATE accounts SET kind = 'mail'")
  const other = openLibrary(temporaryFolder())

  const { profile } = await other.exchange.importFrom(await moved(library), wanting())

  expect(profile).toMatchObject({ leftOut: 1 })
  expect(other.store.readAccounts()).toEqual([])
  expect(other.store.feedsToCheck().length).toBe(library.store.feedsToCheck().length)
})
