// The front page as a real store composes it.
import { expect, test } from 'vitest'
import type { Store } from '../../../electron/records/store.ts'
import { openStore } from '../../../electron/store/store.ts'
import type { ArticleRef } from '../../../shared/contract/ids.ts'
import type { FrontPage, FrontStory } from '../../../shared/contract/stories.ts'
import { NOW } from '../seeds.ts'
import { report } from '../stories/press.ts'
import { at, clock, save, subscribe, temporaryFolder } from '../world.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const PICTURE = 'https://paper.example/p.jpg'

function openPapers(sections: readonly (string | null)[]) {
  const store = openStore(temporaryFolder(), { clock })
  const papers = sections.map((section, n) => subscribe(store, `https://p${n}.example/feed`, section))
  const print = (paper: number, ...seeds: ReturnType<typeof report>[]) => save(store, papers[paper]?.feedId ?? 0, seeds)
  return { store, papers, print }
}

const storiesOn = ({ lead, second, sections }: FrontPage): FrontStory[] => [
  ...(lead ? [lead] : []),
  ...second,
  ...sections.flatMap(({ stories }) => stories),
]

const headlines = (page: FrontPage) => storiesOn(page).map(({ row: { title } }) => title)

const titleOf = (event: number, paper: number) => report(event, paper).title ?? ''

test('what more newspapers report independently stands first, then what is fresher', () => {
  const { store, print } = openPapers([null, null, null, null])
  for (const paper of [0, 1, 2]) print(paper, report(1, paper, { publishedAt: NOW - 2 * HOUR }))
  print(3, report(2, 3, { publishedAt: NOW - HOUR }), report(3, 3, { publishedAt: NOW - 20 * HOUR }))
  const page = store.readFrontPage()

  expect(page.lead?.papers).toBe(3)
  expect(page.lead?.rivals).toHaveLength(2)
  expect(page.lead?.first?.sourceTitle).toBe('p0.example')
  expect(headlines(page).slice(1)).toEqual([titleOf(2, 3), titleOf(3, 3)])
  expect(page.edition).toMatchObject({ papers: 4, articles: 5, madeAt: NOW, lastId: 5 })
  store.close()
})

test('the first section of the reader stands before the others, and each has a block without what stands above', () => {
  const { store, print } = openPapers(['أول', 'ثان'])
  for (const event of Array.from({ length: 12 }, (_, n) => n)) {
    print(0, report(event * 2 + 1, 0, { publishedAt: NOW - event * 60_000 }))
    print(1, report(event * 2 + 2, 1, { publishedAt: NOW - event * 60_000 }))
  }
  const page = store.readFrontPage()

  expect(page.lead?.sectionTitle).toBe('أول')
  expect(page.sections.map(({ title, stories, unread }) => [title, stories.length, unread])).toEqual([
    ['أول', 6, 12],
    ['ثان', 6, 12],
  ])
  const shown = headlines(page)
  expect(new Set(shown).size).toBe(shown.length)
  store.close()
})

test('what was read steps back in the next edition, and what grew since comes forward', () => {
  const { store, papers, print } = openPapers([null, null, null])
  for (const paper of [0, 1]) print(paper, report(1, paper))
  print(2, report(2, 2), report(3, 2))
  const first = store.readFrontPage()
  at(NOW + 1, () => store.markRead(first.lead?.refs ?? [], true))
  const second = store.readFrontPage()
  expect(storiesOn(second).at(-1)).toMatchObject({ read: true, grown: 0, papers: 2 })

  at(NOW + HOUR, () => save(store, papers[2]?.feedId ?? 0, [report(1, 2, { publishedAt: NOW + HOUR })], NOW + HOUR))
  const third = at(NOW + HOUR, () => store.readFrontPage())
  expect(third.lead).toMatchObject({ read: false, grown: 1, papers: 3 })
  store.close()
})

test('what comes meanwhile is told apart from the edition, and what came since the last visit is in it', () => {
  const { store, print } = openPapers([null])
  print(0, report(1, 0))
  expect(store.readFrontPage()).toMatchObject({ since: [], sinceTotal: 0, edition: { visitedAt: null } })
  store.noteVisit()
  print(0, report(2, 0), report(3, 0), ...Array.from({ length: 20 }, (_, n) => report(n + 10, 0)))
  const page = store.readFrontPage()
  const shown = new Set([page.lead, ...page.second].flatMap(one => one?.refs ?? []))
  expect(page.edition.visitedAt).toBe(NOW)
  expect(page.sinceTotal).toBe(22 - [...shown].filter(ref => ref !== ('article:1' satisfies ArticleRef)).length)
  expect(page.since.every(({ ref }) => !shown.has(ref))).toBe(true)

  expect(store.readMeanwhile(page.edition)).toMatchObject({ rows: [], total: 0, syncedAt: NOW })
  print(0, report(50, 0))
  expect(store.readMeanwhile(page.edition)).toMatchObject({ rows: [{ title: titleOf(50, 0) }], total: 1 })
  store.close()
})

test('a picture makes a story the first one, unless another is far more important', () => {
  const { store, print } = openPapers([null, null, null])
  print(0, report(1, 0, { publishedAt: NOW - 60_000 }), report(2, 0, { publishedAt: NOW - HOUR, pictures: [PICTURE] }))
  expect(store.readFrontPage().lead?.row.title).toBe(titleOf(2, 0))

  for (const paper of [1, 2]) print(paper, report(1, paper))
  expect(store.readFrontPage().lead?.papers).toBe(3)
  store.close()
})

test('without news yesterday’s paper is still a paper; without articles there is none', () => {
  const { store, print } = openPapers([null])
  expect(store.readFrontPage()).toMatchObject({ lead: null, second: [], sections: [{ stories: [] }] })

  print(0, report(1, 0), report(2, 0))
  const page = at(NOW + 5 * DAY, () => store.readFrontPage())
  expect(headlines(page)).toHaveLength(2)
  expect(page.edition).toMatchObject({ madeAt: NOW + 5 * DAY, syncedAt: NOW, articles: 2 })
  store.close()
})

test('a removed newspaper is nowhere on it, and a hidden picture is not either', () => {
  const { store, papers, print } = openPapers([null, null])
  print(0, report(1, 0, { pictures: [PICTURE] }))
  for (const paper of [0, 1]) print(paper, report(2, paper))
  const before = store.readFrontPage()
  expect(before.lead?.papers).toBe(2)
  const pictured = storiesOn(before).find(({ row }) => row.picture !== null)
  expect(pictured).toBeDefined()
  hide(store, pictured?.row.ref ?? 'article:1', pictured?.row.picture ?? '')
  expect(storiesOn(store.readFrontPage()).every(({ row }) => row.picture === null)).toBe(true)

  store.removeSource(papers[1]?.sourceId ?? 0)
  const after = store.readFrontPage()
  expect(storiesOn(after).every(({ papers: count, rivals }) => count === 1 && rivals.length === 0)).toBe(true)
  store.close()
})

function hide(store: Store, ref: ArticleRef, key: string): void {
  store.reportPicture({ ref, key, reason: 'other', words: '' })
}
