/** What is in a profile beside its bookmarks: the list of its members, and one of them after the other. */

import { hash } from 'node:crypto'
import { isRecord } from '../../../shared/json.ts'
import { ExpectedError } from '../../../shared/result.ts'
import {
  LARGEST_MEMBER,
  type Manifest,
  type ManifestMember,
  PROFILE_VERSION,
  type ProfileKind,
  type ProfileMember,
  type ProfileSummary,
  type ReadMember,
} from '../../records/profile.ts'
import { BadRecordError, list, readJson, text, unknown } from './fields.ts'
import { RECORD_READERS } from './read-records.ts'
import { readEntry, UnreadableEntryError, type ZipEntry, type ZipFile } from './zip-entries.ts'

/** `profile/KIND/NUMBER.json` */
export const MEMBER = /^profile\/([a-z]{1,20})\/(\d{1,12})\.json$/
const LARGEST_MANIFEST = 16 * 1024 * 1024
const MOST_MEMBERS = 60_000
const LONGEST_MEMBER_NAME = 60

export interface OpenProfile {
  readonly file: ZipFile
  readonly manifest: ZipEntry | null
  /** By name. */
  readonly members: ReadonlyMap<string, ZipEntry>
}

export interface FoundProfile extends ProfileSummary {
  /** Its list of members cannot be read, or names some that are not there. */
  readonly isDamaged: boolean
}

/** null: the file is a library and no profile. @throws ExpectedError `newerArchive` */
export function findProfile({ file, manifest: entry, members }: OpenProfile, version: unknown): FoundProfile | null {
  refuseNewer(version)
  if (version === undefined && entry === null && members.size === 0) return null
  const manifest = entry && manifestIn(file, entry)
  const named = manifest?.members ?? []
  const recordsOf = new Map(named.map(({ name, records }) => [name, records]))
  const lost = named.filter(({ name }) => !members.has(name))
  const readable = [...members.keys()].flatMap(name => {
    const kind = kindOf(name)
    return kind === null ? [] : [{ name, kind, records: recordsOf.get(name) ?? 0 }]
  })
  return {
    members: readable.sort((one, other) => numberOf(one.name) - numberOf(other.name)),
    missing: lost.reduce((sum, { records }) => sum + records, 0),
    hasUnknown: readable.length < members.size,
    isDamaged: manifest === null || lost.length > 0,
  }
}

function kindOf(name: string): ProfileKind | null {
  const kind = MEMBER.exec(name)?.[1]
  return kind !== undefined && Object.hasOwn(RECORD_READERS, kind) ? (kind as ProfileKind) : null
}

function numberOf(name: string): number {
  return Number(MEMBER.exec(name)?.[2])
}

const known = new WeakMap<ZipEntry, Manifest | null>()

/** Read once for all members. null: it is damaged. @throws ExpectedError `newerArchive` */
function manifestIn(file: ZipFile, entry: ZipEntry): Manifest | null {
  const before = known.get(entry)
  if (before !== undefined) return before
  const manifest = readManifest(file, entry)
  known.set(entry, manifest)
  return manifest
}

function readManifest(file: ZipFile, entry: ZipEntry): Manifest | null {
  try {
    const found = readJson(readEntry(file, entry, LARGEST_MANIFEST))
    if (!isRecord(found)) return null
    refuseNewer(found['version'])
    return { version: PROFILE_VERSION, members: list(found['members'], MOST_MEMBERS, memberOf) }
  } catch (error) {
    if (error instanceof BadRecordError || error instanceof UnreadableEntryError) return null
    throw error
  }
}

function refuseNewer(version: unknown): void {
  if (typeof version === 'number' && version > PROFILE_VERSION)
    throw new ExpectedError('newerArchive', `profile ${version}`)
}

function memberOf(value: unknown): ManifestMember {
  if (!isRecord(value)) throw unknown('a member is no object')
  const records = Number.isSafeInteger(value['records']) ? Math.max(0, Number(value['records'])) : 0
  return {
    name: text(value['name'], LONGEST_MEMBER_NAME),
    records,
    sha256: text(value['sha256'], LONGEST_MEMBER_NAME + 4),
  }
}

/** @throws BadRecordError, UnreadableEntryError where nothing of it can be read */
export function readMember({ file, manifest: entry, members }: OpenProfile, name: string): ReadMember {
  const kind = kindOf(name)
  const member = members.get(name)
  if (kind === null || !member) throw unknown('there is no such member')
  const bytes = readEntry(file, member, LARGEST_MEMBER)
  const written = (entry && manifestIn(file, entry))?.members.find(each => each.name === name)
  if (written && written.sha256 !== hash('sha256', bytes, 'hex')) throw new BadRecordError('altered', 'another sum')
  const values = readJson(bytes)
  if (!Array.isArray(values)) throw unknown('it is no list')
  const records = values.flatMap(value => readOne(kind, value))
  return { member: { kind, records } as ProfileMember, unreadable: values.length - records.length }
}

/** None where it is damaged: it costs no other its place. */
function readOne(kind: ProfileKind, value: unknown): unknown[] {
  try {
    return isRecord(value) ? [RECORD_READERS[kind](value)] : []
  } catch (error) {
    if (error instanceof BadRecordError) return []
    throw error
  }
}
