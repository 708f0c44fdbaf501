// Bookmarks in forms that other programs read: what can be meant, and what came of it.
import type { CitationForm, ExportedArticles, ExportedShelf, ExportFormat } from '../../shared/contract/exchange.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import { type ShelfFilter, WHOLE_SHELF } from '../../shared/contract/shelf.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { isolated, isolatedAddress } from '../../shared/press/names.ts'
import type { InterfaceLanguage } from '../../shared/settings/settings.ts'
import { articleCell } from '../articles/open-article.ts'
import { reader } from '../base/reader.ts'
import { translate } from '../language/translate.ts'
import { tell, tellFailure } from '../notices/toasts.ts'
import { tellWritten } from '../notices/written.ts'
import { settingsCell } from '../preferences/preferences.ts'
import type { Exporting } from '../shelf/marks/exporting.ts'
import { type Drawers, pathOf } from '../shelf/marks/folders.ts'
import { isNarrowed, type ShelfState } from '../shelf/shelf.ts'

export interface Meant {
  readonly value: string
  readonly text: string
  readonly what: ExportedShelf
}

/** Everything that can be exported; the first is what the reader came from. */
export function allMeant(
  start: Exporting,
  { filter }: Pick<ShelfState, 'filter'>,
  { folders, tags }: Drawers,
  t: Translate,
): readonly Meant[] {
  const shelf = (part: Partial<ShelfFilter>): ExportedShelf => ({
    kind: 'shelf',
    wish: { filter: { ...WHOLE_SHELF, ...part }, order: settingsCell.get().shelfOrder },
  })
  const articles = (refs: readonly ArticleRef[]): ExportedShelf => ({ kind: 'articles', refs })
  const article = articleCell.get()?.article
  const chosen = start.from === 'articles' ? start.refs : []
  const all: readonly Meant[] = [
    ...(chosen.length > 0
      ? [{ value: 'chosen', text: t('exports.chosen', { count: chosen.length }), what: articles(chosen) }]
      : []),
    ...(isNarrowed(filter) ? [{ value: 'shown', text: t('exports.shown'), what: shelf(filter) }] : []),
    { value: 'all', text: t('exports.all'), what: shelf({}) },
    ...(article?.bookmarked ? [{ value: 'open', text: t('exports.openArticle'), what: articles([article.ref]) }] : []),
    ...folders.map(({ id }) => {
      const name = pathOf(id, folders).map(({ title }) => title)
      return {
        value: `folder ${id}`,
        text: t('exports.folder', { name: isolated(name.join(' / '), null) }),
        what: shelf({ folder: id }),
      }
    }),
    ...tags.map(({ id, name }) => ({
      value: `tag ${id}`,
      text: t('exports.tag', { name: isolated(name, null) }),
      what: shelf({ tags: [id] }),
    })),
  ]
  const first = 'id' in start ? all.find(({ value }) => value === `${start.from} ${start.id}`) : undefined
  return first ? [first, ...all.filter(meant => meant !== first)] : all
}

/** How many articles that is; null where it cannot be told. */
export async function countMeant(what: ExportedShelf): Promise<number | null> {
  if (what.kind === 'articles') return what.refs.length
  const shelf = await reader.request.readShelf(what.wish, 0)
  return shelf.ok ? shelf.value.total : null
}

export async function exportArticles(
  what: ExportedShelf,
  format: ExportFormat,
  language: InterfaceLanguage,
): Promise<void> {
  const exported = await reader.request.exportArticles({ what, format, language })
  if (exported.ok && exported.value !== null) tellWritten(inWords(exported.value))
  if (exported.ok) return
  if (exported.code === 'cancelled') tell(translate('exchange.exportCancelled'))
  else tellFailure(exported)
}

function inWords({ file, isFolder, articles, plain, damaged, withoutAddress }: ExportedArticles): string {
  const sentences = [
    translate(isFolder ? 'exports.inFolder' : 'exports.inFile', { count: articles, file: isolatedAddress(file) }),
    plain > 0 && translate('exports.plain', { count: plain }),
    damaged > 0 && translate('exchange.leftOut', { count: damaged }),
    withoutAddress > 0 && translate('exports.withoutAddress', { count: withoutAddress }),
  ]
  return sentences.filter(sentence => sentence !== false).join(' ')
}

export async function copyCitation(ref: ArticleRef, form: CitationForm): Promise<void> {
  const copied = await reader.request.copyCitation(ref, form)
  if (copied.ok) tell(translate('paper.citationCopied'))
  else tellFailure(copied)
}
