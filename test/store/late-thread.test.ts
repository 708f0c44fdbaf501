// The thread is the real one, as it is built.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { beginLater } from '../../electron/store/late-thread.ts'
import { startStore } from '../../electron/store/start.ts'
import { temporaryFolder } from './world.ts'

const BUILT = join(import.meta.dirname, '../../dist/electron')

/** The threads that begin from now on. */
function watchThreads(): Worker[] {
  const threads: Worker[] = []
  const note = (worker: Worker) => void threads.push(worker)
  process.on('worker', note)
  onTestFinished(() => void process.off('worker', note))
  return threads
}

test('the store’s thread begins when it may, and answers then what it was asked meanwhile', async () => {
  const folder = temporaryFolder()
  const threads = watchThreads()
  let begin = () => {}
  const opened = startStore(BUILT, folder, undefined, new Promise<void>(done => (begin = done)))
  onTestFinished(() => opened.stop())
  const library = opened.store.readLibrary()

  await sleep(300)
  expect(threads).toHaveLength(0)
  expect(readdirSync(folder)).toEqual([])

  begin()
  expect((await library).sources).toEqual([])
  await opened.opened
  expect(threads).toHaveLength(1)
})

test('a thread of the store that was begun late is started again when it dies', async () => {
  const threads = watchThreads()
  const opened = startStore(BUILT, temporaryFolder(), undefined, Promise.resolve())
  onTestFinished(() => opened.stop())
  await opened.opened
  await threads[0]?.terminate()

  expect((await opened.store.readLibrary()).sources).toEqual([])
  expect(threads).toHaveLength(2)
})

test('one that nobody lets begin begins by itself', async () => {
  const thread = beginLater<{ ask(word: string): string }>(
    new Promise(() => {}),
    () => ({
      remote: { ask: async word => `${word}!` },
      opened: Promise.resolve(),
      stop: () => Promise.resolve(),
    }),
    50,
  )

  expect(await thread.remote.ask('now')).toBe('now!')
})
