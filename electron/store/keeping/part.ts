/** What the store keeps, deletes and overwrites. */

import type { StoreReads, StoreWrites } from '../../records/store.ts'
import type { Databases, ReadableDatabases } from '../db/database.ts'
import { keepingRule, setKeepingRule, setSourceRule, sourceRules } from '../sources/rules.ts'
import { clearArticles, retention } from './retention.ts'
import { scrubStep } from './scrub.ts'
import { readSpace } from './space.ts'

export interface KeepingReading {
  readonly databases: ReadableDatabases
  /** The profile. */
  readonly folder: string
}

export function keepingReads({ databases, folder }: KeepingReading) {
  const { library } = databases
  return {
    readKeeping: () => ({ rule: keepingRule(library), sources: Object.fromEntries(sourceRules(library)) }),
    readSpace: () => readSpace(databases, folder),
  } satisfies Partial<StoreReads>
}

export function keepingWrites({ databases }: { readonly databases: Databases }) {
  const { library } = databases
  const keeping = retention(databases)
  return {
    setKeeping: rule => setKeepingRule(library, rule),
    setSourceRule: (id, rule) => setSourceRule(library, id, rule),
    retainStep: now => keeping.step(now),
    clearArticles: id => clearArticles(databases, id),
    scrubStep: () => scrubStep(databases),
  } satisfies Partial<StoreWrites>
}
