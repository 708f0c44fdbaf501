// The way into health/: how each source does, what is wrong with it, and what to do. It reads like a paper's imprint.
import { useEffect, useMemo, useState } from 'react'
import { Button, Input, SearchField, Switch } from 'react-aria-components'
import type { SourceId } from '../../shared/contract/ids.ts'
import type { Library } from '../../shared/contract/sources.ts'
import { TroubledAccounts } from '../accounts/TroubledAccounts.tsx'
import { useCell } from '../base/cell.ts'
import { hasAll, wordsOf } from '../commands/names.ts'
import { Sheet } from '../controls/Sheet.tsx'
import { useLanguage, useTranslate } from '../language/translate.ts'
import { libraryCell } from '../library/library.ts'
import controls from '../styles/controls.module.css'
import { syncCell } from '../sync/sync.ts'
import { conditionOf, inOrder, listedOf, type SourceCondition } from './conditions.ts'
import styles from './HealthSheet.module.css'
import { healthCell, lookCell, readHealth, retry } from './health.ts'
import { readLogins } from './passwords.ts'
import { SourceList } from './SourceList.tsx'

export function HealthSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const library = useCell(libraryCell)
  const isReady = useCell(healthCell) !== null
  useFreshHealth()
  return (
    <Sheet title={t('health.name')} isWide onClose={onClose}>
      <TroubledAccounts />
      {library && isReady && <Sources library={library} />}
    </Sheet>
  )
}

function Sources({ library }: { readonly library: Library }) {
  const t = useTranslate()
  const look = useCell(lookCell)
  const [words, setWords] = useState('')
  const [failingOnly, setFailingOnly] = useState(look.failingOnly)
  const conditions = useConditions(library)
  const [opened, setOpened] = useState(look.sourceId)
  const [held, setHeld] = useState(look.sourceId)
  const listed = useListed(conditions, failingOnly, held)
  const wanted = wordsOf(words)
  const shown = listed.filter(({ source }) => hasAll(searched(source), wanted))
  const failing = conditions.filter(({ condition }) => condition === 'failing')

  function onOpen(source: SourceId | null) {
    setOpened(source)
    if (source !== null) setHeld(source)
  }

  return (
    <>
      <p className={styles.summary}>
        {t('health.sources', { count: conditions.length })} {t('health.failing', { count: failing.length })}
      </p>
      <SearchField autoFocus={look.sourceId === null} aria-label={t('health.search')} value={words} onChange={setWords}>
        <Input className={controls.search ?? ''} dir="auto" placeholder={t('health.search')} spellCheck={false} />
      </SearchField>
      <div className={styles.tools}>
        <Switch className={`${controls.choice} ${controls.check}`} isSelected={failingOnly} onChange={setFailingOnly}>
          {t('health.failingOnly')}
        </Switch>
        {failing.length > 0 && <RetryAll failing={failing} />}
      </div>
      <p role="status" className={shown.length === 0 ? styles.nothing : 'only-heard'}>
        {shown.length === 0 && (words === '' ? t('health.noneFailing') : t('health.nothing', { words }))}
      </p>
      <SourceList shown={shown} first={look.sourceId} opened={opened} onOpen={onOpen} />
    </>
  )
}

function RetryAll({ failing }: { readonly failing: readonly SourceCondition[] }) {
  const t = useTranslate()
  const [isBusy, setBusy] = useState(false)
  async function retryAll() {
    setBusy(true)
    await retry(failing.map(({ source }) => source))
    setBusy(false)
  }
  return (
    <Button className={controls.link ?? ''} isPending={isBusy} onPress={() => void retryAll()}>
      {t(isBusy ? 'health.retrying' : 'health.retryAll')}
    </Button>
  )
}

function searched({ title, feeds }: SourceCondition['source']): string {
  return [title, ...feeds.flatMap(feed => [feed.title ?? '', feed.url])].join(' ')
}

/** Sorts by severity once: while the sheet is open, what was mended does not jump away. */
function useListed(
  conditions: readonly SourceCondition[],
  failingOnly: boolean,
  held: SourceId | null,
): readonly SourceCondition[] {
  const language = useLanguage()
  // biome-ignore lint/correctness/useExhaustiveDependencies: later changes are drawn in place
  const order = useMemo(() => {
    const wanted = conditions.filter(({ condition }) => !failingOnly || condition === 'failing')
    return inOrder(wanted, language).map(({ source }) => source.id)
  }, [failingOnly, language])
  return listedOf(conditions, { failingOnly, order, held })
}

function useConditions({ sources }: Library): readonly SourceCondition[] {
  const health = useCell(healthCell) ?? []
  const { lastSummary: lastSync } = useCell(syncCell)
  return sources.map(source => conditionOf(source, { health, lastSync }))
}

/** Read when it is opened, and after every sync while it is. */
function useFreshHealth(): void {
  const isSyncing = useCell(syncCell).progress !== null
  useEffect(() => {
    if (!isSyncing) void Promise.all([readHealth(), readLogins()])
  }, [isSyncing])
}
