/** Other people's lists of reported pictures: from a file, or fetched by address once a day. */

import { hash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { AddedReportList } from '../../shared/contract/reports.ts'
import { ExpectedError, failureOf } from '../../shared/result.ts'
import { DAY } from '../../shared/units.ts'
import { hostOf } from '../base/hosts.ts'
import type { Ask, Question } from '../network/ask.ts'
import { PICTURE_LIMITS } from '../network/limits.ts'
import { NO_VALIDATORS, type Validators, validatorsIn } from '../network/validators.ts'
import { feedAddress } from '../opml/feed-address.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { Remote } from '../processes/port.ts'
import type { DueReportList, FetchedReportList } from '../records/list.ts'
import type { Store } from '../records/store.ts'

export interface ReportLists {
  /** @throws ExpectedError `notAReportList`, `notFound`, `tooLarge` */
  importFile(path: string): Promise<AddedReportList>
  /** @throws ExpectedError with the reason why nothing was added */
  subscribe(address: string): Promise<AddedReportList>
  /** Fetches the lists that are due. Resolves to whether one of them says something new. */
  refresh(signal: AbortSignal): Promise<boolean>
}

export interface ReportListParts {
  readonly store: Remote<Pick<Store, 'addReportList' | 'noteListCheck' | 'reportListsDue'>>
  readonly parser: Pick<Parser, 'parseReportList'>
  readonly ask: Ask
  clock(): number
}

const CHECKED_EVERY = DAY
const LIMITS = { ...PICTURE_LIMITS, bytes: 4 * 1024 * 1024 }
const ACCEPT = 'application/json, */*;q=0.5'

export function createReportLists(parts: ReportListParts): ReportLists {
  const { store, parser, clock } = parts

  async function add(bytes: Uint8Array, origin: Pick<FetchedReportList, 'address'> & Validators, name: string) {
    const file = await parser.parseReportList(bytes)
    const title = file.title || name
    const contentHash = hash('sha256', JSON.stringify(file.pictures.map(({ likeness }) => likeness).sort()), 'hex')
    await store.addReportList({ ...origin, file: { ...file, title }, contentHash }, clock())
    return { title, pictures: file.pictures.length }
  }

  /** null: it is as it was. */
  function fetchList(
    url: string,
    known: Validators,
    asking: Pick<Question, 'signal' | 'isAwaited'>,
  ): Promise<AddedReportList | null> {
    // Nobody pays: a list belongs to no newspaper.
    const question: Question = { url, accept: ACCEPT, limits: LIMITS, paidBy: 'nobody', ...asking }
    return parts.ask.ifChanged(question, known, async fetched => {
      if (fetched.kind === 'notModified') return null
      return add(fetched.bytes, { address: url, ...validatorsIn(fetched.headers) }, hostOf(url))
    })
  }

  async function refreshOne({ id, address, ...validators }: DueReportList, signal: AbortSignal): Promise<boolean> {
    try {
      const added = await fetchList(address, validators, { signal })
      if (added === null) await store.noteListCheck(id, null, clock())
      return added !== null
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error
      // What the list said before stays; the page of hidden pictures tells what is the matter.
      if (error.code !== 'cancelled') await store.noteListCheck(id, failureOf(error), clock())
      return false
    }
  }

  return {
    async importFile(path) {
      const { size } = await stat(path).catch(() => {
        throw new ExpectedError('notFound', `${path} cannot be read.`)
      })
      if (size > LIMITS.bytes) throw new ExpectedError('tooLarge', `${path} has ${size} bytes.`)
      const name = path.split(/[\\/]/).at(-1) ?? ''
      return add(await readFile(path), { address: null, ...NO_VALIDATORS }, name)
    },
    async subscribe(address) {
      const added = await fetchList(feedAddress(address), NO_VALIDATORS, {
        signal: new AbortController().signal,
        isAwaited: true,
      })
      if (added === null) throw new ExpectedError('unexpectedAnswer', 'not modified')
      return added
    },
    async refresh(signal) {
      let isNews = false
      for (const due of await store.reportListsDue(clock() - CHECKED_EVERY, clock())) {
        if (signal.aborted) break
        isNews = (await refreshOne(due, signal)) || isNews
      }
      return isNews
    },
  }
}
