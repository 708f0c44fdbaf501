// What the palette leads to: commands, the lists of newspapers and sections, and saved searches.
import { fold } from '../../shared/arabic/fold.ts'
import type { CommandName } from '../../shared/commands/commands.ts'
import type { ArticleScope } from '../../shared/contract/reading.ts'
import type { SavedSearch } from '../../shared/contract/search.ts'
import type { Library } from '../../shared/contract/sources.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { showList } from '../articles/show-list.ts'
import { commandsMeant, hasAll, wordsOf } from '../commands/names.ts'
import { chooseCommand } from '../commands/run.ts'
import { keyOf } from '../library/tree.ts'
import { dialogCell } from '../place/place.ts'
import { keyOfSaved, openSaved, savedCell } from '../search/asking/saved.ts'

export type Goal =
  | { readonly id: string; readonly kind: 'command'; readonly name: CommandName }
  | {
      readonly id: string
      readonly kind: 'list'
      readonly scope: ArticleScope
      readonly title: string
      readonly language: string | null
    }
  | {
      readonly id: string
      readonly kind: 'search'
      readonly search: SavedSearch
      readonly title: string
      readonly language: null
    }

/** As many lists as leave room for a command of that name. */
const MOST_LISTS = 8
/** As many as are remembered of what was done last. */
const MOST_RECENT = 5

let recent: readonly string[] = []

/** Without words, what was done last comes first; with words, the lists that they begin. */
export function goalsMeant(words: string, library: Library | null, t: Translate): Goal[] {
  const commands = commandsMeant(words, t).map(commandGoal)
  const lists: NamedGoal[] = [...savedCell.get().map(savedGoal), ...(library ? listGoals(library) : [])]
  const wanted = wordsOf(words)
  if (wanted.length === 0) {
    const known = new Map([...lists, ...commands].map(goal => [goal.id, goal]))
    const last = recent.flatMap(id => known.get(id) ?? [])
    return [...last, ...commands.filter(({ id }) => !recent.includes(id))]
  }
  const found = lists.filter(({ title }) => hasAll(title, wanted))
  const begins = ({ title }: { readonly title: string }) => fold(title).startsWith(wanted[0] ?? '')
  const ordered = [...found.filter(begins), ...found.filter(goal => !begins(goal))]
  return [...ordered.slice(0, MOST_LISTS), ...commands]
}

export function choose(goal: Goal): void {
  recent = [goal.id, ...recent.filter(id => id !== goal.id)].slice(0, MOST_RECENT)
  if (goal.kind === 'command') {
    chooseCommand(goal.name)
    return
  }
  dialogCell.set(null)
  // What was over the window gives the focus back first; then the list takes it.
  setTimeout(() => void (goal.kind === 'search' ? openSaved(goal.search) : showList(goal.scope)), FOCUS_RETURN)
}

const FOCUS_RETURN = 60

function commandGoal(name: CommandName): Goal {
  return { id: name, kind: 'command', name }
}

type NamedGoal = Exclude<Goal, { kind: 'command' }>

function savedGoal(search: SavedSearch): NamedGoal {
  return { id: keyOfSaved(search.id), kind: 'search', search, title: search.name, language: null }
}

function listGoals({ sections, sources }: Library) {
  const goal = (scope: ArticleScope, title: string, language: string | null) =>
    ({ id: keyOf(scope), kind: 'list', scope, title, language }) as const
  return [
    ...sections.map(({ id, title }) => goal({ kind: 'section', sectionId: id }, title, null)),
    ...sources.map(({ id, title, language }) => goal({ kind: 'source', sourceId: id }, title, language)),
  ]
}
