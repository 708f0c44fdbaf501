/** Puts the whole contract on the reader's window: one function for each request and each event, nothing else. */

import { type Bridge, type Client, EVENT_NAMES, REQUEST_NAMES, type Subscribe } from '../shared/contract/contract.ts'
import { ask, eventsOf, pathOf, putOnPage, requestsOf } from './ipc/bridge.ts'
import { letGoOfOldDocuments } from './window/old-documents.ts'

const request = requestsOf(REQUEST_NAMES, letGoOfOldDocuments())

/** Asked before the page's script is read: the answer is there when the script is. */
let early: Promise<unknown> | null = ask('readStart', [])
request['readStart'] = (...args: unknown[]) => {
  const answer = args.length === 0 ? early : null
  early = null
  return answer ?? ask('readStart', args)
}

/** Of a dropped file the page knows the name; where it lies is said here, and a page cannot make a path up. */
request['importDroppedArchive'] = (file: unknown) => ask('importDroppedArchive', [pathOf(file)])

const on = eventsOf(EVENT_NAMES) as unknown as Subscribe

putOnPage('reader', { request: request as unknown as Client, on } satisfies Bridge)
