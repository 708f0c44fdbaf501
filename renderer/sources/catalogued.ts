// The newspapers of the catalogue, which are known by name to readers who take none of them.
import { useEffect, useState } from 'react'
import { pastedAddress } from '../../shared/addresses/pasted.ts'
import type { CatalogueSource } from '../../shared/contract/catalogue.ts'
import { reader } from '../base/reader.ts'
import { isNamed, wordsIn } from '../library/catalogue-names.ts'
import { type Known, newspapersOf } from '../library/hosts.ts'

/** None until they are read, or where they cannot be. */
export function useCatalogue(): readonly CatalogueSource[] {
  const [sources, setSources] = useState<readonly CatalogueSource[]>([])
  useEffect(() => {
    void reader.request.readCatalogue().then(read => read.ok && setSources(read.value.sources))
  }, [])
  return sources
}

export function useCatalogued(): readonly Known[] {
  return newspapersOf({ sources: useCatalogue() })
}

const MOST_OFFERED = 5
const SHORTEST = 2

/** True when a newspaper's name was typed, and no address. Pure. */
export function isName(typed: string): boolean {
  return typed.trim() !== '' && !/[./:@\\]/.test(pastedAddress(typed))
}

/** Newspapers that may be meant by the name, those first that begin with it. Pure. */
export function offersFor(typed: string, sources: readonly CatalogueSource[]): CatalogueSource[] {
  const words = wordsIn(pastedAddress(typed))
  const [first = ''] = words
  if (!isName(typed) || words.join('').length < SHORTEST) return []
  const begins = (source: CatalogueSource) =>
    [source.title, source.id].some(name => wordsIn(name)[0]?.startsWith(first))
  const found = sources.filter(source => isNamed(source, words))
  return [...found.filter(begins), ...found.filter(source => !begins(source))].slice(0, MOST_OFFERED)
}
