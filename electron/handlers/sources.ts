/** Requests about newspapers that the store does not answer by itself. */

import { basename } from 'node:path'
import { feedIdentity } from '../../shared/addresses/canonical.ts'
import type { SourceRequests, SourcesInStore } from '../../shared/contract/sources.ts'
import { hostAndPort, hostOf } from '../base/hosts.ts'
import { addressesMeant } from '../opml/feed-address.ts'
import type { HandlerParts, HandlersOf } from './parts.ts'
import { unattended } from './unattended.ts'

export function sourceHandlers({
  store,
  engine,
  system,
  now,
}: HandlerParts): HandlersOf<Omit<SourceRequests, keyof SourcesInStore>> {
  return {
    discover: async address => (await engine).subscriptions.discover(address),
    cancelDiscovery: async () => (await engine).subscriptions.cancelDiscovery(),
    async subscribe(choice) {
      const { subscriptions, sync } = await engine
      const added = await subscriptions.subscribe(choice)
      unattended(sync.start({ by: 'hand', feedIds: added.map(({ feedId }) => feedId) }))
      return added.map(({ sourceId }) => sourceId)
    },
    async consentToHost(address) {
      // Typed without a scheme, it means the host with TLS or without.
      const [first = '', ...others] = addressesMeant(address)
      const meant = [first, ...others.filter(other => hostOf(other) === hostOf(first))]
      const hosts = meant.map(hostAndPort)
      // The usual ports say nothing to anybody.
      const shown = new Set(hosts.map(host => host.replace(/:(?:80|443)$/, '')))
      if (!(await system.askConsent([...shown].join(' · ')))) return false
      for (const host of hosts) await store.consentToHost(host)
      return true
    },
    readCatalogue: async () => (await engine).subscriptions.readCatalogue(),
    async addFromCatalogue(urls) {
      const { store, subscriptions, sync } = await engine
      const feedIds = (await subscriptions.addFromCatalogue(urls)).added.map(({ feedId }) => feedId)
      // The first newspapers are a whole sync, whose summary says what came of it; later ones leave the others alone.
      const areAll = (await store.feedsToCheck()).length === feedIds.length
      if (feedIds.length > 0) unattended(sync.start({ by: 'hand', ...(areAll ? {} : { feedIds }) }))
      return feedIds.length
    },
    openSample: async () => (await engine).subscriptions.openSample(),
    async chooseOpml() {
      const file = await system.chooseFile('opml')
      return file === null ? null : (await engine).lists.previewFile(file)
    },
    readOpml: async (file, bytes) => (await engine).lists.preview(file, bytes),
    async importOpml(id) {
      const { lists, sync } = await engine
      const { summary, feedIds } = await lists.importPreviewed(id)
      if (feedIds.length > 0) unattended(sync.start({ by: 'hand', atLeast: feedIds }))
      return summary
    },
    async importOpmlTo(id, account) {
      const { lists, accounts } = await engine
      const { sources } = await store.readLibrary()
      const its = sources.filter(({ accountId }) => accountId === account)
      const there = new Set(its.flatMap(({ feeds }) => feeds.map(({ url }) => feedIdentity(url))))
      return lists.handOver(
        id,
        url => there.has(feedIdentity(url)),
        feeds => accounts.addNewspapers(account, feeds),
      )
    },
    forgetOpml: async id => (await engine).lists.forget(id),
    async exportOpml() {
      // File names travel through systems that know no Arabic.
      const path = await system.chooseTarget('opml', `warraq-${new Date(now()).toISOString().slice(0, 10)}`)
      if (path === null) return null
      await (await engine).lists.exportFile(path)
      return basename(path)
    },
    async undoMove(id) {
      await store.undoMove(id)
      unattended((await engine).sync.start({ by: 'hand', feedIds: [id] }))
    },
  }
}
