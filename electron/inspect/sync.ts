import { mkdirSync } from 'node:fs'
import { NO_SECRETS } from '../accounts/secrets.ts'
import { assetsBeside } from '../base/assets.ts'
import { environmentProxy } from '../network/proxy.ts'
import { spawnNodeParser } from '../parse/service/spawn.ts'
import { startEngine } from '../running/running.ts'
import { startStore } from '../store/start.ts'
import { write } from './lines.ts'
import { UsageError } from './options.ts'

export interface SyncOptions {
  readonly data: string
  readonly opml: string
  readonly allow?: string
}

/** One whole sync without a window → `{"feeds","failed","articles","listedMs","searchableMs"}`. */
export async function inspectSync(builtFolder: string, { data, opml, allow = '' }: SyncOptions): Promise<void> {
  mkdirSync(data, { recursive: true })
  const opened = startStore(builtFolder, data)
  await opened.opened
  const engine = startEngine({
    ...assetsBeside(builtFolder),
    opened,
    folder: data,
    allowHosts: allow,
    picturesAhead: () => false,
    proxyFor: environmentProxy(process.env),
    picturePolicy: () => 'never',
    isMetered: () => true,
    pictureRoom: () => Number.POSITIVE_INFINITY,
    language: () => 'ar',
    spawnParser: () => spawnNodeParser(builtFolder),
    openExtractor: null,
    syncInterval: () => 0,
    onProgress: () => {},
    onSaved: () => {},
    onExchange: () => {},
    onArrived: () => {},
    secrets: NO_SECRETS,
    onAccounts: () => {},
  })
  try {
    await engine.lists.importFile(opml).catch(error => {
      throw new UsageError(`${opml}: ${error instanceof Error ? error.message : error}`)
    })
    const startedAt = performance.now()
    const { feeds, failures, newArticles } = await engine.sync.start({ by: 'hand' })
    const listedMs = Math.round(performance.now() - startedAt)
    await engine.sync.indexed()
    const searchableMs = Math.round(performance.now() - startedAt)
    await write(
      `${JSON.stringify({ feeds, failed: failures.length, articles: newArticles, listedMs, searchableMs })}\n`,
    )
  } finally {
    await engine.stop()
  }
}
