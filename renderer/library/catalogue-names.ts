// Newspapers of the catalogue by what people call them. Pure.
import { fold } from '../../shared/arabic/fold.ts'
import type { CatalogueSource } from '../../shared/contract/catalogue.ts'

/** True when every word is in the newspaper's name, its parts' names, its id in Latin letters, or in `more`. */
export function isNamed({ title, id, feeds }: CatalogueSource, words: readonly string[], more = ''): boolean {
  const text = fold([title, id, more, ...feeds.map(feed => feed.title ?? '')].join(' '))
  return words.every(word => text.includes(word))
}

export function wordsIn(typed: string): string[] {
  return fold(typed).split(/\s+/).filter(Boolean)
}
