import { describe, expect, test } from 'vitest'
import {
  type Chip,
  chipInWords,
  chipsOf,
  chosenChips,
  ignoredIn,
  type Naming,
  pressed,
} from '../../../renderer/search/asking/chips.ts'
import { toggled } from '../../../renderer/search/asking/filters.ts'
import { nearTime, timeBetween, wholeOf } from '../../../renderer/search/asking/spans.ts'
import { NO_FILTERS, type SearchFilters } from '../../../shared/contract/search.ts'
import { createTranslate } from '../../../shared/locales/translator.ts'
import { withoutIsolates } from '../../../shared/press/names.ts'
import { readQuery } from '../../../shared/search/query.ts'
import { settingsFrom } from '../../../shared/settings/settings.ts'

const NOW = new Date(2026, 10, 29, 9).getTime()
const t = createTranslate('en')
const naming: Naming = {
  library: null,
  folders: [{ id: 2, title: 'Thesis', parentId: null }],
  tags: [],
  writing: { ...settingsFrom({}), language: 'en' },
  now: NOW,
}
const KNOWN = {
  sources: [{ id: 4, title: 'The Quay' }],
  sections: [],
  folders: [{ id: 2, title: 'Thesis' }],
  tags: [],
  now: NOW,
}

const saidBy = (chips: readonly Chip[]) => chips.map(chip => withoutIsolates(chipInWords(chip, t)))

/** Chips of what is typed, as the store reads it. */
function typed(words: string, filters: SearchFilters = NO_FILTERS): Chip[] {
  const { pieces, filters: all, wanted } = readQuery(words, KNOWN, filters)
  return chipsOf({ words, filters }, { pieces, filters: all, terms: wanted.flat() }, naming)
}

describe('chips of what is typed', () => {
  test('say how it was read; plain words have none', () => {
    expect(saidBy(typed('harbour -storm "old town" lamp OR light '))).toEqual([
      'Without “storm”',
      '“old town” as it is',
      'Or “light”',
    ])
    expect(saidBy(typed('Casablanca '))).toEqual([expect.stringMatching(/^Also: .*\p{Script=Arabic}/u)])
    expect(saidBy(typed('since:2026-11-03 has:picture '))).toEqual(['Since 3 November 2026', 'With a picture'])
  })

  test('take with them what they say, and the word that joined it', () => {
    const rests = (words: string) => typed(words).map(chip => chip.without.words)
    expect(rests('harbour -storm east ')).toEqual(['harbour east'])
    expect(rests('lamp OR light east ')).toEqual(['lamp east'])
    expect(rests('harbour since:2026-11-03 ')).toEqual(['harbour'])
    // A name without its Arabic spellings is looked for as it is written.
    expect(rests('Casablanca')).toEqual(['"Casablanca"'])
  })

  test('leave out nothing in silence', () => {
    const words = 'harbour ☀ east'
    const { pieces, filters } = readQuery(words, KNOWN)
    expect(ignoredIn(words, { pieces, filters, terms: [] })).toEqual(['☀'])
  })
})

describe('chips of what is chosen', () => {
  test('stand one by one, and each goes alone', () => {
    const filters = { ...NO_FILTERS, languages: ['ar', 'fr'], unread: true, ...nearTime('lastWeek', NOW) }
    const chips = chosenChips({ words: 'harbour', filters }, naming)
    expect(saidBy(chips)).toEqual(['In Arabic', 'In French', 'Last seven days', 'Unread'])
    expect(chips[0]?.without).toEqual({ words: 'harbour', filters: { ...filters, languages: ['fr'] } })
    expect(chips[2]?.without.filters).toEqual({ ...filters, after: null, before: null })
    expect(chips[3]?.without.filters.unread).toBe(false)
  })

  test('call a time by its name', () => {
    const named = (time: Pick<SearchFilters, 'after' | 'before'>) =>
      saidBy(chosenChips({ words: '', filters: { ...NO_FILTERS, ...time } }, naming))
    expect(named(nearTime('today', NOW))).toEqual(['Today'])
    expect(named(wholeOf('month', NOW))).toEqual(['November 2026'])
    expect(named(wholeOf('day', new Date(2026, 10, 3).getTime()))).toEqual(['3 November'])
    expect(named(timeBetween('2026-11-03', '2026-11-05'))).toEqual(['3 November 2026 to 5 November 2026'])
    expect(named(timeBetween('', '2026-11-05'))).toEqual(['Until 5 November 2026'])
  })
})

test('a filter is put on and taken off by the same press', () => {
  const once = toggled(NO_FILTERS, 'sources', 4)
  expect(once.sources).toEqual([4])
  expect(toggled(once, 'sources', 4)).toEqual(NO_FILTERS)
})

test('a number whose filter was typed takes that out of the words', () => {
  const words = 'harbour source:quay lamp'
  const { pieces } = readQuery(words, KNOWN)
  const asked = { words, filters: NO_FILTERS }
  expect(pressed(asked, pieces, 'sources', 4)).toEqual({ words: 'harbour lamp', filters: NO_FILTERS })
  expect(pressed(asked, pieces, 'sources', 5)).toEqual({ words, filters: { ...NO_FILTERS, sources: [5] } })
})
