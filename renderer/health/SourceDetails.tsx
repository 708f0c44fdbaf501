import { useState } from 'react'
import { Button } from 'react-aria-components'
import { bytesInWords } from '../../shared/locales/amounts.ts'
import { accountsCell } from '../accounts/accounts.ts'
import { useCell } from '../base/cell.ts'
import { Address } from '../language/Name.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { setSourceEnabled } from '../library/library.ts'
import controls from '../styles/controls.module.css'
import type { SourceCondition } from './conditions.ts'
import { Fact } from './Fact.tsx'
import { FeedDetails } from './FeedDetails.tsx'
import styles from './HealthSheet.module.css'
import { retry } from './health.ts'
import { Rate } from './Rate.tsx'

interface SourceDetailsProps {
  readonly id: string
  readonly condition: SourceCondition
}

export function SourceDetails({ id, condition: { source, feeds, articlesADay, received } }: SourceDetailsProps) {
  const t = useTranslate()
  const writing = useWriting()
  return (
    <div id={id} className={styles.details}>
      {feeds.map(each => (
        <FeedDetails
          key={each.feed.id}
          condition={each}
          isAlone={feeds.length === 1}
          isOff={!source.enabled}
          isOurs={source.accountId === null}
          language={source.language}
        />
      ))}
      <dl className={styles.facts}>
        <AccountOf source={source} />
        <Fact name={t('health.rate')}>
          <Rate articlesADay={articlesADay} />
        </Fact>
        <Fact name={t('health.received')}>
          {received === 0
            ? t('health.nothingReceived')
            : t('health.receivedOf', { size: bytesInWords(received, writing) })}
        </Fact>
      </dl>
      <div className={styles.deeds}>
        {source.enabled && <Retry source={source} />}
        <Button className={controls.link ?? ''} onPress={() => void setSourceEnabled(source.id, !source.enabled)}>
          {source.enabled ? t('sources.disable') : t('sources.enable')}
        </Button>
      </div>
    </div>
  )
}

/** Its server asks for it; nothing where we do. */
function AccountOf({ source: { accountId } }: Pick<SourceCondition, 'source'>) {
  const t = useTranslate()
  const account = (useCell(accountsCell) ?? []).find(({ id }) => id === accountId)
  if (!account) return null
  return (
    <Fact name={t('accounts.account')}>
      <Address>{account.name}</Address>
    </Fact>
  )
}

function Retry({ source }: Pick<SourceCondition, 'source'>) {
  const t = useTranslate()
  const [isBusy, setBusy] = useState(false)
  async function retryOne() {
    setBusy(true)
    await retry([source])
    setBusy(false)
  }
  return (
    <Button className={controls.link ?? ''} isPending={isBusy} onPress={() => void retryOne()}>
      {t(isBusy ? 'health.retrying' : 'sync.retry')}
    </Button>
  )
}
