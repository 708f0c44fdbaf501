/**
 * What is in a profile beside its bookmarks, record by record, out of a file that anybody may have written. What a record has
 * beside these fields is of a newer version, and left alone.
 */

import { hasPassword } from '../../../shared/addresses/password.ts'
import { ACCOUNT_KINDS } from '../../../shared/contract/accounts.ts'
import { FULL_TEXT_CHOICES } from '../../../shared/contract/full-text.ts'
import { isPictureKey } from '../../../shared/contract/ids.ts'
import type { KeepingRule, SourceRule } from '../../../shared/contract/keeping.ts'
import { isReportReason, LONGEST_REPORT_WORDS, MOST_LISTS_NEEDED } from '../../../shared/contract/reports.ts'
import { LONGEST_WORDS, WATCH_DEEDS, WATCH_FIELDS } from '../../../shared/contract/watches.ts'
import { isRecord } from '../../../shared/json.ts'
import { isLikeness } from '../../../shared/pictures/likeness.ts'
import { PICTURE_POLICIES } from '../../../shared/pictures/policy.ts'
import { movingSettings } from '../../../shared/settings/moving.ts'
import { READING_FACES } from '../../../shared/settings/settings.ts'
import { isAccountAddress } from '../../records/account.ts'
import type {
  ArticleName,
  ChoiceRecord,
  FeedRecord,
  FiltersRecord,
  FollowedRecord,
  ListRecord,
  MovedAccount,
  MovedFeed,
  MovedMark,
  PlaceRecord,
  ProfileRecords,
  ReadRecord,
  ReportRecord,
  RulesRecord,
  SearchRecord,
  SectionRecord,
  SettingsRecord,
  ShownRecord,
  SourceRecord,
  WatchRecord,
} from '../../records/profile.ts'
import {
  instant,
  LONGEST_ADDRESS,
  line,
  list,
  name,
  orNull,
  paragraph,
  readPath,
  share,
  text,
  unknown,
  webAddress,
} from './fields.ts'

type Fields = Readonly<Record<string, unknown>>

/** One for each kind. @throws BadRecordError */
export const RECORD_READERS: { readonly [K in keyof ProfileRecords]: (fields: Fields) => ProfileRecords[K] } = {
  sections: section,
  sources: source,
  accounts: account,
  read,
  watches: watch,
  searches: search,
  reports: report,
  lists: reportList,
  shown,
  followed,
  choices: choice,
  rules,
  settings,
}

const MOST_FEEDS = 1_000
const MOST_FEEDS_OF_ACCOUNT = 20_000
const MOST_MARKS = 150_000
const MOST_TOLD = 50_000
const MOST_IN_FILTER = 10_000
const MOST_LISTED = 20_000
const MOST_PAIRS = 50_000
const MOST_DAYS = 100_000
const MOST_MEGABYTES = 100_000_000
const LONGEST_SEARCH = 2_000
const SHA256 = /^[0-9a-f]{64}$/

function section({ title }: Fields): SectionRecord {
  return { title: name(title) }
}

function source({ title, homepage, section: within, isStopped, addedAt, feeds, rule }: Fields): SourceRecord {
  const found = list(feeds, MOST_FEEDS, feed)
  if (found.length === 0) throw unknown('a newspaper has no feed')
  return {
    title: line(title),
    homepage: orNull(homepage, webAddress),
    section: orNull(within, name),
    isStopped: isTrue(isStopped),
    addedAt: instant(addedAt),
    feeds: found,
    rule: orNull(rule, sourceRule),
  }
}

function feed(value: unknown): FeedRecord {
  const { address, title, movedFrom, declined } = fieldsOf(value)
  return {
    address: feedAddressIn(address),
    title: orNull(title, line),
    movedFrom: orNull(movedFrom, feedAddressIn),
    declined: orNull(declined, feedAddressIn),
  }
}

/** As those are that a reader adds by hand; whether it may be asked is looked at whenever it is. */
function feedAddressIn(value: unknown): string {
  const written = text(value, LONGEST_ADDRESS)
  const isWeb = URL.canParse(written) && /^https?:$/.test(new URL(written).protocol)
  if (!(isWeb || isAccountAddress(written)) || hasPassword(written)) throw unknown('an address is none')
  return written
}

function sourceRule(value: unknown): SourceRule {
  const { pictures, days, megabytes, fullText, direction, face } = fieldsOf(value)
  return {
    pictures: known(pictures, PICTURE_POLICIES),
    days: orNull(days, number => count(number, MOST_DAYS)),
    megabytes: orNull(megabytes, number => count(number, MOST_MEGABYTES)),
    fullText: known(fullText, FULL_TEXT_CHOICES),
    direction: known(direction, ['rtl', 'ltr']),
    face: known(face, READING_FACES),
  }
}

function account(fields: Fields): MovedAccount {
  const { kind, base, user, pinned, addedAt, feeds, starred, waiting } = fields
  const found = known(kind, ACCOUNT_KINDS)
  const address = webAddress(base)
  if (found === null || address === null || hasPassword(address)) throw unknown('an account is of no kind, or nowhere')
  return {
    kind: found,
    base: address,
    user: line(user),
    name: line(fields['name']),
    pinned: orNull(pinned, fingerprint),
    addedAt: instant(addedAt),
    feeds: list(feeds, MOST_FEEDS_OF_ACCOUNT, accountFeed),
    starred: list(starred, MOST_MARKS, remoteId),
    waiting: list(waiting, MOST_MARKS, waitingMark),
  }
}

function accountFeed(value: unknown): MovedFeed {
  const { remoteId: id, url, title, folder, isGone, isHere } = fieldsOf(value)
  return {
    remoteId: remoteId(id),
    url: orNull(url, webAddress),
    title: line(title),
    folder: orNull(folder, line),
    isGone: isTrue(isGone),
    isHere: isTrue(isHere),
  }
}

function waitingMark(value: unknown): MovedMark {
  const { remoteId: id, key, value: wish, queuedAt } = fieldsOf(value)
  const found = known(key, ['read', 'starred'] as const)
  if (found === null) throw unknown('a mark is of no kind')
  return { remoteId: remoteId(id), key: found, value: isTrue(wish), queuedAt: instant(queuedAt) }
}

function remoteId(value: unknown): string {
  return text(value, LONGEST_ADDRESS)
}

function fingerprint(value: unknown): string {
  const written = text(value, LONGEST_ADDRESS)
  if (!/^(?:[\dA-F]{2}:){31}[\dA-F]{2}$/i.test(written)) throw unknown('a fingerprint is none')
  return written
}

function read(fields: Fields): ReadRecord {
  return {
    ...article(fields),
    readAt: orNull(fields['readAt'], instant),
    position: orNull(fields['position'], share),
  }
}

function article(value: unknown): ArticleName {
  const { feed: address, guid } = fieldsOf(value)
  return { feed: text(address, LONGEST_ADDRESS), guid: text(guid, LONGEST_ADDRESS) }
}

function watch(fields: Fields): WatchRecord {
  const { words, field, place, deed, until, isPaused, madeAt, told } = fields
  const found = placeOf(place)
  if (found.kind === 'all' && line(words) === '') throw unknown('it watches for nothing')
  return {
    words: text(words, LONGEST_WORDS),
    field: required(field, WATCH_FIELDS),
    place: found,
    deed: required(deed, WATCH_DEEDS),
    until: orNull(until, instant),
    isPaused: isTrue(isPaused),
    madeAt: instant(madeAt),
    told: list(told, MOST_TOLD, one => ({ ...article(one), toldAt: instant(fieldsOf(one)['toldAt']) })),
  }
}

function placeOf(value: unknown): PlaceRecord {
  const { kind, title, feed: address } = fieldsOf(value)
  if (kind === 'section') return { kind, title: name(title) }
  if (kind === 'source') return { kind, feed: text(address, LONGEST_ADDRESS) }
  return { kind: required(kind, ['all']) }
}

function search({ name: called, words, filters, createdAt }: Fields): SearchRecord {
  return {
    name: name(called),
    words: text(words, LONGEST_SEARCH),
    filters: filtersOf(filters),
    createdAt: instant(createdAt),
  }
}

function filtersOf(value: unknown): FiltersRecord {
  const fields = fieldsOf(value)
  return {
    sources: list(fields['sources'], MOST_IN_FILTER, one => text(one, LONGEST_ADDRESS)),
    sections: list(fields['sections'], MOST_IN_FILTER, name),
    languages: list(fields['languages'], MOST_IN_FILTER, line),
    folders: list(fields['folders'], MOST_IN_FILTER, readPath),
    tags: list(fields['tags'], MOST_IN_FILTER, name),
    after: orNull(fields['after'], instant),
    before: orNull(fields['before'], instant),
    bookmarked: isTrue(fields['bookmarked']),
    unread: isTrue(fields['unread']),
    pictured: isTrue(fields['pictured']),
  }
}

function report(fields: Fields): ReportRecord {
  const { key, named, sha256, likeness, reason, words, title, newspaper, language, direction, reportedAt } = fields
  if (!isPictureKey(key)) throw unknown('a picture has no name')
  return {
    key,
    named: orNull(named, pair => {
      const { feed: from, address } = fieldsOf(pair)
      return { feed: text(from, LONGEST_ADDRESS), address: text(address, LONGEST_ADDRESS) }
    }),
    sha256: orNull(sha256, hex),
    likeness: orNull(likeness, likenessIn),
    reason: isReportReason(reason) ? reason : 'other',
    words: paragraph(words, LONGEST_REPORT_WORDS),
    title: line(title),
    newspaper: line(newspaper),
    language: orNull(language, line),
    direction: required(direction, ['rtl', 'ltr']),
    reportedAt: instant(reportedAt),
  }
}

function reportList({ address, title, addedAt, checkedAt, contentHash, pictures }: Fields): ListRecord {
  return {
    address: orNull(address, feedAddressIn),
    title: line(title),
    addedAt: instant(addedAt),
    checkedAt: instant(checkedAt),
    contentHash: hex(contentHash),
    pictures: list(pictures, MOST_LISTED, one => {
      const { likeness, reason } = fieldsOf(one)
      return { likeness: likenessIn(likeness), reason: isReportReason(reason) ? reason : 'other' }
    }),
  }
}

function shown({ likeness, shownAt }: Fields): ShownRecord {
  return { likeness: likenessIn(likeness), shownAt: instant(shownAt) }
}

function followed(fields: Fields): FollowedRecord {
  return { ...article(fields), followedAt: instant(fields['followedAt']) }
}

function choice({ madeAt, before, pairs }: Fields): ChoiceRecord {
  return {
    madeAt: instant(madeAt),
    before: list(before, MOST_PAIRS, group => list(group, MOST_PAIRS, article)),
    pairs: list(pairs, MOST_PAIRS, value => {
      const { one, other, together } = fieldsOf(value)
      return { one: article(one), other: article(other), together: isTrue(together) }
    }),
  }
}

function rules({ keeping, listsNeeded }: Fields): RulesRecord {
  return {
    keeping: orNull(keeping, keepingRule),
    listsNeeded: orNull(listsNeeded, number => Math.max(1, count(number, MOST_LISTS_NEEDED))),
  }
}

function keepingRule(value: unknown): KeepingRule {
  const { days, megabytes, keepsUnread } = fieldsOf(value)
  return {
    days: count(days, MOST_DAYS),
    megabytes: count(megabytes, MOST_MEGABYTES),
    keepsUnread: isTrue(keepsUnread),
  }
}

function settings({ settings: given }: Fields): SettingsRecord {
  return { settings: movingSettings(given) }
}

/** @throws BadRecordError where it is no object */
function fieldsOf(value: unknown): Fields {
  if (!isRecord(value)) throw unknown('it is no object')
  return value
}

function isTrue(value: unknown): boolean {
  if (typeof value !== 'boolean') throw unknown('it is neither so nor otherwise')
  return value
}

function count(value: unknown, most: number): number {
  if (!Number.isSafeInteger(value) || Number(value) < 0 || Number(value) > most) throw unknown('a number is none')
  return Number(value)
}

function hex(value: unknown): string {
  if (typeof value !== 'string' || !SHA256.test(value)) throw unknown('a hash is none')
  return value
}

function likenessIn(value: unknown): string {
  if (typeof value !== 'string' || !isLikeness(value)) throw unknown('a likeness is none')
  return value
}

function required<T>(value: unknown, allowed: readonly T[]): T {
  const found = allowed.find(one => one === value)
  if (found === undefined) throw unknown('a choice is none')
  return found
}

/** What only a newer version knows is as if it was never chosen. */
function known<T>(value: unknown, allowed: readonly T[]): T | null {
  return allowed.find(one => one === value) ?? null
}
