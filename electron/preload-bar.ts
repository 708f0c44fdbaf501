/** Puts on the page of the bar what a bar needs, and nothing else of the contract. */

import { BAR_EVENT_NAMES, BAR_REQUEST_NAMES } from '../shared/contract/desktop.ts'
import { eventsOf, putOnPage, requestsOf } from './ipc/bridge.ts'

putOnPage('bar', { request: requestsOf(BAR_REQUEST_NAMES), on: eventsOf(BAR_EVENT_NAMES) })
