// What commands are called, and which of them the typed words mean. Pure.
import { fold } from '../../shared/arabic/fold.ts'
import { COMMAND_NAMES, type CommandName, factsOf } from '../../shared/commands/commands.ts'
import type { Translate } from '../../shared/locales/translator.ts'

/** One of several says of what it is one: «Colours: dark». */
export function commandLabel(name: CommandName, t: Translate): string {
  const { text, choiceOf } = factsOf(name)
  return choiceOf ? t('commands.choice', { what: t(choiceOf), choice: t(text) }) : t(text)
}

/** Commands whose names hold all typed words, folded; names that begin with them come first. */
export function commandsMeant(words: string, t: Translate): CommandName[] {
  const wanted = wordsOf(words)
  const found = COMMAND_NAMES.filter(name => name !== 'palette' && hasAll(commandLabel(name, t), wanted))
  const begins = (name: CommandName) => fold(commandLabel(name, t)).startsWith(wanted[0] ?? '')
  return [...found.filter(begins), ...found.filter(name => !begins(name))]
}

export function hasAll(text: string, wanted: readonly string[]): boolean {
  const folded = fold(text)
  return wanted.every(word => folded.includes(word))
}

export function wordsOf(typed: string): string[] {
  return fold(typed).split(/\s+/).filter(Boolean)
}
