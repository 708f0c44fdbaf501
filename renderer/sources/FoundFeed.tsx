import { Checkbox } from 'react-aria-components'
import { directionOf } from '../../shared/arabic/direction.ts'
import { languageName } from '../../shared/locales/language-names.ts'
import type { DiscoveredFeed, Source } from '../../shared/models.ts'
import { RelativeTime } from '../language/RelativeTime.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { nameOf } from './discovery.ts'
import styles from './FoundFeeds.module.css'
import { type Likeness, likenessTo, shownHost } from './hosts.ts'

interface FoundFeedProps {
  readonly feed: DiscoveredFeed
  readonly sources: readonly Source[]
  readonly isThere: boolean
  readonly isAlone: boolean
}

/** Its name, what is in it, and where it comes from: the host always beside the name. */
export function FoundFeed({ feed, sources, isThere, isAlone }: FoundFeedProps) {
  const t = useTranslate()
  const name = nameOf(feed)
  const language = feed.facts?.language ?? null
  const likeness = isThere ? null : likenessTo({ title: name, url: feed.url }, sources)
  return (
    <Checkbox
      value={feed.url}
      className={styles.box ?? ''}
      isDisabled={isThere}
      isReadOnly={isAlone}
      data-alone={isAlone || undefined}
    >
      <span className={styles.words}>
        <bdi className={styles.name} lang={language ?? undefined} dir={directionOf(name ?? '', language)}>
          {name ?? t('sources.untitled')}
        </bdi>
        <Remarks feed={feed} isThere={isThere} />
        <Address url={feed.url} />
        {likeness && <LikenessNotice likeness={likeness} />}
      </span>
    </Checkbox>
  )
}

interface RemarksProps {
  readonly feed: DiscoveredFeed
  readonly isThere: boolean
}

function Remarks({ feed: { role, title, label, facts }, isThere }: RemarksProps) {
  const t = useTranslate()
  const writing = useWriting()
  const language = facts?.language ? languageName(facts.language, writing) : null
  return (
    <span className={styles.remarks}>
      {isThere && <span>{t('sources.already')}</span>}
      {role === 'comments' && <span>{t('sources.comments')}</span>}
      {label !== null && title !== null && label !== title && <bdi>{label}</bdi>}
      {language && <span>{language}</span>}
      <span>{facts ? t('timeline.total', { count: facts.articles }) : t('sources.unopened')}</span>
      {facts && facts.articles > 0 && (
        <span>
          <Newest at={facts.newestAt} />
        </span>
      )}
    </span>
  )
}

function Newest({ at }: { readonly at: number | null }) {
  const t = useTranslate()
  return at === null ? (
    t('sources.undated')
  ) : (
    <Sentence text="sources.newest" parts={{ time: <RelativeTime at={at} /> }} />
  )
}

function Address({ url }: { readonly url: string }) {
  const { pathname, search } = new URL(url)
  return (
    <bdi dir="ltr" className={styles.address}>
      <span className={styles.host}>{shownHost(url)}</span>
      {pathname + search}
    </bdi>
  )
}

function LikenessNotice({ likeness: { by, title, host } }: { readonly likeness: Likeness }) {
  const parts = { source: <bdi>{title}</bdi>, host: <bdi dir="ltr">{host}</bdi> }
  return (
    <span className={styles.likeness}>
      <Sentence text={by === 'name' ? 'sources.likeName' : 'sources.likeHost'} parts={parts} />
    </span>
  )
}
