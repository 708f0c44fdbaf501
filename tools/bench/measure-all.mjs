// Runs the measures that were asked for and prints their lines as each ends.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureAccounts } from './accounts.mjs'
import { measureArchive } from './archive.mjs'
import { measureOpening } from './article.mjs'
import { measureExports } from './exports.mjs'
import { measureExtracting } from './extract.mjs'
import { farmFiles, startFarm } from './farm.mjs'
import { measureBar, measureImporting, measureScrolling, measureSyncing } from './frames.mjs'
import { measureFrontPage } from './front-page.mjs'
import { measureFullText, measureFullTextFrames, measureKillerFrames } from './full-text.mjs'
import { measureGrowth } from './growth.mjs'
import { measureHeavy } from './heavy.mjs'
import { measureHour } from './hour.mjs'
import { measureDisk, measureIdle } from './idle.mjs'
import { measureLaunch, measureMemory } from './launch.mjs'
import { measureMillion } from './million.mjs'
import { measureMoving } from './moving.mjs'
import { measurePackage } from './package.mjs'
import { measureParse } from './parse.mjs'
import { measurePeers } from './peers.mjs'
import { largeProfile, smallProfile } from './profiles.mjs'
import { measureSearch, measureSearchInSync } from './search.mjs'
import { measureSearchStore, searchProfile } from './search-store.mjs'
import { measureStories } from './stories.mjs'
import { measureAgain, measureSync } from './sync.mjs'
import { openToUser } from './windows.mjs'

/** Each prints one line or more; further lines have the measure's name and an ending. */
const MEASURES = {
  'launch-10k': async context => measureLaunch(context, '10k', await smallProfile(context)),
  'launch-100k': async context => measureLaunch(context, '100k', await largeProfile(context)),
  'memory-10k': async context => measureMemory(context, '10k', await smallProfile(context)),
  'memory-100k': async context => measureMemory(context, '100k', await largeProfile(context)),
  parse: measureParse,
  extract: measureExtracting,
  'sync-listed': context => measureSync(context, 'listed'),
  'sync-searchable': context => measureSync(context, 'searchable'),
  peers: measurePeers,
  'search-10k': async context => measureSearch(context, '10k', await smallProfile(context)),
  'search-100k': async context => measureSearch(context, '100k', await largeProfile(context)),
  'search-in-sync': async context => measureSearchInSync(context, await largeProfile(context)),
  // Not sooner than a minute after what it syncs again was synced.
  'sync-again': measureAgain,
  'open-article': async context => measureOpening(context, await smallProfile(context)),
  'frames-scroll': async context => measureScrolling(context, await largeProfile(context)),
  'frames-bar': async context => measureBar(context, await smallProfile(context)),
  'frames-sync': context => measureSyncing(context),
  'frames-import': measureImporting,
  'front-page-10k': context => measureFrontPage(context, '10k', 10_000),
  'front-page-100k': context => measureFrontPage(context, '100k', 100_000),
  'full-text': measureFullText,
  'frames-full-text': measureFullTextFrames,
  'frames-killers': measureKillerFrames,
  'open-heaviest': measureHeavy,
  'idle-cpu': async context => measureIdle(context, await smallProfile(context)),
  disk: async context => measureDisk(context, await smallProfile(context)),
}

/** Takes minutes: only when it is asked for by name. */
const ON_REQUEST = {
  accounts: measureAccounts,
  archive: measureArchive,
  moving: measureMoving,
  exports: measureExports,
  'memory-hour': async context => measureHour(context, await largeProfile(context)),
  growth: measureGrowth,
  million: measureMillion,
  stories: measureStories,
  package: measurePackage,
  'search-store-100k': context => measureSearchStore(context, '100k', 100_000),
  'search-store-1m': context => measureSearchStore(context, '1m', 1_000_000),
  'search-1m': async context => measureSearch(context, '1m', await millionFound(context)),
}
const WITHOUT_FARM = new Set([
  'frames-import',
  'accounts',
  'archive',
  'moving',
  'exports',
  'growth',
  'million',
  'stories',
  'search-store-100k',
  'search-store-1m',
  'search-1m',
])

/** The profile of `search-store-1m`, after it in a run, or made for the window alone. */
async function millionFound(context) {
  const { profile } = await searchProfile(context, '1m', 1_000_000)
  openToUser(context.folder)
  return profile
}

const ALL_MEASURES = { ...MEASURES, ...ON_REQUEST }

const [, , only, runs, writes] = process.argv
const wanted = only ? only.split(',') : Object.keys(MEASURES)
const unknown = wanted.filter(name => !(name in ALL_MEASURES))
if (unknown.length > 0)
  throw new Error(`no measure named ${unknown.join(', ')}; there are ${Object.keys(ALL_MEASURES).join(', ')}`)
if (only && writes && wanted.some(name => name in MEASURES))
  throw new Error('--write wants all measures, or only some of those on request: the table is of one run')

const files = farmFiles()
const needsFarm = wanted.some(name => !WITHOUT_FARM.has(name))
if (needsFarm && !files) {
  console.error('Skipped: the farm of test sites (../shared/bench) is not beside the project.')
} else {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-bench-'))
  openToUser(folder)
  const farm = needsFarm ? await startFarm(files) : null
  try {
    const context = { folder, farm, files, runs: Number(runs) }
    for (const name of wanted) {
      const startedAt = performance.now()
      for (const line of await ALL_MEASURES[name](context)) console.log(JSON.stringify({ ...line, measure: name }))
      console.error(`${name}: ${Math.round((performance.now() - startedAt) / 1000)} s`)
    }
  } finally {
    await farm?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
