/**
 * The way in: looks for a new version when the reader has said so, tells of it, and puts it in its place when told to.
 * Whatever is wrong with what a server sent ends as a failure in words, and the program stays as it is.
 */

import type { UpdateState } from '../../shared/contract/updates.ts'
import { ExpectedError, failureOf } from '../../shared/result.ts'
import { DAY, HOUR, MINUTE } from '../../shared/units.ts'
import { complain } from '../base/log.ts'
import { type Allowance, isAllowed } from '../network/allowance.ts'
import type { Ask } from '../network/ask.ts'
import { PAGE_LIMITS } from '../network/limits.ts'
import { LARGEST_ANNOUNCEMENT, trustedKey } from './envelope.ts'
import type { Installation } from './installation.ts'
import { judge } from './judge.ts'
import type { Manifest, PackageFile } from './manifest.ts'
import type { MemoryFile } from './memory.ts'
import { withChecked } from './package-file.ts'
import { fetchPackage, type Package, placeFor, prepareFolderFor, putAppImage } from './put-in-place.ts'
import { compareVersions } from './versions.ts'

export interface UpdateParts {
  readonly ask: Pick<Ask, 'fresh'>
  readonly allowance: Allowance
  readonly memory: MemoryFile
  readonly folder: string
  readonly installation: Installation
  /** Where announcements are: an `https` address that ends in `/`. */
  readonly address: string
  /** Public keys, the current one first; none: nobody is asked. */
  readonly keys: readonly string[]
  /** The version that runs, and its system (`linux-x64`). */
  readonly version: string
  readonly system: string
  /** For whoever comes after us: the same profile. */
  readonly programArguments: readonly string[]
  tryStart(program: string): Promise<boolean>
  onChange(state: UpdateState): void
  clock(): number
}

/** What is opened when the app has closed. */
export interface Program {
  readonly path: string
  readonly args: readonly string[]
}

export interface Updates {
  state(): UpdateState
  look(): Promise<UpdateState>
  /** Looks if the last look is a day ago. */
  lookIfDue(): Promise<void>
  install(): Promise<UpdateState>
  cancel(): void
  dismiss(version: string): Promise<void>
  /**
   * What is to be opened once the app has closed: the new version if the reader wants it `again` at once, and an installer in
   * either case. null: nothing waits. @throws ExpectedError `updateDamaged`
   */
  nextProgram(why: 'again' | 'closing'): Promise<Program | null>
}

const BETWEEN_LOOKS = DAY
/** Of `tools/package/windows/installer.nsi`. */
const SILENTLY = ['/S']
const OPEN_AGAIN = '--force-run'
const AFTER_START = 3 * MINUTE

export function createUpdates(parts: UpdateParts): Updates {
  const { ask, memory, installation, version, clock } = parts
  const keys = parts.keys.map(trustedKey)
  const feed = `${parts.address}${parts.system}.warraq`
  let manifest: Manifest | null = null
  let waiting: { readonly program: Program; readonly version: string; readonly file: PackageFile } | null = null
  let moving: Pick<UpdateState, 'work' | 'fetched' | 'failure'> = { work: 'none', fetched: 0, failure: null }
  let canceller = new AbortController()
  let tellAgainAt = 0

  function state(): UpdateState {
    const { believed, lookedAt, dismissed, fellBackFrom } = memory.read()
    return {
      installation: installation.kind,
      canLook: keys.length > 0,
      ...moving,
      lookedAt,
      offered: offeredNow(),
      ready: waiting?.version ?? null,
      isExpired: believed !== null && believed.expiresAt < clock(),
      fellBackFrom,
      dismissed,
    }
  }

  /** A start without a network knows what the last look found. */
  function offeredNow(): UpdateState['offered'] {
    const known = manifest?.version ?? memory.read().believed?.version ?? version
    if (compareVersions(known, waiting?.version ?? version) <= 0) return null
    return { version: known, size: manifest && (fileOf(manifest)?.size ?? null) }
  }

  function fileOf({ files }: Manifest): PackageFile | undefined {
    return files.find(({ kind }) => kind === installation.kind)
  }

  function move(change: Partial<typeof moving>): void {
    moving = { ...moving, ...change }
    parts.onChange(state())
  }

  /** One thing at a time; whoever asks meanwhile is told how far it is. */
  async function working(work: UpdateState['work'], what: () => Promise<void>): Promise<UpdateState> {
    if (moving.work !== 'none') return state()
    canceller = new AbortController()
    move({ work, fetched: 0, failure: null })
    try {
      await what()
      move({ work: 'none' })
    } catch (error) {
      const failure = failureOf(error)
      if (failure.code === 'internal') complain('updates', error)
      move({ work: 'none', failure: failure.code === 'cancelled' ? null : failure })
    }
    return state()
  }

  async function lookNow(): Promise<void> {
    if (keys.length === 0) throw new ExpectedError('updateNotForThis', 'this build knows no keys')
    if (!feed.startsWith('https:') && !isAllowed(feed, parts.allowance)) {
      throw new ExpectedError('insecureConnection', `announcements are at ${feed}`)
    }
    const { bytes } = await ask.fresh({
      url: feed,
      accept: 'application/octet-stream',
      limits: { ...PAGE_LIMITS, bytes: LARGEST_ANNOUNCEMENT },
      signal: canceller.signal,
      paidBy: 'nobody',
      staysAtOrigin: true,
    })
    const believed = judge(bytes, { keys, system: parts.system, version, memory: memory.read() })
    const { issuedAt, expiresAt } = believed.manifest
    await memory.change({
      believed: { version: believed.manifest.version, issuedAt, expiresAt },
      revoked: believed.revoked,
      lookedAt: clock(),
    })
    manifest = believed.manifest
  }

  async function installNow(): Promise<void> {
    if (!manifest) await lookNow()
    const file = manifest && fileOf(manifest)
    if (!manifest || !file || compareVersions(manifest.version, version) <= 0) {
      throw new ExpectedError('updateNotForThis', `nothing to install over ${installation.kind}`)
    }
    if (manifest.expiresAt < clock()) throw new ExpectedError('updateExpired', 'what was announced has run out')
    const wanted: Package = { file, version: manifest.version, feed }
    const path = placeFor(installation, parts, file)
    if (installation.kind === 'nsis') await prepareFolderFor(path)
    move({ work: 'fetching' })
    await fetchPackage(parts, wanted, path, { signal: canceller.signal, onBytes: tellFetched })
    move({ work: 'installing' })
    const program =
      installation.kind === 'appImage' ? await putImage(installation.file, wanted) : await checked(path, file)
    waiting = { program, version: wanted.version, file }
  }

  async function putImage(appImage: string, wanted: Package): Promise<Program> {
    await putAppImage(parts, appImage, wanted)
    return { path: appImage, args: parts.programArguments }
  }

  /** The installer runs once the app has closed. */
  function checked(path: string, file: PackageFile): Promise<Program> {
    return withChecked(path, file, async () => ({ path, args: SILENTLY }))
  }

  /** Four times a second is enough to see it move. */
  function tellFetched(fetched: number): void {
    moving = { ...moving, fetched }
    if (clock() < tellAgainAt) return
    tellAgainAt = clock() + 250
    parts.onChange(state())
  }

  return {
    state,
    look: () => working('looking', lookNow),
    async lookIfDue() {
      const { lookedAt } = memory.read()
      const now = clock()
      if (keys.length === 0 || (lookedAt !== null && lookedAt <= now && now - lookedAt < BETWEEN_LOOKS)) return
      await working('looking', lookNow)
    },
    install: () => working('fetching', installNow),
    cancel: () => canceller.abort(),
    async dismiss(dismissed) {
      await memory.change({ dismissed })
      parts.onChange(state())
    },
    async nextProgram(why) {
      if (!waiting) return null
      const { program, file } = waiting
      if (installation.kind !== 'nsis') return why === 'again' ? program : null
      // The installer has lain there since it was checked.
      const { path, args } = await checked(program.path, file)
      return { path, args: why === 'again' ? [...args, OPEN_AGAIN] : args }
    },
  }
}

/** Knocks hourly; `mayLook` is the reader's word, now. A look that failed is not repeated before the next knock. */
export function startLooking(updates: Pick<Updates, 'lookIfDue'>, mayLook: () => boolean): void {
  const knock = () => {
    if (mayLook()) updates.lookIfDue().catch(error => complain('updates', error))
  }
  setTimeout(knock, AFTER_START).unref()
  setInterval(knock, HOUR).unref()
}
