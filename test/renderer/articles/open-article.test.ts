import { describe, expect, test } from 'vitest'
import { NOW } from '../../store/seeds.ts'
import { row, save } from '../../store/world.ts'
import { openWindow } from '../../support/window.ts'

const SEA = { guid: 'sea', title: 'البحر هادئ' }
const RAIN = { guid: 'rain', title: 'المطر قريب' }
/** What the open article waits before it is read again. */
const SOON = 1000

describe('an article that is opened', () => {
  test('is read from then on: in its row, beside its newspaper and in the store', async () => {
    const window = await openWindow([SEA, RAIN])
    await window.article.openArticle(window.rowOf(SEA.title).ref)
    await window.pass(2000)

    expect(window.article.articleCell.get()).toMatchObject({ article: { title: SEA.title, read: true }, failure: null })
    expect(window.rowOf(SEA.title).read).toBe(true)
    expect(row(window.store, SEA.title).read).toBe(true)
    expect(window.library.libraryCell.get()?.sources[0]?.unread).toBe(1)
  })

  test('says why not where there is none', async () => {
    const window = await openWindow([SEA])
    await window.article.openArticle('article:999')
    expect(window.article.articleCell.get()).toMatchObject({ article: null, failure: { code: 'notFound' } })
  })

  test('is the one that was asked for last; the one before, whose answer comes late, counts as unread', async () => {
    const window = await openWindow([SEA, RAIN])
    const arrive = window.hold('readArticle')
    const earlier = window.article.openArticle(window.rowOf(SEA.title).ref)
    await window.article.openArticle(window.rowOf(RAIN.title).ref)
    arrive()
    await earlier
    await window.quiet()

    expect(window.article.articleCell.get()?.article?.title).toBe(RAIN.title)
    expect([SEA, RAIN].map(({ title }) => row(window.store, title).read)).toEqual([false, true])
  })
})

test('the versions that are offered are those of the article that was opened last, however late an answer', async () => {
  const window = await openWindow([SEA, RAIN])
  save(window.store, window.feedId, [{ ...RAIN, text: 'المطر هنا' }], NOW + 1)
  const { readVersions, hasVersions } = await import('../../../renderer/articles/versions.ts')
  const [sea, rain] = [SEA, RAIN].map(({ title }) => window.rowOf(title).ref)
  if (!sea || !rain) throw new Error('There are no two articles.')

  const arrive = window.hold('readVersions')
  const earlier = readVersions(sea)
  await readVersions(rain)
  arrive()
  await earlier

  expect([hasVersions(sea), hasVersions(rain)]).toEqual([false, true])
})

describe('«mark all read»', () => {
  test('pressed while a list is on its way means that list', async () => {
    const window = await openWindow([SEA, RAIN])
    const arrive = window.hold('openList')
    const showing = window.scope.showScope({ kind: 'source', sourceId: window.sourceId })
    const marking = window.article.markAllRead()
    arrive()
    await Promise.all([showing, marking])
    await window.quiet()

    expect([SEA, RAIN].map(({ title }) => row(window.store, title).read)).toEqual([true, true])
  })

  test('marks what the list shows, not what a sync has saved since', async () => {
    const window = await openWindow([SEA, RAIN])
    save(window.store, window.feedId, [{ guid: 'late', title: 'خبر عاجل' }])
    await window.article.markAllRead()
    await window.pass(2000)

    expect(row(window.store, 'خبر عاجل').read).toBe(false)
    expect(window.rowOf('خبر عاجل').read).toBe(false)
    expect(window.rowOf(SEA.title).read).toBe(true)
    expect(window.library.libraryCell.get()?.sources[0]?.unread).toBe(1)
  })

  test('is taken back for what it did: what was read before, or opened since, stays read', async () => {
    const window = await openWindow([SEA, RAIN, { guid: 'wind', title: 'الريح شديدة' }])
    await window.article.openArticle(window.rowOf(SEA.title).ref)
    await window.article.markAllRead()
    await window.article.openArticle(window.rowOf(RAIN.title).ref)
    await window.toasts.undoLast()
    await window.pass(2000)

    const read = [SEA.title, RAIN.title, 'الريح شديدة'].map(title => [row(window.store, title), window.rowOf(title)])
    expect(read.map(rows => rows.map(each => each.read))).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ])
  })
})

describe('news of the open article', () => {
  async function openSea() {
    const window = await openWindow([{ ...SEA, text: 'أول' }])
    await window.article.openArticle(window.rowOf(SEA.title).ref)
    await window.quiet()
    return {
      ...window,
      rewrite: (text: string) => save(window.store, window.feedId, [{ ...SEA, text }], NOW + 1),
      html: () => window.article.articleCell.get()?.article?.html,
    }
  }

  test('are drawn when a sync brought them, and nothing is drawn anew when it brought none', async () => {
    const window = await openSea()
    const before = window.article.articleCell.get()
    await window.hears('articles')
    await window.pass(SOON)
    expect(window.article.articleCell.get()).toBe(before)

    window.rewrite('ثان')
    await window.hears('articles')
    await window.pass(SOON)
    expect(window.html()).toBe('<p>ثان</p>')
  })

  test('that come while it is being read again are drawn too, whichever answer comes first', async () => {
    for (const order of ['in order', 'the other way round'] as const) {
      const window = await openSea()
      window.rewrite('ثان')
      const arrive = window.hold('readArticle')
      const first = window.article.readOpenArticle()
      await window.quiet()
      window.rewrite('ثالث')
      const second = window.article.readOpenArticle()
      if (order === 'in order') arrive()
      await second
      arrive()
      await first

      expect(window.html(), order).toBe('<p>ثالث</p>')
    }
  })

  test('do not take back what the reader did to it meanwhile, nor are they lost', async () => {
    const window = await openSea()
    window.rewrite('ثان')
    const arrive = window.hold('readArticle')
    const reading = window.article.readOpenArticle()
    await window.quiet()
    await window.article.toggleBookmark(window.rowOf(SEA.title))
    arrive()
    await reading

    expect(window.article.articleCell.get()?.article).toMatchObject({ html: '<p>ثان</p>', bookmarked: true })
  })

  test('are not drawn over another article that was opened meanwhile', async () => {
    const window = await openWindow([SEA, RAIN])
    await window.article.openArticle(window.rowOf(SEA.title).ref)
    const arrive = window.hold('readArticle')
    const reading = window.article.readOpenArticle()
    await window.article.openArticle(window.rowOf(RAIN.title).ref)
    arrive()
    await reading

    expect(window.article.articleCell.get()?.article?.title).toBe(RAIN.title)
  })
})
