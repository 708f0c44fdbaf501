import { directionOf } from '../../shared/arabic/direction.ts'
import { stemsOfWord, wordsOf } from '../../shared/search/words.ts'
import { comparedLanguage } from '../../shared/stories/languages.ts'
import { stemsOf } from '../../shared/text/stem.ts'

export interface Stems {
  /** What the search's index holds of the text, in its order; of no language in particular. */
  readonly stems: readonly string[]
  /** By which stories compare it, in the language that is declared or that it seems to be in. */
  readonly forStories: readonly string[]
}

export function inspectStem(text: string, language: string | null): Stems {
  const read = comparedLanguage(language, directionOf(text, language), text)
  return { stems: wordsOf(text).flatMap(stemsOfWord), forStories: stemsOf(text, read) }
}
