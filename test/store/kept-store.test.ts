// The store's thread dies: by hand, in the middle of what it does. The thread is the real one, as it is built.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type StoreWorker, startStore } from '../../electron/store/start.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { MINUTE } from '../../shared/units.ts'

const BUILT = join(import.meta.dirname, '../../dist/electron')

let folder: string
let threads: Worker[]
let told: string[]
let now: number
let opened: StoreWorker
const note = (worker: Worker) => void threads.push(worker)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-kept-'))
  threads = []
  told = []
  now = 0
  process.on('worker', note)
  opened = startStore(BUILT, folder, {
    onAgain: () => void told.push('again'),
    onGivenUp: why => void told.push(why),
    now: () => now,
  })
  await opened.opened
})
afterEach(async () => {
  process.off('worker', note)
  await opened.stop().catch(() => {})
  rmSync(folder, { recursive: true, force: true })
})

const kill = async () => void (await threads.at(-1)?.terminate())
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => error.code,
  )

test('A5 it is started again, and what was written before is there', async () => {
  await opened.store.consentToHost('nas.lan:80')
  await kill()

  expect(await opened.store.hasConsent('nas.lan:80')).toBe(true)
  await opened.store.consentToHost('other.lan:80')
  await expect.poll(() => told).toEqual(['again'])
  expect(threads).toHaveLength(2)
})

test('A5 a read that was under way is answered all the same; a write is not done a second time, and says so', async () => {
  const read = opened.store.readLibrary()
  const write = codeOf(opened.store.consentToHost('nas.lan:80'))
  void kill()

  expect((await read).sources).toEqual([])
  expect(['done', 'storeStopped']).toContain(await write)
  expect(await codeOf(opened.store.consentToHost('nas.lan:80'))).toBe('done')
})

test('A5 the fourth time within minutes it stays away, which is told, and whoever asks is told so', async () => {
  for (let time = 1; time <= 3; time++) {
    await kill()
    await opened.store.readLibrary()
  }
  await kill()

  expect(await codeOf(opened.store.readLibrary())).toBe('storeStopped')
  expect(told.at(-1)).toBe('storeStopped')
  expect(threads).toHaveLength(4)
})

test('A5 one that dies now and then is started every time', async () => {
  for (let time = 1; time <= 5; time++) {
    await kill()
    await opened.store.readLibrary()
    now += 2 * MINUTE
  }

  expect(told).not.toContain('storeStopped')
})

test('A5 one that is stopped is not started again', async () => {
  await opened.stop()

  expect(await codeOf(opened.store.readLibrary())).toBe('storeStopped')
  expect(threads).toHaveLength(1)
})

test('A5 when who reads beside it dies, the store itself answers', async () => {
  opened.beside.setBusy(true)
  await opened.store.search(searchWish('س', 'best'))
  expect(threads).toHaveLength(2)
  await expect.poll(() => opened.store.search(searchWish('س', 'best'))).toMatchObject({ hits: [] })
  const asked = opened.store.search(searchWish('س', 'best'))
  void kill()

  expect((await asked).hits).toEqual([])
  expect((await opened.store.search(searchWish('س', 'best'))).hits).toEqual([])
  expect(threads).toHaveLength(2)
})
