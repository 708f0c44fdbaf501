// Whatever happens to newspapers, articles and decisions: what is stored of stories is what can be counted from their articles,
// every article keeps one row in the list, and one row of each story is drawn.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Store } from '../../../electron/records/store.ts'
import { openStore } from '../../../electron/store/store.ts'
import type { FeedId, SourceId } from '../../../shared/contract/ids.ts'
import { NOW } from '../seeds.ts'
import { rows, save, subscribe, temporaryFolder } from '../world.ts'
import { expectSoundStories, report, wireReport } from './press.ts'

const HOUR = 3_600_000
const PAPERS = 4
/** Each commit waits for the disk. */
const RUNS = 25

interface World {
  readonly folder: string
  readonly papers: readonly { readonly feedId: FeedId; readonly sourceId: SourceId }[]
  readonly clock: { now: number }
  store: Store
  lastChoice: number
}

type Deed = (world: World, event: number, paper: number) => void

function openPapers(): World {
  const folder = temporaryFolder()
  const clock = { now: NOW }
  const store = openStore(folder, { clock: () => clock.now })
  const papers = Array.from({ length: PAPERS }, (_, n) => subscribe(store, `https://p${n}.example/feed`))
  return { folder, papers, clock, store, lastChoice: 0 }
}

function open(world: World): void {
  world.store = openStore(world.folder, { clock: () => world.clock.now })
}

const feedOf = (world: World, paper: number) => world.papers[paper % PAPERS]?.feedId ?? 0
const sourceOf = (world: World, paper: number) => world.papers[paper % PAPERS]?.sourceId ?? 0
const some = ({ store }: World, n: number) => rows(store)[n % Math.max(1, rows(store).length)]?.ref

const DEEDS: Readonly<Record<string, Deed>> = {
  print: (world, event, paper) => save(world.store, feedOf(world, paper), [report(event, paper)], world.clock.now),
  printAll(world, event) {
    for (const [paper] of world.papers.entries()) {
      save(world.store, feedOf(world, paper), [report(event, paper, { publishedAt: world.clock.now })], world.clock.now)
    }
  },
  wire(world, event) {
    for (const paper of [0, 1, 2])
      save(world.store, feedOf(world, paper), [wireReport(event + 50, paper)], world.clock.now)
  },
  rewrite: (world, event, paper) =>
    save(
      world.store,
      feedOf(world, paper),
      [{ ...report(event + 1, paper), guid: `${event}-${paper}` }],
      world.clock.now,
    ),
  takeOut(world, event) {
    const ref = some(world, event)
    if (ref) world.lastChoice = world.store.takeOutOfStory(ref) ?? world.lastChoice
  },
  join(world, event, paper) {
    const [one, other] = [some(world, event), some(world, event + paper + 1)]
    if (one && other && one !== other) world.lastChoice = world.store.joinStories(one, other) ?? world.lastChoice
  },
  undo: world => world.store.undoStoryChoice(world.lastChoice),
  follow(world, event, paper) {
    const ref = some(world, event)
    if (ref) world.store.followStory(ref, paper % 2 === 0)
  },
  stray(world, event, paper) {
    // The clock leaps years ahead, and is set right again.
    for (const leap of [3650 * 24 * HOUR, 0]) {
      save(
        world.store,
        feedOf(world, paper),
        [report(event, paper, { guid: `s${leap}`, publishedAt: null })],
        world.clock.now + leap,
      )
    }
  },
  clear: (world, _, paper) => void world.store.clearArticles(sourceOf(world, paper)),
  restart(world) {
    world.store.close()
    open(world)
  },
  loseCache(world) {
    world.store.close()
    for (const file of ['cache.db', 'cache.db-wal', 'cache.db-shm']) rmSync(join(world.folder, file), { force: true })
    open(world)
  },
}

function expectOneRowEach(world: World): void {
  const listed = rows(world.store)
  expect(new Set(listed.map(({ ref }) => ref)).size).toBe(listed.length)
  const drawn = listed.flatMap(({ story }) => (story?.leads ? [story.id] : []))
  expect(new Set(drawn)).toEqual(new Set(listed.flatMap(({ story }) => story?.id ?? [])))
  expect(new Set(drawn).size).toBe(drawn.length)
}

test('stories stay sound whatever happens', () => {
  const weighted = Object.keys(DEEDS).flatMap(name => (/^print|^wire/.test(name) ? [name, name, name] : [name]))
  const deed = fc.record({ name: fc.constantFrom(...weighted), event: fc.nat(9), paper: fc.nat(PAPERS - 1) })
  fc.assert(
    fc.property(fc.array(deed, { minLength: 5, maxLength: 16 }), deeds => {
      const world = openPapers()
      for (const { name, event, paper } of deeds) {
        world.clock.now += HOUR * (event + 1)
        DEEDS[name]?.(world, event, paper)
        expectSoundStories(world.folder)
      }
      expectOneRowEach(world)
      world.store.readFrontPage()
      world.store.close()
    }),
    { numRuns: RUNS },
  )
})
