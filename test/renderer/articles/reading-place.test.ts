import { describe, expect, test } from 'vitest'
import type { ReadingPlace } from '../../../shared/contract/app.ts'
import { MINUTE, NOW } from '../../store/seeds.ts'
import { row } from '../../store/world.ts'
import { openWindow } from '../../support/window.ts'

const SEA = { guid: 'sea', title: 'البحر هادئ' }
const RAIN = { guid: 'rain', title: 'المطر قريب', publishedAt: NOW - 2 * MINUTE }
/** Longer than the place waits before it is kept, and than an article takes to prove harmless. */
const KEPT = 5_000

/** A window, and another one of the same reader after it. */
async function openTwice() {
  const window = await openWindow([SEA, RAIN])
  const kept = async () => {
    const start = await window.bridge.request.readStart()
    if (!start.ok) throw new Error('There is no start.')
    return start.value
  }
  const rooms = await import('../../../renderer/articles/reading-place.ts')
  const leaving = new EventTarget()
  return {
    ...window,
    ...rooms,
    kept,
    leaving,
    /** What a window that is opened now begins with. */
    async again() {
      window.article.articleCell.set(null)
      window.place.showFront()
      const start = await kept()
      rooms.beginAtPlace(start)
      rooms.watchReadingPlace(start.place, new EventTarget())
      void rooms.bringListBehind(start.place)
      await window.quiet()
    },
  }
}

describe('the next start', () => {
  test('begins in the list and with the article where the last one ended', async () => {
    const window = await openTwice()
    window.watchReadingPlace(null, window.leaving)
    await window.scope.showScope({ kind: 'source', sourceId: window.sourceId })
    await window.article.openArticle(window.rowOf(RAIN.title).ref)
    await window.pass(KEPT)
    await window.again()

    expect(window.place.scopeCell.get()).toEqual({ kind: 'source', sourceId: window.sourceId })
    expect(window.article.articleCell.get()?.article?.title).toBe(RAIN.title)
    // Both wait behind the front page.
    expect(window.place.onFrontCell.get()).toBe(true)
    expect(window.place.paneCell.get()).toBe('timeline')
    window.place.leaveFront()
    expect(window.place.paneCell.get()).toBe('article')
  })

  test('leaves an article unread that the reader had marked so', async () => {
    const window = await openTwice()
    window.watchReadingPlace(null, window.leaving)
    const { ref } = window.rowOf(RAIN.title)
    await window.article.openArticle(ref)
    await window.article.setRead([ref], false)
    await window.pass(KEPT)
    await window.again()

    expect(window.article.articleCell.get()?.ref).toBe(ref)
    expect(row(window.store, RAIN.title).read).toBe(false)
  })

  test('begins with all articles where the newspaper is gone', async () => {
    const window = await openTwice()
    window.watchReadingPlace(null, window.leaving)
    await window.scope.showScope({ kind: 'source', sourceId: 999 })
    await window.pass(KEPT)
    await window.again()

    expect(window.place.scopeCell.get()).toEqual({ kind: 'all' })
    expect(window.titles()).toEqual([SEA.title, RAIN.title])
  })

  test('opens no other article that has the number now', async () => {
    const window = await openTwice()
    const { ref } = window.rowOf(RAIN.title)
    const place: ReadingPlace = {
      scope: { kind: 'all' },
      row: null,
      open: { ref, publishedAt: NOW - MINUTE },
      pane: 'article',
      seenAt: NOW,
    }
    await window.article.restoreArticle(place)
    expect(window.article.articleCell.get()).toBeNull()
    await window.article.restoreArticle({ ...place, open: { ref, publishedAt: NOW - 2 * MINUTE } })
    expect(window.article.articleCell.get()?.ref).toBe(ref)
  })

  test('does not open a second time what stopped the window when it was opened', async () => {
    const window = await openTwice()
    window.watchReadingPlace(null, window.leaving)
    await window.article.openArticle(window.rowOf(RAIN.title).ref)
    await window.pass(KEPT)
    expect((await window.kept()).place?.open).not.toBeNull()

    await window.again()
    expect((await window.kept()).place?.open).toBeNull()
    await window.pass(KEPT)
    expect((await window.kept()).place?.open).not.toBeNull()
  })

  test('knows when the reader left, and whoever was away for long comes to a new visit', async () => {
    const window = await openTwice()
    const { lastVisitCell } = await import('../../../renderer/place/visits.ts')
    window.watchReadingPlace(null, window.leaving)
    window.leaving.dispatchEvent(new Event('blur'))
    await window.quiet()
    const left = (await window.kept()).place?.seenAt
    expect(left).toBe(Date.now())

    await window.pass(10 * MINUTE)
    window.leaving.dispatchEvent(new Event('focus'))
    expect(lastVisitCell.get()).toBeNull()
    await window.pass(30 * MINUTE)
    window.leaving.dispatchEvent(new Event('focus'))
    expect(lastVisitCell.get()).toBe(left)
  })
})

test('the list begins at the row where it was left, and its top is its top', async () => {
  const window = await openWindow(
    Array.from({ length: 250 }, (_, place) => ({ guid: `${place}`, publishedAt: NOW - place * MINUTE })),
  )
  const { list, bridge } = window
  list.listPlaceCell.set({ index: 120, inset: 7 })
  await list.loadRows(120, 121)
  const place = list.placeToKeep()
  expect(place).toMatchObject({ index: 120, inset: 7, ref: window.rowOf('عنوان 120').ref })

  const opened = await bridge.request.openList(
    { scope: { kind: 'all' }, unreadSince: null },
    { ref: place?.ref ?? null, index: 3 },
  )
  if (!opened.ok) throw new Error('The list did not open.')
  list.adoptList(opened.value, place && { ...place, index: 3 })
  expect(list.listCell.get()).toMatchObject({ cursor: 120, moved: { to: 120, inset: 7 } })
  list.adoptList(opened.value)
  expect(list.listCell.get().moved).toBeNull()
})
