import { directionOf } from '../../shared/arabic/direction.ts'
import { comparedLanguage } from '../../shared/stories/languages.ts'
import { stemsOf } from '../../shared/text/stem.ts'

/** The stems of a text, in the language that is declared or that it seems to be in. */
export function inspectStem(text: string, language: string | null): { readonly stems: readonly string[] } {
  const read = comparedLanguage(language, directionOf(text, language), text)
  return { stems: stemsOf(text, read) }
}
