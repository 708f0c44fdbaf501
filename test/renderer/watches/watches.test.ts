// What the window does about what is watched for, over the real handlers and a real store.
import { expect, test } from 'vitest'
import type { Told } from '../../../shared/contract/watches.ts'
import { openWindow } from '../../support/window.ts'

const FOREST = { guid: 'forest', title: 'الغابة تتجدد' }
const RIVER = { guid: 'river', title: 'نهر يعود' }

async function open() {
  const window = await openWindow([FOREST, RIVER])
  const [watches, caught, until] = await Promise.all([
    import('../../../renderer/watches/watches.ts'),
    import('../../../renderer/watches/caught.ts'),
    import('../../../renderer/watches/until.ts'),
  ])
  watches.watchWatches()
  caught.watchCaught()
  await window.pass(3000)
  const source = window.library.libraryCell.get()?.sources[0]
  if (!source) throw new Error('There is no newspaper.')
  return { ...window, ...watches, ...until, source }
}

test('a newspaper is muted, which is known to its menu, and taken back', async () => {
  const { source, muteSource, mutesOf, watchesCell, titles, pass, toasts } = await open()

  await muteSource(source, null)
  await pass(3000)
  expect(titles()).toEqual([])
  expect(mutesOf(watchesCell.get(), source)).toHaveLength(1)

  await toasts.undoLast()
  await pass(3000)
  expect(titles()).toHaveLength(2)
  expect(mutesOf(watchesCell.get(), source)).toEqual([])
})

test('a change, a pause and a removal are taken back one after the other', async () => {
  const { makeWatch, changeWatch, pauseWatch, removeWatch, watchesCell, EMPTY_WATCH, titles, pass, toasts } =
    await open()
  const mute = { ...EMPTY_WATCH, deed: 'mute' } as const
  const first = () => watchesCell.get()?.[0] ?? expect.fail('Nothing is watched for.')
  await makeWatch({ ...mute, words: 'نهر' })
  await pass(3000)
  expect(titles()).toEqual([FOREST.title])
  await changeWatch(first(), { ...mute, words: 'غابات' })
  await pass(3000)
  expect(titles()).toEqual([RIVER.title])
  await pauseWatch(first())
  await pass(3000)
  await removeWatch(first())
  await pass(3000)
  expect(titles()).toHaveLength(2)

  for (const shown of [[FOREST.title, RIVER.title], [RIVER.title], [FOREST.title], [FOREST.title, RIVER.title]]) {
    await toasts.undoLast()
    await pass(3000)
    expect(titles().toSorted()).toEqual(shown.toSorted())
  }
})

test('an open article says that it is watched for as soon as it is, and no longer than that', async () => {
  const { makeWatch, removeWatch, watchesCell, EMPTY_WATCH, pass, rowOf, article } = await open()
  await article.openArticle(rowOf(RIVER.title).ref)
  const watchedFor = () => article.articleCell.get()?.article?.watchedFor
  expect(watchedFor()).toBeNull()
  await makeWatch({ ...EMPTY_WATCH, deed: 'highlight', words: 'نهر' })
  await pass(3000)
  expect(watchedFor()).toBe('نهر')
  await removeWatch(watchesCell.get()?.[0] ?? expect.fail('Nothing is watched for.'))
  await pass(3000)
  expect(watchedFor()).toBeNull()
})

test('what a notification was chosen for is opened; while the window is looked at, a message leads to it', async () => {
  const { announce, quiet, pass, rowOf, article, place, toasts } = await open()
  const { ref } = rowOf(RIVER.title)
  place.dialogCell.set('settings')
  announce('articleChosen', ref)
  await quiet()
  expect(article.articleCell.get()?.ref).toBe(ref)
  expect(place.dialogCell.get()).toBeNull()

  const told: Told = { ref: rowOf(FOREST.title).ref, words: 'غابة', title: FOREST.title, sourceTitle: '', host: '' }
  announce('articlesCaught', [told])
  await pass(100)
  expect(toasts.toastCell.get()?.message).toContain(FOREST.title)
  toasts.toastCell.get()?.step?.act()
  await quiet()
  expect(article.articleCell.get()?.ref).toBe(told.ref)
})

test('a day ends in the morning after it, wherever the reader is', async () => {
  const { endOf, endOn } = await open()
  const evening = new Date(2026, 1, 11, 22).getTime()
  expect(endOf('never', evening)).toBeNull()
  expect(new Date(endOf('tomorrow', evening) ?? 0)).toEqual(new Date(2026, 1, 12, 6))
  expect(new Date(endOf('week', evening) ?? 0)).toEqual(new Date(2026, 1, 18, 6))
  expect(new Date(endOn('2026-03-05') ?? 0)).toEqual(new Date(2026, 2, 5, 6))
  expect(endOn('')).toBeNull()
})
