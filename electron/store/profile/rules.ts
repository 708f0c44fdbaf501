/** What holds for everything: how long articles are kept, and how many lists hide a picture. */

import type { ProfilePage, RulesRecord, Taken } from '../../records/profile.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/database.ts'
import { listsNeeded, setListsNeeded } from '../pictures/report-lists.ts'
import { keepingRule, setKeepingRule } from '../sources/rules.ts'
import { onePage } from './pages.ts'

export function readRules(library: ReadableDb): ProfilePage {
  const isChosen = library.query('SELECT 1 FROM rules WHERE source_id = 0').get() !== undefined
  const hasNeeded = library.query("SELECT 1 FROM meta WHERE key = 'lists_needed'").get() !== undefined
  const rules: RulesRecord = {
    keeping: isChosen ? keepingRule(library) : null,
    listsNeeded: hasNeeded ? listsNeeded(library) : null,
  }
  return onePage(rules)
}

/** They replace those that are here: the reader was asked. */
export function takeRules(library: WritableDb, records: readonly RulesRecord[]): Taken {
  return transaction(library, () => {
    for (const rules of records) {
      if (rules.keeping) setKeepingRule(library, rules.keeping)
      if (rules.listsNeeded !== null) setListsNeeded(library, rules.listsNeeded)
    }
    return { added: records.length, homeless: 0 }
  })
}
