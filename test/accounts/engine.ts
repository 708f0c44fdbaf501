/** The whole engine of accounts, as the app has it, over a server on this machine: real store, network, passwords; a clock that can be set. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AccountParts, type Accounts, createAccounts } from '../../electron/accounts/accounts.ts'
import { type Keeper, openSecrets, type Secrets } from '../../electron/accounts/secrets.ts'
import { accountServers } from '../../electron/accounts/servers/account-servers.ts'
import type { Store } from '../../electron/records/store.ts'
import { openStore } from '../../electron/store/store.ts'
import type { Account, AccountId } from '../../shared/contract/accounts.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { ALL, rows } from '../store/world.ts'
import { accountWorld } from '../support/account-servers.ts'

export interface Engine {
  readonly folder: string
  readonly passwords: string
  store: Store
  secrets: Secrets
  accounts: Accounts
  /** Milliseconds since the epoch; may be set. */
  now: number
  /** What the app was told, in order. */
  readonly told: string[]
  /** Runs after each call of the store, with its name, before the answer is given. */
  onStored: (name: string) => void | Promise<void>
  add(signIn: SignIn): Promise<AccountId>
  account(): Promise<Account>
  sync(): Promise<Account>
  row(title: string): ArticleRow
  /** As after a crash: nothing is said to anybody, and all is opened anew. */
  restart(keeper?: Keeper): void
  [Symbol.asyncDispose](): Promise<void>
}

export interface SignIn {
  readonly address: string
  readonly user: string
  readonly secret: string
  readonly isRemembered?: boolean
}

/** A keeper that can be told apart: what it sealed is opened by one with its name alone. */
export function keeperNamed(name: string): Keeper {
  return {
    isProtecting: () => true,
    seal: text => Buffer.from(`${name}:${Buffer.from(text).toString('hex')}`),
    open(sealed) {
      const [by = '', hex = ''] = Buffer.from(sealed).toString().split(':')
      if (by !== name) throw new Error('sealed by another')
      return Buffer.from(hex, 'hex').toString()
    },
  }
}

export function openEngine(port: number, change: Partial<AccountParts> = {}): Engine {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-engine-'))
  const passwords = join(folder, 'passwords.json')
  const world = accountWorld([port])
  const told: string[] = []

  function start(keeper: Keeper) {
    const store = openStore(folder, { clock: () => engine.now })
    const secrets = openSecrets(passwords, keeper)
    const remote = remoteOf(store, name => engine.onStored(name))
    const accounts = createAccounts({
      store: remote,
      secrets,
      ...accountServers({ network: world.network, parser: world.parts.parser, store: remote, clock: () => engine.now }),
      clock: () => engine.now,
      interval: () => 0,
      onChanged: () => void told.push('changed'),
      onLibraryChanged: () => void told.push('library'),
      onMarksChanged: () => void told.push('marks'),
      onSaved: ({ newArticles }) => void told.push(`saved ${newArticles}`),
      ...change,
    })
    return { store, secrets, accounts }
  }

  const engine: Engine = {
    folder,
    passwords,
    told,
    now: Date.now(),
    onStored: () => {},
    ...({} as ReturnType<typeof start>),
    async add({ isRemembered = true, ...signIn }) {
      const id = await engine.accounts.add({ ...signIn, pinned: null, isRemembered })
      await engine.accounts.sync(id)
      return id
    },
    async account() {
      const [account] = await engine.accounts.list()
      if (!account) throw new Error('there is no account')
      return account
    },
    async sync() {
      const { id } = await engine.account()
      await engine.accounts.sync(id)
      return engine.account()
    },
    row(title) {
      const found = rows(engine.store, ALL).find(row => row.title === title)
      if (!found) throw new Error(`${title} is not in the list`)
      return found
    },
    restart(keeper = keeperNamed('here')) {
      engine.store.close()
      Object.assign(engine, start(keeper))
    },
    async [Symbol.asyncDispose]() {
      await engine.accounts.stop()
      await world[Symbol.asyncDispose]()
      engine.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  Object.assign(engine, start(keeperNamed('here')))
  return engine
}

type RemoteStore = AccountParts['store'] & Parameters<typeof accountServers>[0]['store']

/** The store as if it were in its thread. */
function remoteOf(store: Store, onStored: Engine['onStored']): RemoteStore {
  return new Proxy(store, {
    get:
      (target, name: keyof Store) =>
      async (...args: never[]) => {
        const answer = (target[name] as (...given: never[]) => unknown)(...args)
        await onStored(name)
        return answer
      },
  }) as unknown as RemoteStore
}

/** What is unread and what is bookmarked here, by the titles. */
export function marksHere({ store }: Pick<Engine, 'store'>): { readonly unread: string[]; readonly starred: string[] } {
  const all = rows(store, ALL)
  return {
    unread: all
      .filter(({ read }) => !read)
      .map(({ title }) => title)
      .sort(),
    starred: all
      .filter(({ bookmarked }) => bookmarked)
      .map(({ title }) => title)
      .sort(),
  }
}
