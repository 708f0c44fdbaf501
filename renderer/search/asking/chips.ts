// What was read from the words and chosen beside them, each a chip that can be taken off. Pure.
import type { ReadPiece, SearchReading } from '../../../shared/contract/search.ts'
import type { Folder, Tag } from '../../../shared/contract/shelf.ts'
import type { Library } from '../../../shared/contract/sources.ts'
import { localeOf, type Writing } from '../../../shared/locales/languages.ts'
import type { TextKey, TextValues, Translate } from '../../../shared/locales/translator.ts'
import { isolated } from '../../../shared/press/names.ts'
import { jointOf } from '../../../shared/search/operators.ts'
import type { Named } from '../../language/NameList.tsx'
import { type FilterPart, type ListFilter, partsOf, toggled, without } from './filters.ts'
import type { Asked } from './results.ts'
import { timeInWords } from './spans.ts'

export interface Chip {
  readonly key: string
  readonly text: TextKey
  readonly values: Readonly<Record<string, string>>
  /** What stands for `name` in the text; empty: nothing does. */
  readonly names: readonly Named[]
  /** It stands in the words, too. */
  readonly isTyped: boolean
  /** What is asked for when it is taken off. */
  readonly without: Asked
}

/** What names and dates are written with. */
export interface Naming {
  readonly library: Library | null
  readonly folders: readonly Folder[]
  readonly tags: readonly Tag[]
  readonly writing: Writing
  readonly now: number
}

type Said = Pick<Chip, 'text' | 'values' | 'names'>

/** Those of the words in their order, then those that were chosen. */
export function chipsOf(asked: Asked, reading: SearchReading | null, naming: Naming): Chip[] {
  return [...(reading ? typedChips(asked, reading.pieces, naming) : []), ...chosenChips(asked, naming)]
}

/** The chips that were chosen; the last of them goes first. */
export function chosenChips({ words, filters }: Asked, naming: Naming): Chip[] {
  return partsOf(filters).flatMap(part => {
    const values = 'values' in part ? part.values : [undefined]
    return values.map(value => ({
      key: `${part.kind} ${value ?? ''}`,
      isTyped: false,
      without: { words, filters: without(filters, part, value) },
      ...said(value === undefined || !('values' in part) ? part : { ...part, values: [value] }, naming),
    }))
  })
}

/** Everything that a chip says, in one line of plain text. */
export function chipInWords({ text, values, names }: Pick<Chip, 'text' | 'values' | 'names'>, t: Translate): string {
  return t(text, names.length === 0 ? values : { ...values, ...namesAsValue(names, t) })
}

/** What was typed that is not searched for. */
export function ignoredIn(words: string, reading: SearchReading | null): string[] {
  return (reading?.pieces ?? []).flatMap(({ kind, start, end }) =>
    kind === 'ignored' ? [words.slice(start, end)] : [],
  )
}

function namesAsValue(names: readonly Named[], t: Translate): TextValues {
  return { name: names.map(({ title, language }) => isolated(title, language)).join(t('search.comma')) }
}

function typedChips({ words, filters }: Asked, pieces: readonly ReadPiece[], naming: Naming): Chip[] {
  return pieces.flatMap(piece => {
    const { start, end } = piece
    const chip = { isTyped: true, without: { words: cut(words, start, end), filters } }
    if (piece.kind === 'filter') {
      return partsOf(piece.filters).map(part => ({ ...chip, key: `${start} ${part.kind}`, ...said(part, naming) }))
    }
    const own = piece.kind === 'words' ? saidOfWords(piece, words.slice(start, end)) : null
    if (own === null) return []
    const isName = own.text === 'search.chips.names'
    // Taking off the Arabic spellings of a name leaves it as it is written.
    const rest = isName ? `${words.slice(0, start)}"${words.slice(start, end)}"${words.slice(end)}` : chip.without.words
    return [{ ...chip, key: `${start} words`, without: { words: rest, filters }, ...own }]
  })
}

const MARKS_OF_OPERATORS = /^[-\u2212\u2013]|["“”«»]/gu

function saidOfWords(piece: ReadPiece & { readonly kind: 'words' }, typed: string): Said | null {
  const names = [{ title: typed.replace(MARKS_OF_OPERATORS, '').trim(), language: null }]
  if (piece.isExcluded) return { text: 'search.chips.excluded', values: {}, names }
  if (piece.isAlternative) return { text: 'search.chips.alternative', values: {}, names }
  if (piece.isPhrase) return { text: 'search.chips.phrase', values: {}, names }
  if (piece.names.length === 0) return null
  return { text: 'search.chips.names', values: {}, names: piece.names.map(title => ({ title, language: 'ar' })) }
}

/** A word that only joins what is cut with what stands beside it goes, too. */
function cut(words: string, start: number, end: number): string {
  const before = words.slice(0, start).trim().split(/\s+/u)
  const behind = words.slice(end).trim().split(/\s+/u)
  if (jointOf(before.at(-1) ?? '')) before.pop()
  else if (before.join('') === '' && jointOf(behind[0] ?? '')) behind.shift()
  return [...before, ...behind].join(' ').trim()
}

function said(part: FilterPart, naming: Naming): Said {
  const { writing, now } = naming
  if (part.kind === 'time') return { ...timeInWords(part.time, now, writing), names: [] }
  if (!('values' in part)) return { text: `search.chips.${part.kind}`, values: {}, names: [] }
  return {
    text: `search.chips.${part.kind}`,
    values: {},
    names: part.values.map(value => nameOf(part.kind, value, naming)),
  }
}

function nameOf(kind: ListFilter, value: string | number, { library, folders, tags, writing }: Naming): Named {
  if (kind === 'languages') return { title: nameOfLanguage(String(value), writing), language: writing.language }
  const source = kind === 'sources' ? library?.sources.find(({ id }) => id === value) : undefined
  if (source) return source
  const section = kind === 'sections' ? library?.sections.find(({ id }) => id === value) : undefined
  const folder = kind === 'folders' ? folders.find(({ id }) => id === value) : undefined
  const tag = kind === 'tags' ? tags.find(({ id }) => id === value) : undefined
  return { title: section?.title ?? folder?.title ?? tag?.name ?? '—', language: null }
}

export function nameOfLanguage(language: string, writing: Writing): string {
  return new Intl.DisplayNames(localeOf(writing), { type: 'language' }).of(language) ?? language
}

/** What is asked for when a number is pressed: its filter is put on, or taken off, also where it was typed. */
export function pressed(
  { words, filters }: Asked,
  pieces: readonly ReadPiece[],
  kind: 'sources' | 'sections',
  value: number,
): Asked {
  const typed = pieces.find(piece => piece.kind === 'filter' && piece.filters[kind].includes(value))
  if (filters[kind].includes(value) || !typed) return { words, filters: toggled(filters, kind, value) }
  return { words: cut(words, typed.start, typed.end), filters }
}
