import { expect, test } from 'vitest'
import type { Remote } from '../../electron/processes/port.ts'
import type { Store, StoreReads } from '../../electron/records/store.ts'
import type { Thread } from '../../electron/store/kept-store.ts'
import { openReads } from '../../electron/store/open-reads.ts'
import { readingBeside } from '../../electron/store/reads-beside.ts'
import { searchWish } from '../../shared/contract/search.ts'
import { ALL, openWorld, row, save, titles } from './world.ts'

test('reads beside the store see what it has written, and cannot write', () => {
  const { store, folder, feedId } = openWorld([{ guid: 'a', title: 'خبر الفجر' }])
  const reads = openReads(folder)

  save(store, feedId, [{ guid: 'b', title: 'خبر الظهيرة' }])

  expect(reads.openList(ALL, null).list.total).toBe(2)
  expect(reads.search(searchWish('الظهيرة', 'best')).hits).toHaveLength(1)
  expect('markRead' in reads).toBe(false)
  reads.close()
  expect(titles(store)).toHaveLength(2)
})

test('a picture that was hidden a moment ago is hidden in what is read beside the store', () => {
  const picture = 'https://p.example/one.png'
  const { store, folder } = openWorld([{ guid: 'a', title: 'خبر', pictures: [picture] }])
  const reads = openReads(folder)
  const shown = () => reads.openList(ALL, null).rows[0]?.picture
  const key = row(store, 'خبر').picture
  expect(shown()).toBe(key)

  const id = store.reportPicture({ key: key ?? '', ref: row(store, 'خبر').ref, reason: 'other', words: '' })
  expect(shown()).toBeNull()

  store.removeReport(id)
  expect(shown()).toBe(key)
  reads.close()
})

test('begun by the first read while the store is busy; only some reads; the store answers when nobody is beside it', async () => {
  const told: string[] = []
  const named = (name: string) =>
    new Proxy({}, { get: (_, method) => async () => void told.push(`${name} ${String(method)}`) })
  let end = () => {}
  const thread: Thread<StoreReads> = {
    remote: named('beside') as Remote<StoreReads>,
    opened: Promise.resolve(),
    stop: async () => end(),
  }
  const stopped = new Promise<void>(done => {
    end = done
  })
  const beside = readingBeside(named('store') as Remote<Store>, () => {
    told.push('begun')
    return thread
  })

  await beside.store.search(searchWish('س', 'best'))
  beside.setBusy(true)
  await beside.store.markRead([], true)
  await beside.store.search(searchWish('س', 'best'))
  await Promise.resolve()
  await beside.store.search(searchWish('س', 'best'))
  await beside.store.markRead([], true)
  await beside.close()
  await stopped
  await beside.store.search(searchWish('س', 'best'))

  expect(told).toEqual([
    'store search',
    'store markRead',
    'begun',
    'store search',
    'beside search',
    'store markRead',
    'store search',
  ])
})
