// The catalogue while the reader looks at it, and what is ticked in it.
import type { Catalogue, CatalogueSource } from '../../shared/contract/catalogue.ts'
import { showScope } from '../articles/scope.ts'
import { createCell } from '../base/cell.ts'
import { reader } from '../base/reader.ts'
import { frontCell } from '../front-page/edition/front-page.ts'
import { isPrinted } from '../front-page/edition/pages.ts'
import { translate } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'
import { type Subscribed, subscribedIn } from '../library/subscribed.ts'
import { tell, tellFailure } from '../notices/toasts.ts'
import { onFrontCell } from '../place/place.ts'
import { changeSettings } from '../preferences/preferences.ts'

export const catalogueCell = createCell<Catalogue | 'failed' | null>(null)
/** Addresses of the feeds that are ticked. */
export const chosenCell = createCell<ReadonlySet<string>>(new Set())

/** `suggest`: sensible choices are ticked, as on a first start. */
export async function openCatalogue({ suggest }: { readonly suggest: boolean }): Promise<void> {
  const read = await reader.request.readCatalogue()
  catalogueCell.set(read.ok ? read.value : 'failed')
  const suggested = read.ok && suggest ? read.value.sources.filter(source => source.suggested) : []
  chosenCell.set(new Set(suggested.flatMap(({ feeds }) => feeds[0]?.url ?? [])))
}

export function choose(urls: readonly string[], chosen: boolean): void {
  const next = new Set(chosenCell.get())
  for (const url of urls) {
    if (chosen) next.add(url)
    else next.delete(url)
  }
  chosenCell.set(next)
}

/** False when it could not be done; the reader has been told why. */
export async function subscribe(): Promise<boolean> {
  const newspapers = newspapersChosen()
  const added = await reader.request.addFromCatalogue([...chosenCell.get()])
  if (!added.ok) {
    tellFailure(added)
    return false
  }
  chosenCell.set(new Set())
  tell(translate('catalogue.added', { count: added.value === 0 ? 0 : newspapers }))
  await showWhatComes()
  return true
}

export async function openSample(): Promise<void> {
  const opened = await reader.request.openSample()
  if (!opened.ok) return tellFailure(opened)
  tell(translate('sample.opened'))
  await showWhatComes()
}

/** An empty front page fills itself; of one that is printed the list is nearer. */
async function showWhatComes(): Promise<void> {
  const { page } = frontCell.get()
  if (onFrontCell.get() && (page === null || !isPrinted(page))) return
  await showScope({ kind: 'all' })
}

export async function skipWelcome(): Promise<void> {
  await changeSettings({ welcomed: true })
}

export function subscribedAddresses(): Subscribed {
  return subscribedIn(libraryCell.get()?.sources ?? [])
}

/** Those of which something is ticked that the reader has not got. */
function newspapersChosen(): number {
  const catalogue = catalogueCell.get()
  const subscribed = subscribedAddresses()
  const chosen = [...chosenCell.get()].filter(url => !subscribed.has(url))
  return catalogue === null || catalogue === 'failed' ? 0 : newspapersOf(catalogue.sources, new Set(chosen))
}

/** How many newspapers the ticked feeds belong to. */
export function newspapersOf(sources: readonly CatalogueSource[], chosen: ReadonlySet<string>): number {
  return sources.filter(({ feeds }) => feeds.some(({ url }) => chosen.has(url))).length
}
