import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { Feed } from '../../shared/contract/sources.ts'
import { timeUntil } from '../../shared/locales/amounts.ts'
import { shortDate } from '../../shared/locales/dates.ts'
import { useCell } from '../base/cell.ts'
import { Address, Name } from '../language/Name.tsx'
import { useNow } from '../language/now.ts'
import { RelativeTime } from '../language/RelativeTime.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { shownHost } from '../library/hosts.ts'
import { settingsCell } from '../preferences/preferences.ts'
import controls from '../styles/controls.module.css'
import type { FeedCondition } from './conditions.ts'
import { Fact } from './Fact.tsx'
import { FeedPassword } from './FeedPassword.tsx'
import styles from './HealthSheet.module.css'
import { allow, undoMove } from './health.ts'
import { loginsCell } from './passwords.ts'

interface FeedDetailsProps {
  readonly condition: FeedCondition
  /** The only feed of its source needs no name of its own. */
  readonly isAlone: boolean
  readonly isOff: boolean
  /** Nobody but us asks for it. */
  readonly isOurs: boolean
  /** Of its newspaper. */
  readonly language: string | null
}

export function FeedDetails({
  condition: { feed, trouble, warnings },
  isAlone,
  isOff,
  isOurs,
  language,
}: FeedDetailsProps) {
  const t = useTranslate()
  return (
    <section className={styles.feed}>
      {!isAlone && (
        <h4 className={styles.feedTitle}>
          {feed.title === null ? (
            <Address>{shownHost(feed.url)}</Address>
          ) : (
            <Name of={feed.title} language={language} />
          )}
        </h4>
      )}
      {trouble && (
        <p className={styles.trouble}>
          {/* The line of a source with one feed says the reason already. */}
          {!isAlone && `${t(`failure.${trouble}`)} `}
          {t(`advice.${trouble}`)}
        </p>
      )}
      {trouble === 'needsConsent' && <Allow feed={feed} />}
      {isOurs && <FeedPassword feed={feed} trouble={trouble} />}
      <State feed={feed} />
      {warnings.map(warning => (
        <p key={warning} className={styles.remark}>
          {t(`health.warnings.${warning}`)}
        </p>
      ))}
      <dl className={styles.facts}>
        <Fact name={t('health.lastSuccess')}>
          {feed.succeededAt === null ? t('health.never') : <RelativeTime at={feed.succeededAt} />}
        </Fact>
        {feed.checkedAt !== null && feed.checkedAt !== feed.succeededAt && (
          <Fact name={t('health.lastAsked')}>
            <RelativeTime at={feed.checkedAt} />
          </Fact>
        )}
        {isOurs && <SignedIn feed={feed} />}
        {!isOff && (
          <Fact name={t('health.next')}>
            {trouble === 'wrongPassword' ? t('health.whenTyped') : <Next feed={feed} />}
          </Fact>
        )}
        <Fact name={t('health.address')}>
          <Address className={styles.address}>{feed.url}</Address>
        </Fact>
      </dl>
    </section>
  )
}

/** Whose name it is asked with; nothing where it is open to everyone. */
function SignedIn({ feed }: { readonly feed: Feed }) {
  const t = useTranslate()
  const known = useCell(loginsCell).find(({ feedId }) => feedId === feed.id)
  if (!known) return null
  return (
    <Fact name={t('health.login')}>
      {known.user === '' ? t('health.withoutName') : <Name of={known.user} language={null} />}
    </Fact>
  )
}

/** A list of newspapers may bring one of the reader's own network, about which nobody was asked. */
function Allow({ feed }: { readonly feed: Feed }) {
  return (
    <Button className={`${controls.link} ${styles.allow}`} onPress={() => void allow(feed)}>
      <Sentence text="health.allow" parts={{ host: <Address>{shownHost(feed.url)}</Address> }} />
    </Button>
  )
}

/** When it is asked again; by itself, if the reader wants that at all. */
function Next({ feed: { nextCheckAt, pausedUntil } }: { readonly feed: Feed }) {
  const t = useTranslate()
  const writing = useWriting()
  const now = useNow()
  const { syncInterval } = useCell(settingsCell)
  if (nextCheckAt === null) return t('health.notAnyMore')
  const at = Math.max(nextCheckAt, pausedUntil ?? 0)
  if (syncInterval === 0) return t('health.whenYouSync')
  return at <= now ? t('health.soon') : timeUntil(at, now, writing)
}

/** What its server said about it for days, and what became of that. */
function State({ feed }: { readonly feed: Feed }) {
  const t = useTranslate()
  const writing = useWriting()
  const now = useNow()
  const date = (at: number) => shortDate(at, now, writing)
  const { stoppedAt, possiblyGoneSince, pausedUntil, movedFrom, movedTo } = feed
  return (
    <>
      {stoppedAt !== null && <Remark>{t('health.stopped', { date: date(stoppedAt) })}</Remark>}
      {possiblyGoneSince !== null && <Remark>{t('health.possiblyGone', { date: date(possiblyGoneSince) })}</Remark>}
      {pausedUntil !== null && pausedUntil > now && (
        <Remark>{t('health.paused', { time: timeUntil(pausedUntil, now, writing) })}</Remark>
      )}
      {movedTo !== null && (
        <Remark>
          <Sentence text="health.movedTo" parts={{ address: <Address>{movedTo}</Address> }} />
        </Remark>
      )}
      {movedFrom !== null && (
        <Remark>
          <Sentence text="health.movedFrom" parts={{ address: <Address>{movedFrom}</Address> }} />{' '}
          <Button className={controls.link ?? ''} onPress={() => void undoMove(feed.id)}>
            {t('health.moveBack')}
          </Button>
        </Remark>
      )}
    </>
  )
}

function Remark({ children }: { readonly children: ReactNode }) {
  return <p className={styles.remark}>{children}</p>
}
