// What the window knows of stories, over the real store: rows that stand for several articles, what is read with them, and
// what the reader decides.
import { describe, expect, test } from 'vitest'
import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { Settings } from '../../../shared/settings/settings.ts'
import { NOW } from '../../store/seeds.ts'
import { report, wireReport } from '../../store/stories/press.ts'
import { save, subscribe } from '../../store/world.ts'
import { openWindow } from '../../support/window.ts'

const MINUTE = 60_000
const SOON = 2_000

/** Three newspapers: one event in two of them, and a text that all three print; and something else. */
async function openPapers(settings: Partial<Settings> = {}) {
  const window = await openWindow([
    { ...report(1, 0), publishedAt: NOW - 50 * MINUTE },
    { ...wireReport(5, 0), publishedAt: NOW - 40 * MINUTE },
    { guid: 'alone', title: 'خبر وحيد', text: 'لا يشبه شيئا', publishedAt: NOW - 30 * MINUTE },
  ])
  const [second, third] = [1, 2].map(n => subscribe(window.store, `https://p${n}.example/feed`).feedId)
  if (!second || !third) throw new Error('There are no newspapers.')
  save(window.store, second, [
    { ...report(1, 1), publishedAt: NOW - 20 * MINUTE },
    { ...wireReport(5, 1), publishedAt: NOW - 15 * MINUTE },
  ])
  save(window.store, third, [{ ...wireReport(5, 2), publishedAt: NOW - 10 * MINUTE }])
  await window.preferences.changeSettings(settings)
  await window.hears('library', 'articles')
  await window.pass(SOON)
  return { ...window, second, third }
}

type Window = Awaited<ReturnType<typeof openPapers>>

/** Titles of the rows that are drawn. */
function drawn({ list }: Window): string[] {
  const { slices } = list.listCell.get()
  const rows = [...slices.loaded.values()].flat()
  return rows.filter(({ story }) => story?.leads !== false).map(({ title }) => title)
}

function leading({ list }: Window, isMeant: (papers: number) => boolean) {
  const rows = [...list.listCell.get().slices.loaded.values()].flat()
  const row = rows.find(({ story }) => story?.leads && isMeant(story.papers))
  if (!row) throw new Error('There is no such story.')
  return row
}

const wire = (window: Window) => leading(window, papers => papers === 1)
const event = (window: Window) => leading(window, papers => papers === 2)

async function isRead({ reader }: Window, ref: ArticleRef): Promise<(readonly [ArticleRef, boolean])[]> {
  const story = await reader.reader.request.readStory(ref)
  if (!story.ok || !story.value) throw new Error('There is no story.')
  return story.value.articles.map(({ row }) => [row.ref, row.read] as const)
}

const readCount = async (window: Window, ref: ArticleRef) =>
  (await isRead(window, ref)).filter(([, read]) => read).length

describe('a story in the list', () => {
  test('is one row, and the keys go from drawn row to drawn row', async () => {
    const window = await openPapers()
    expect(window.list.listCell.get().slices.list.total).toBe(6)
    expect(drawn(window)).toHaveLength(3)

    window.list.moveCursor(0)
    const seen = [0, 1, 2, 3].map(() => {
      const { slices, cursor } = window.list.listCell.get()
      window.list.moveCursor(cursor + 1)
      return [...slices.loaded.values()].flat()[cursor]?.title
    })
    expect(seen).toEqual([...drawn(window), drawn(window)[2]])
  })

  test('is the row of whichever of its articles is open', async () => {
    const window = await openPapers()
    const row = event(window)
    const other = (await isRead(window, row.ref)).find(([ref]) => ref !== row.ref)?.[0] ?? row.ref
    await window.article.openArticle(other)

    const index = window.list.rowIndexOf(other, window.article.articleCell.get()?.story?.id ?? null)
    expect(index).toBe(window.list.rowIndexOf(row.ref, null))
    expect(window.list.listCell.get().cursor).toBe(index)
  })

  test('opens into its other articles, and stays so when something is added to it', async () => {
    const window = await openPapers()
    await window.unfolded.toggleUnfolded(event(window))
    expect(window.unfolded.articlesUnder(event(window))).toHaveLength(1)

    save(window.store, window.third, [{ ...report(1, 2), publishedAt: NOW - 5 * MINUTE }])
    await window.hears('articles')
    await window.pass(SOON)
    const row = leading(window, papers => papers === 3)
    expect(window.unfolded.articlesUnder(row)).toHaveLength(2)

    await window.unfolded.toggleUnfolded(row)
    expect(window.unfolded.articlesUnder(row)).toEqual([])
  })

  test('that grows goes up; the row that the reader looks at stays where it is', async () => {
    const window = await openPapers()
    const place = window.list.rowIndexOf(event(window).ref, null) ?? 0
    window.list.listPlaceCell.set({ index: place, inset: 5 })
    const below = drawn(window)[2]
    save(window.store, window.third, [{ ...report(1, 2), publishedAt: NOW - MINUTE }])
    await window.hears('articles')
    await window.pass(SOON)

    expect(drawn(window)[0]).toBe(leading(window, papers => papers === 3).title)
    const { moved, slices } = window.list.listCell.get()
    expect([...slices.loaded.values()].flat()[moved?.to ?? 0]?.title).toBe(below)
  })
})

describe('what is read with an article', () => {
  test('are the copies of its text, and the key that takes back makes them unread again', async () => {
    const window = await openPapers()
    const { ref } = wire(window)
    await window.article.openArticle(ref)
    expect(await readCount(window, ref)).toBe(3)
    expect(window.toasts.toastCell.get()).toBeNull()

    await window.toasts.undoLast()
    expect(await readCount(window, ref)).toBe(1)
  })

  test('is not another report in its own words, unless the reader wants all of a story', async () => {
    const window = await openPapers()
    const { ref } = event(window)
    await window.article.openArticle(ref)
    expect(await readCount(window, ref)).toBe(1)

    const whole = await openPapers({ repeats: 'story' })
    const row = event(whole)
    await whole.article.openArticle(row.ref)
    expect(await readCount(whole, row.ref)).toBe(2)
    const { undo } = whole.toasts.toastCell.get() ?? {}
    if (!undo) throw new Error('Nothing can be taken back.')
    await whole.toasts.takeBack(undo)
    expect(await readCount(whole, row.ref)).toBe(1)
  })

  test('is nothing where the reader wants nothing', async () => {
    const window = await openPapers({ repeats: 'never' })
    const { ref } = wire(window)
    await window.article.openArticle(ref)
    expect(await readCount(window, ref)).toBe(1)
  })

  test('by its row is the same whether it is marked or unmarked', async () => {
    const window = await openPapers()
    await window.article.toggleRead(wire(window))
    await window.pass(SOON)
    expect(await readCount(window, wire(window).ref)).toBe(3)
    await window.article.toggleRead(wire(window))
    expect(await readCount(window, wire(window).ref)).toBe(0)
  })
})

test('what came since is new until it is read itself, also when another one of it was', async () => {
  const window = await openPapers()
  const { ref } = event(window)
  await window.article.openArticle(ref)
  await window.pass(SOON)
  const fourth = subscribe(window.store, 'https://p3.example/feed').feedId
  save(window.store, window.third, [{ ...report(1, 2), publishedAt: NOW - 2 * MINUTE }], Date.now())
  save(window.store, fourth, [{ ...report(1, 3), publishedAt: NOW - MINUTE }], Date.now())
  await window.hears('library', 'articles')
  await window.pass(SOON)
  const news = () => {
    const articles = window.article.articleCell.get()?.story?.articles ?? []
    return articles.filter(({ isNew }) => isNew).map(({ row }) => row.ref)
  }
  const [first, second] = news()
  expect(news()).toHaveLength(2)

  await window.article.openArticle(first ?? ref)
  await window.hears('articles')
  await window.pass(SOON)
  expect(news()).toEqual([second])
})

describe('what the reader decides', () => {
  test('takes an article out, and brings it back', async () => {
    const window = await openPapers()
    const choices = await import('../../../renderer/stories/choices.ts')
    const { ref } = event(window)
    await window.article.openArticle(ref)
    await choices.takeOut(ref)
    expect(window.article.articleCell.get()?.story).toBeNull()
    await window.pass(SOON)
    expect(drawn(window)).toHaveLength(4)

    await window.toasts.undoLast()
    await window.pass(SOON)
    expect(window.article.articleCell.get()?.story?.articles).toHaveLength(2)
    expect(drawn(window)).toHaveLength(3)
  })

  test('joins two stories, and parts them again', async () => {
    const window = await openPapers()
    const choices = await import('../../../renderer/stories/choices.ts')
    await choices.join(event(window).ref, window.rowOf('خبر وحيد').ref)
    await window.pass(SOON)
    expect(drawn(window)).toHaveLength(2)

    await window.toasts.undoLast()
    await window.pass(SOON)
    expect(drawn(window)).toHaveLength(3)
  })

  test('follows a story: its row and its page say so', async () => {
    const window = await openPapers()
    const choices = await import('../../../renderer/stories/choices.ts')
    const { ref } = event(window)
    await window.article.openArticle(ref)
    await choices.follow(ref, true)
    await window.pass(SOON)
    expect(window.article.articleCell.get()?.story?.isFollowed).toBe(true)
    expect(event(window).story?.isFollowed).toBe(true)
  })
})
