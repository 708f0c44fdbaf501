/**
 * Run-time check of every request's arguments: the types of `shared/contract/contract.ts` promise nothing about what a compromised
 * page really sends. This table is also the allow-list: a name that is not here is not answered.
 */

import type { Direction } from '../../shared/arabic/direction.ts'
import type { Sheet } from '../../shared/contract/app.ts'
import type { Arguments, RequestName } from '../../shared/contract/contract.ts'
import {
  FULL_TEXT_CHOICES,
  type FullTextChoice,
  TEXT_ORIGINS,
  type TextOrigin,
} from '../../shared/contract/full-text.ts'
import type { ArticleRef } from '../../shared/contract/ids.ts'
import type { KeepingRule, SourceRule } from '../../shared/contract/keeping.ts'
import type { ArticleQuery, ArticleScope, PageCursor } from '../../shared/contract/reading.ts'
import {
  isReportReason,
  LONGEST_REPORT_WORDS,
  MOST_LISTS_NEEDED,
  type NewReport,
} from '../../shared/contract/reports.ts'
import type { FeedChoice } from '../../shared/contract/sources.ts'
import { PICTURE_POLICIES, type PicturePolicy } from '../../shared/pictures/policy.ts'
import { isReadingFace, isSettingsChange, type SearchOrder } from '../../shared/settings/settings.ts'

type Check<T> = (value: unknown) => value is T
type Checks<A extends readonly unknown[]> = { readonly [I in keyof A]: Check<A[I]> }

const LONGEST_TEXT = 2000
const LONGEST_ADDRESS = 8000
const LARGEST_DROPPED_FILE = 20 * 1024 * 1024
/** The text of an article, with its markup. */
const LARGEST_SHEET = 8 * 1024 * 1024
const MOST_REFS = 200_000
const MOST_ADDRESSES = 2000

const REF = /^(?:article|bookmark):[1-9]\d{0,14}$/

const isId: Check<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) > 0
const isInstant: Check<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value)
const isBoolean: Check<boolean> = (value): value is boolean => typeof value === 'boolean'
const isText = textUpTo(LONGEST_TEXT)
const isLongText = textUpTo(LARGEST_SHEET)
const isAddress = textUpTo(LONGEST_ADDRESS)
const isDroppedFile: Check<Uint8Array> = (value): value is Uint8Array =>
  value instanceof Uint8Array && value.length <= LARGEST_DROPPED_FILE
const isOrder: Check<SearchOrder> = (value): value is SearchOrder => value === 'newest' || value === 'best'
const isRef: Check<ArticleRef> = (value): value is ArticleRef => typeof value === 'string' && REF.test(value)
const areRefs: Check<readonly ArticleRef[]> = (value): value is readonly ArticleRef[] =>
  Array.isArray(value) && value.length <= MOST_REFS && value.every(isRef)

const areIds: Check<readonly number[]> = (value): value is readonly number[] =>
  Array.isArray(value) && value.length <= MOST_ADDRESSES && value.every(isId)

const areAddresses: Check<readonly string[]> = (value): value is readonly string[] =>
  Array.isArray(value) && value.length <= MOST_ADDRESSES && value.every(isAddress)

const isFeedChoice: Check<FeedChoice> = (value): value is FeedChoice =>
  isPlain(value) &&
  hasOnly(value, 'urls', 'title', 'homepage', 'joins') &&
  areAddresses(value.urls) &&
  value.urls.length > 0 &&
  orNull(isText)(value.title) &&
  orNull(isAddress)(value.homepage) &&
  orNull(isId)(value.joins)

const isScope: Check<ArticleScope> = (value): value is ArticleScope => {
  if (!isPlain(value)) return false
  if (value.kind === 'section') return hasOnly(value, 'kind', 'sectionId') && isId(value.sectionId)
  if (value.kind === 'source') return hasOnly(value, 'kind', 'sourceId') && isId(value.sourceId)
  return (value.kind === 'all' || value.kind === 'bookmarks') && hasOnly(value, 'kind')
}

const isQuery: Check<ArticleQuery> = (value): value is ArticleQuery =>
  isPlain(value) &&
  hasOnly(value, 'scope', 'unreadSince') &&
  isScope(value.scope) &&
  orNull(isInstant)(value.unreadSince)

const isCursor: Check<PageCursor> = (value): value is PageCursor =>
  isPlain(value) && hasOnly(value, 'sortAt', 'id') && isInstant(value.sortAt) && isId(value.id)

const isNotice: Check<Arguments<'dismissNotice'>[0]> = (value): value is Arguments<'dismissNotice'>[0] =>
  isPlain(value) && typeof value.kind === 'string' && Object.values(value).every(part => part !== undefined)

const PICTURE_KEY = /^[0-9a-f]{32}$/
const isPictureKey: Check<string> = (value): value is string => typeof value === 'string' && PICTURE_KEY.test(value)
const isReport: Check<NewReport> = (value): value is NewReport =>
  isPlain(value) &&
  hasOnly(value, 'key', 'ref', 'reason', 'words') &&
  isPictureKey(value['key']) &&
  isRef(value['ref']) &&
  isReportReason(value['reason']) &&
  textUpTo(LONGEST_REPORT_WORDS)(value['words'])
const isListsNeeded: Check<number> = (value): value is number => isId(value) && value <= MOST_LISTS_NEEDED

const isAmount: Check<number> = (value): value is number => value === 0 || isId(value)
const isKeepingRule: Check<KeepingRule> = (value): value is KeepingRule =>
  isPlain(value) &&
  hasOnly(value, 'days', 'megabytes', 'keepsUnread') &&
  isAmount(value['days']) &&
  isAmount(value['megabytes']) &&
  isBoolean(value['keepsUnread'])
const isPolicy: Check<PicturePolicy> = (value): value is PicturePolicy =>
  (PICTURE_POLICIES as readonly unknown[]).includes(value)
const isFullTextChoice: Check<FullTextChoice> = (value): value is FullTextChoice =>
  (FULL_TEXT_CHOICES as readonly unknown[]).includes(value)
const isTextOrigin: Check<TextOrigin> = (value): value is TextOrigin =>
  (TEXT_ORIGINS as readonly unknown[]).includes(value)
const isSourceRule: Check<SourceRule> = (value): value is SourceRule =>
  isPlain(value) &&
  hasOnly(value, 'pictures', 'days', 'megabytes', 'fullText', 'direction', 'face') &&
  orNull(isPolicy)(value['pictures']) &&
  orNull(isAmount)(value['days']) &&
  orNull(isAmount)(value['megabytes']) &&
  orNull(isFullTextChoice)(value['fullText']) &&
  orNull(isDirection)(value['direction']) &&
  orNull(isReadingFace)(value['face'])

const isDirection: Check<Direction> = (value): value is Direction => value === 'rtl' || value === 'ltr'
const isPosition: Check<number> = (value): value is number => isInstant(value) && value >= 0 && value <= 1
const isSheet: Check<Sheet> = (value): value is Sheet =>
  isPlain(value) && hasOnly(value, 'title', 'html') && isText(value['title']) && isLongText(value['html'])

const ARGUMENTS: { readonly [N in RequestName]: Checks<Arguments<N>> } = {
  readStart: [],
  changeSettings: [isSettingsChange],
  dismissNotice: [isNotice],
  readLibrary: [],
  readHealth: [],
  discover: [isAddress],
  cancelDiscovery: [],
  subscribe: [isFeedChoice],
  consentToHost: [isAddress],
  readCatalogue: [],
  addFromCatalogue: [areAddresses],
  openSample: [],
  chooseOpml: [],
  readOpml: [isText, isDroppedFile],
  importOpml: [isId],
  forgetOpml: [isId],
  exportOpml: [],
  renameSource: [isId, isText],
  moveSource: [isId, orNull(isText)],
  setSourceEnabled: [isId, isBoolean],
  removeSource: [isId],
  restoreSource: [isId],
  startSync: [],
  retryFeeds: [areIds],
  undoMove: [isId],
  cancelSync: [],
  readSyncState: [],
  openList: [isQuery],
  listPage: [isQuery, isCursor, orNull(isCursor)],
  readArticle: [isRef],
  readVersions: [isRef],
  showText: [isRef, isTextOrigin],
  savePosition: [isRef, orNull(isPosition)],
  listHeadlines: [],
  markRead: [areRefs, isBoolean],
  markAllRead: [isQuery],
  bookmark: [isRef],
  removeBookmark: [isRef],
  fetchPicture: [isPictureKey],
  reportPicture: [isReport],
  removeReport: [isId],
  restoreReport: [isId],
  showPicture: [isPictureKey],
  readHidden: [],
  setListsNeeded: [isListsNeeded],
  exportReports: [],
  importReports: [],
  subscribeToReports: [isAddress],
  removeReportList: [isId],
  restoreReportList: [isId],
  readKeeping: [],
  setKeeping: [isKeepingRule],
  setSourceRule: [isId, isSourceRule],
  readSpace: [],
  clearPictures: [],
  clearArticles: [isId],
  savePage: [isAddress],
  choosePageFile: [],
  savePageFile: [isText, isDroppedFile],
  search: [isText, isOrder],
  openLink: [isAddress],
  copy: [isLongText],
  savePdf: [isSheet],
  printSheet: [isSheet],
  openSource: [isAddress],
}

export function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(ARGUMENTS, name)
}

/** True when `args` are exactly what the request takes: as many, each of its kind. */
export function areArguments<N extends RequestName>(name: N, args: unknown): args is Arguments<N> {
  const checks: readonly Check<unknown>[] = ARGUMENTS[name]
  return Array.isArray(args) && args.length === checks.length && checks.every((check, index) => check(args[index]))
}

function textUpTo(longest: number): Check<string> {
  return (value): value is string => typeof value === 'string' && value.length <= longest
}

function orNull<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value)
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function hasOnly(value: object, ...names: readonly string[]): boolean {
  const own = Object.keys(value)
  return own.length === names.length && names.every(name => Object.hasOwn(value, name))
}
