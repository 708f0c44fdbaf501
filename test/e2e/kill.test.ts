import { expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { launch, type RunningApp, temporaryFolder, writeOpml } from './app.ts'
import { LATIN_FIRST, openNewspapers, VOWELLED } from './newspapers.ts'

const TITLES = [VOWELLED, LATIN_FIRST, 'سوق السمك يبيع بالمزاد قبل الفجر', 'خبز الشعير في ثلاث ساعات']

test('D-01 nothing acknowledged is lost when the whole app is killed during a sync', async () => {
  using folder = temporaryFolder()
  const newspapers = await openNewspapers()
  const profile = `${folder.path}/profile`
  const args = ['--import', writeOpml(folder.path, newspapers.opml)]
  let running = await launch({ profile, allow: newspapers.allow, args })
  await expect.poll(async () => (await allRows(running)).size, { timeout: 20_000 }).toBe(7)

  for (const [round, title] of TITLES.entries()) {
    const address = newspapers.addNewspaper(`جريدة الجولة ${round}`, 400)
    const article = (await allRows(running)).get(title)?.ref ?? 'article:0'
    const answers = await running.page.evaluate(
      async given => {
        void window.reader.request.subscribe({ urls: [given.address], title: null, homepage: null, joins: null })
        const bookmarked = await window.reader.request.bookmark(given.article)
        const read = await window.reader.request.markRead([given.article], true)
        return [bookmarked.ok, read.ok]
      },
      { article, address },
    )
    expect(answers).toEqual([true, true])
    // Each round dies in another part of the sync: before, while and after its articles are written.
    await running.page.waitForTimeout(round * 90)
    await running.kill()

    running = await launch({ profile, allow: newspapers.allow })
    const rows = await allRows(running)
    for (const kept of TITLES.slice(0, round + 1)) {
      expect(rows.get(kept)).toMatchObject({ read: true, bookmarked: true })
    }
    const library = await running.page.evaluate(() => window.reader.request.readLibrary())
    expect(library).toMatchObject({ ok: true, value: { bookmarks: round + 1 } })
    expect(library.ok && library.value.sources.length).toBeGreaterThanOrEqual(4)
  }
  await running.quit()
  await newspapers.stop()
})

/** Everything the timeline would show, by headline. */
async function allRows({ page }: RunningApp): Promise<Map<string, ArticleRow>> {
  const rows = await page.evaluate(async () => {
    const query = { scope: { kind: 'all' as const }, unreadSince: null }
    const opened = await window.reader.request.openList(query, null)
    if (!opened.ok) return []
    const { list } = opened.value
    const slices = Array.from({ length: Math.ceil(list.total / list.sliceSize) }, (_, slice) =>
      window.reader.request.readSlice(query, list, slice),
    )
    return (await Promise.all(slices)).flatMap(answer => (answer.ok && answer.value) || [])
  })
  return new Map(rows.map(row => [row.title, row]))
}
