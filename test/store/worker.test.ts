import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../electron/processes/port.ts'
import type { Store } from '../../electron/records/store.ts'
import { NOW } from './seeds.ts'
import { openWorld, temporaryFolder } from './world.ts'

function startWorker(folder: string): Worker {
  const worker = new Worker(join(import.meta.dirname, '../../electron/store/store.worker.ts'), {
    workerData: { folder },
  })
  onTestFinished(async () => {
    await worker.terminate()
  })
  return worker
}

function firstMessage(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

test('the worker says that it is open, then answers', async () => {
  const worker = startWorker(temporaryFolder())
  expect(await firstMessage(worker)).toEqual({ opened: true })

  const { remote } = connect<Store>({
    post: message => worker.postMessage(message),
    listen: listener => worker.on('message', listener),
  })
  await remote.addFeeds([{ url: 'https://a.example/feed', title: 'جريدة', homepage: null, section: null }], NOW)

  expect((await remote.readLibrary()).sources).toMatchObject([{ title: 'جريدة' }])
  await expect(remote.readArticle('article:9')).rejects.toMatchObject({ code: 'notFound' })
  await remote.close()
})

test('D-20 the worker says why it cannot open', async () => {
  const { store, folder } = openWorld()
  store.close()
  const library = new DatabaseSync(join(folder, 'library.db'))
  library.exec('PRAGMA user_version = 999')
  library.close()

  expect(await firstMessage(startWorker(folder))).toMatchObject({ opened: false, failure: { code: 'newerDatabase' } })
})
