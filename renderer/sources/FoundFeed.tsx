import { useMemo } from 'react'
import type { DiscoveredFeed, Source } from '../../shared/contract/sources.ts'
import { languageName } from '../../shared/locales/language-names.ts'
import { TickBox } from '../controls/TickBox.tsx'
import { Address, Name } from '../language/Name.tsx'
import { RelativeTime } from '../language/RelativeTime.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate, useWriting } from '../language/translate.ts'
import { hostsOf, isOfKnownSite, type Known, type Likeness, likenessTo, shownHost } from '../library/hosts.ts'
import { nameOf } from './discovery.ts'
import styles from './FoundFeeds.module.css'

interface FoundFeedProps {
  readonly feed: DiscoveredFeed
  readonly sources: readonly Source[]
  readonly catalogued: readonly Known[]
  readonly isThere: boolean
  readonly isAlone: boolean
}

/** One found feed: its name, content and origin. The host always stands beside the name. */
export function FoundFeed({ feed, sources, catalogued, isThere, isAlone }: FoundFeedProps) {
  const t = useTranslate()
  const name = nameOf(feed)
  const language = feed.facts?.language ?? null
  return (
    <TickBox value={feed.url} className={styles.feed} isDisabled={isThere} isReadOnly={isAlone} isBare={isAlone}>
      <span className={styles.words}>
        {name === null ? (
          <span className={styles.name}>{t('sources.untitled')}</span>
        ) : (
          <Name className={styles.name} of={name} language={language} />
        )}
        <Remarks feed={feed} isThere={isThere} />
        <WholeAddress url={feed.url} known={hostsOf(sources)} />
        {!isThere && <LikenessNotice name={name} url={feed.url} sources={sources} catalogued={catalogued} />}
      </span>
    </TickBox>
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
      {label !== null && title !== null && label !== title && <Name of={label} language={facts?.language ?? null} />}
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

interface AddressProps {
  readonly url: string
  readonly known: readonly string[]
}

function WholeAddress({ url, known }: AddressProps) {
  const { pathname, search } = new URL(url)
  return (
    <bdi dir="ltr" className={styles.address}>
      <span className={styles.host}>{shownHost(url, known)}</span>
      {pathname + search}
    </bdi>
  )
}

interface LikenessNoticeProps {
  readonly name: string | null
  readonly url: string
  readonly sources: readonly Source[]
  readonly catalogued: readonly Known[]
}

/** A newspaper that the reader has comes before one that they could have. */
function LikenessNotice({ name, url, sources, catalogued }: LikenessNoticeProps) {
  const [likeness, sentences] = useMemo(() => {
    const feed = { title: name, url }
    const own = likenessTo(feed, sources)
    if (own || isOfKnownSite(url, catalogued)) return [own, SENTENCES.own] as const
    return [likenessTo(feed, catalogued), SENTENCES.catalogued] as const
  }, [name, url, sources, catalogued])
  if (likeness === null) return null
  const { by, title, language, host } = likeness
  const parts = { source: <Name of={title} language={language} />, host: <Address>{host}</Address> }
  return (
    <span className={styles.likeness}>
      <Sentence text={sentences[by]} parts={parts} />
    </span>
  )
}

const SENTENCES = {
  own: { name: 'sources.likeName', host: 'sources.likeHost' },
  catalogued: { name: 'sources.likeCatalogueName', host: 'sources.likeCatalogueHost' },
} as const satisfies Record<string, Record<Likeness['by'], string>>
