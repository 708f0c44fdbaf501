// The front page of a day on which very much is printed: composed by the built store in its thread, asked as main asks it.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { startStore } from '../../electron/store/start.ts'
import { distFolder } from '../places.mjs'
import { writeGrownProfile, writeStories } from './grown-profile.mjs'
import { ofRuns, versus } from './numbers.mjs'

const DAY = 24 * 3_600_000
const TURNS = 15

export async function measureFrontPage({ folder }, size, count) {
  const profile = join(folder, `front-${size}`)
  await writeGrownProfile(profile, count, { apart: Math.floor(DAY / count) })
  writeStories(profile)
  const { store, opened, stop } = startStore(join(distFolder, 'electron'), profile)
  await opened
  const first = await timeOf(() => store.readFrontPage())
  const times = []
  for (let turn = 0; turn < TURNS; turn++) times.push(await timeOf(() => store.readFrontPage()))
  await stop()
  const scans = times.map(() => scanOf(profile))
  await rm(profile, { recursive: true })
  const line = ofRuns(`front-page-${size}`, 'ms', 'all headlines of the day read once', { ours: times, theirs: scans })
  return [line, versus(`front-page-${size}-first`, first, 'ms', line.yardstick, line.yardstickValue)]
}

function scanOf(profile) {
  const cache = new DatabaseSync(join(profile, 'cache.db'), { readOnly: true })
  const startedAt = performance.now()
  cache.prepare('SELECT title, source_id, sort_at FROM articles ORDER BY sort_at DESC').all()
  const took = performance.now() - startedAt
  cache.close()
  return took
}

async function timeOf(work) {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
