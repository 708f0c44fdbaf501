import { useEffect, useState } from 'react'
import type { ArticleRow } from '../../shared/contract/reading.ts'
import { reader } from '../base/reader.ts'

/** Where the article stands on the web; null: nowhere, or not known yet. Rows do not carry it: few are ever asked. */
export function useAddress(row: ArticleRow | null): string | null {
  const [address, setAddress] = useState<string | null>(null)
  const ref = row?.ref ?? null
  useEffect(() => {
    if (ref === null) return
    void reader.request.readAddress(ref).then(found => setAddress(found.ok ? found.value : null))
  }, [ref])
  return address
}
