// What follows a sync: stories first, then the index, and both leave the store alone while it has articles to save.
import { expect, test } from 'vitest'
import { createIndexer } from '../../electron/sync/indexer.ts'

function world({
  unplaced,
  unindexed,
  changedEach = 1,
}: {
  unplaced: number
  unindexed: number
  changedEach?: number
}) {
  const said: string[] = []
  const left = { unplaced, unindexed, busy: 0 }
  const indexer = createIndexer({
    async placeWaiting() {
      const changed = left.unplaced > 0 ? changedEach : 0
      left.unplaced = Math.max(0, left.unplaced - 1)
      if (changed > 0) said.push('place')
      return { waiting: left.unplaced, changed }
    },
    lookBack: async () => ({ changed: 0, isMore: false }),
    async indexWaiting() {
      said.push('index')
      left.unindexed = Math.max(0, left.unindexed - 1)
      return left.unindexed
    },
    tidyIndex: async () => false,
    isBusy: () => left.busy-- > 0,
    onPlaced: changed => said.push(`told ${changed}`),
  })
  return { indexer, said, left }
}

test('stories come before the index, and are told once', async () => {
  const { indexer, said } = world({ unplaced: 3, unindexed: 2 })
  indexer.wake()
  await indexer.settled()

  expect(said).toEqual(['place', 'place', 'place', 'told 3', 'index', 'index'])
})

test('who waits for stories does not wait for the index, nor when nothing runs', async () => {
  const { indexer, said } = world({ unplaced: 2, unindexed: 50 })
  await indexer.placed()
  indexer.wake()
  await indexer.placed()

  expect(said.filter(step => step === 'place')).toHaveLength(2)
  expect(said.filter(step => step === 'index').length).toBeLessThan(50)
  await indexer.stop()
})

test('nothing is told where no article stands elsewhere, and a busy store is left alone', async () => {
  const { indexer, said, left } = world({ unplaced: 2, unindexed: 1, changedEach: 0 })
  left.busy = 2
  indexer.wake()
  await indexer.settled()

  expect(said).toEqual(['index'])
})
