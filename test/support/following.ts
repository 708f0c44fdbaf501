/** A feed, or a few, followed over days: what the tests of manners have in common. */

import type { Feed } from '../../shared/contract/sources.ts'
import type { SyncSummary } from '../../shared/contract/sync.ts'
import { items, rssOf } from './feeds.ts'
import { answer, type MisbehavingServer, type Play, startServer } from './misbehaving-server.ts'
import { startWorld, type World } from './syncing.ts'

export const everything = { scope: { kind: 'all' }, unreadSince: null } as const
export const codes = (summary: SyncSummary) => summary.failures.map(({ code }) => code)
export const feed = (count = 2) => answer(rssOf(items(count)))

export async function feedsOf({ store }: World): Promise<Feed[]> {
  return (await store.readLibrary()).sources.flatMap(({ feeds }) => feeds)
}

export async function onlyFeed(world: World): Promise<Feed> {
  const [first] = await feedsOf(world)
  if (!first) throw new Error('There is no feed.')
  return first
}

/** Its port refuses connections. */
export async function closedServer(): Promise<MisbehavingServer> {
  const server = await startServer()
  await server[Symbol.asyncDispose]()
  return server
}

/** Syncs by hand this often, so far apart. */
export async function syncs(world: World, times: number, apart: number): Promise<SyncSummary[]> {
  const summaries: SyncSummary[] = []
  for (let n = 0; n < times; n++) {
    summaries.push(await world.sync.start({ by: 'hand' }))
    world.clock += apart
  }
  return summaries
}

export async function follow(server: MisbehavingServer, play: Play): Promise<World> {
  server.play('/feed', play)
  const world = startWorld(server.port)
  await world.subscribe(server.url('/feed'))
  return world
}
