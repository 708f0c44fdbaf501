// What commands mean while the front page or the shelf is before the reader: what stands there, not the list behind it.

import { COMMAND_NAMES, type CommandName, factsOf } from '../../shared/commands/commands.ts'
import { articleCell } from '../articles/open-article.ts'
import { begun, type Deed, type Deeds } from '../base/deed.ts'
import {
  isFrontInView,
  isOverFront,
  moveOnFront,
  openNeighbourOnFront,
  openNextUnreadOnFront,
  openOnFront,
  toggleBookmarkOnFront,
  toggleReadOnFront,
} from '../front-page/edition/cursor.ts'
import { paneCell } from '../place/place.ts'
import { BESIDE_SHELF, isAlongShelf, isInShelfArticle, ON_SHELF } from '../shelf/walk.ts'

const ON_PAGE: Partial<Deeds> = {
  next: target => moveOnFront(1, target),
  previous: target => moveOnFront(-1, target),
  nextUnread: () => begun(openNextUnreadOnFront()),
  open: openOnFront,
  bookmark: toggleBookmarkOnFront,
  toggleRead: toggleReadOnFront,
}

/** In an article that was opened on the page, the page's headlines are what comes next. */
const OVER_PAGE: Partial<Deeds> = {
  next: () => openNeighbourOnFront(1),
  previous: () => openNeighbourOnFront(-1),
  nextUnread: () => begun(openNextUnreadOnFront()),
}

/** What is done to a list or an article that nobody sees is not done. */
const OUT_OF_SIGHT: ReadonlySet<CommandName> = new Set<CommandName>([
  'markAllRead',
  'toggleUnreadOnly',
  'nextDensity',
  ...COMMAND_NAMES.filter(name => factsOf(name).group === 'article' && name !== 'find'),
])

/** The same deeds, each for where the reader is. */
export function wherever(deeds: Deeds): Deeds {
  const entries = COMMAND_NAMES.map((name): readonly [CommandName, Deed] => [
    name,
    target => deedOf(name, deeds, target)(target),
  ])
  return Object.fromEntries(entries) as Deeds
}

function deedOf(name: CommandName, deeds: Deeds, target: Element | null): Deed {
  if (isFrontInView()) return ON_PAGE[name] ?? (OUT_OF_SIGHT.has(name) ? nothing : deeds[name])
  if (isOverFront(articleCell.get())) return OVER_PAGE[name] ?? deeds[name]
  if (isAlongShelf(target)) return alongShelf(name) ?? (isHiddenByShelf(name) ? nothing : deeds[name])
  return (isInShelfArticle(target) && besideShelf(name)) || deeds[name]
}

function alongShelf(name: CommandName): Deed | undefined {
  return (ON_SHELF as Partial<Deeds>)[name]
}

/** The shelf has the place of the article, too. */
function isHiddenByShelf(name: CommandName): boolean {
  return paneCell.get() === 'timeline' && OUT_OF_SIGHT.has(name)
}

function besideShelf(name: CommandName): Deed | undefined {
  return (BESIDE_SHELF as Partial<Deeds>)[name]
}

function nothing(): boolean {
  return false
}
