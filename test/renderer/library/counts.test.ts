import { expect, test } from 'vitest'
import { countsIn, namesIn, rowsIn } from '../../../renderer/library/tree.ts'
import type { Feed, Library, Source } from '../../../shared/contract/sources.ts'

const library: Library = {
  sections: [{ id: 1, title: 'المدينة' }],
  sources: [source(1, 1), source(2, null)],
  bookmarks: 3,
}

test('every row of the tree has its number', () => {
  expect(Object.fromEntries(countsIn(library))).toEqual({
    all: 10,
    bookmarks: 3,
    'section:1': 5,
    'source:1': 5,
    'source:2': 5,
  })
})

test('numbers and instants leave the names as they are; a name, a section, a stop and a trouble do not', () => {
  const [first, second] = library.sources as [Source, Source]
  const changed = (change: Partial<Source>) => namesIn({ ...library, sources: [{ ...first, ...change }, second] })

  expect(changed({ unread: 9, homepage: 'https://waha.example' })).toBe(namesIn(library))
  expect(namesIn({ ...library, bookmarks: 4 })).toBe(namesIn(library))
  for (const change of [{ title: 'الواحة' }, { sectionId: null }, { enabled: false }]) {
    expect(changed(change)).not.toBe(namesIn(library))
  }
  const [feed] = first.feeds
  if (!feed) throw new Error('the source has a feed')
  expect(changed({ feeds: [{ ...feed, failure: { code: 'missing', message: 'status 404' } }] })).not.toBe(
    namesIn(library),
  )
})

test('a language and a trouble leave the rows of the tree as they are; a name, a section and a stop do not', () => {
  const [first, second] = library.sources as [Source, Source]
  const [feed] = first.feeds
  if (!feed) throw new Error('the source has a feed')
  const changed = (change: Partial<Source>) => rowsIn({ ...library, sources: [{ ...first, ...change }, second] })
  const failing = { ...feed, failure: { code: 'missing', message: 'status 404' } } as const

  for (const change of [{ unread: 9 }, { language: 'fr' }, { feeds: [failing] }]) {
    expect(changed(change)).toBe(rowsIn(library))
  }
  for (const change of [{ title: 'الواحة' }, { sectionId: null }, { enabled: false }]) {
    expect(changed(change)).not.toBe(rowsIn(library))
  }
  expect(rowsIn({ ...library, sources: [second, first] })).not.toBe(rowsIn(library))
  expect(rowsIn({ ...library, sections: [{ id: 1, title: 'البحر' }] })).not.toBe(rowsIn(library))
})

function source(id: number, sectionId: number | null): Source {
  const feed: Feed = {
    id,
    url: `https://s${id}.example/feed`,
    title: null,
    checkedAt: id,
    succeededAt: id,
    failure: null,
    failures: 0,
    nextCheckAt: id,
    pausedUntil: null,
    stoppedAt: null,
    possiblyGoneSince: null,
    movedFrom: null,
    movedTo: null,
  }
  return {
    id,
    title: `s${id}`,
    language: null,
    homepage: null,
    sectionId,
    enabled: true,
    accountId: null,
    unread: 5,
    feeds: [feed],
  }
}
