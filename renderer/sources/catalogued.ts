// The newspapers of the catalogue, whose names are known to readers who take none of them.
import { useEffect, useState } from 'react'
import { reader } from '../base/reader.ts'
import { type Known, newspapersOf } from '../library/hosts.ts'

/** None until they are read, or where they cannot be. */
export function useCatalogued(): readonly Known[] {
  const [known, setKnown] = useState<readonly Known[]>([])
  useEffect(() => {
    void reader.request.readCatalogue().then(read => read.ok && setKnown(newspapersOf(read.value)))
  }, [])
  return known
}
