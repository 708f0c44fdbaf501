/** What the menu of the icon beside the clock says. Headlines come from outside: one short line each, kept apart. */

import type { MenuItemConstructorOptions } from 'electron'
import { type CommandName, factsOf } from '../../shared/commands/commands.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { Headline } from '../../shared/contract/reading.ts'
import type { Translate } from '../../shared/locales/translator.ts'
import { isolated } from '../../shared/press/names.ts'
import { oneLine } from '../base/one-line.ts'

export interface TrayMenuParts {
  readonly translate: Translate
  readonly unread: number
  /** Newest first. */
  readonly headlines: readonly Headline[]
  openArticle(ref: ArticleRef): void
  showWindow(): void
  choose(command: CommandName): void
  quit(): void
}

const MOST_HEADLINES = 7
/** Graphemes. */
const LONGEST_HEADLINE = 70
const LONGEST_NAME = 24

export function trayMenu(parts: TrayMenuParts): MenuItemConstructorOptions[] {
  const { translate: t } = parts
  const news = parts.headlines.slice(0, MOST_HEADLINES).map(headline => ({
    label: labelOf(headline),
    click: () => parts.openArticle(headline.ref),
  }))
  const rule = { type: 'separator' as const }
  const command = (name: CommandName) => ({ label: t(factsOf(name).text), click: () => parts.choose(name) })
  return [
    { label: unreadInWords(parts.unread, t), enabled: false },
    ...(news.length > 0 ? [rule, ...news] : []),
    rule,
    { label: t('desktop.openWindow'), click: parts.showWindow },
    command('sync'),
    command('toggleBarWindow'),
    {
      ...command('settings'),
      click() {
        parts.showWindow()
        parts.choose('settings')
      },
    },
    rule,
    { label: t('menu.quit'), click: parts.quit },
  ]
}

export function unreadInWords(unread: number, t: Translate): string {
  return t('desktop.unread', { count: unread })
}

function labelOf({ title, language, sourceTitle, sourceLanguage }: Headline): string {
  const name = isolated(oneLine(sourceTitle, LONGEST_NAME), sourceLanguage)
  return `${isolated(oneLine(title, LONGEST_HEADLINE), language)} · ${name}`
}
