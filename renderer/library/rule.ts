import { useEffect, useState } from 'react'
import { AS_ALL, type SourceRule } from '../../shared/contract/keeping.ts'
import type { Source } from '../../shared/contract/sources.ts'
import { reader } from '../base/reader.ts'

/** What is different for one newspaper; null until it has been read. */
export function useRuleOf({ id }: Source): SourceRule | null {
  const [rule, setRule] = useState<SourceRule | null>(null)
  useEffect(() => {
    void reader.request.readKeeping().then(keeping => keeping.ok && setRule(keeping.value.sources[id] ?? AS_ALL))
  }, [id])
  return rule
}
