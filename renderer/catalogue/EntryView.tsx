// One newspaper of the catalogue.
import { TickBox } from '../controls/TickBox.tsx'
import { Name } from '../language/Name.tsx'
import { useTranslate } from '../language/translate.ts'
import type { Subscribed } from '../library/subscribed.ts'
import { choose } from './choice.ts'
import styles from './EntryView.module.css'
import type { Entry } from './shelves.ts'

/** What is to be seen on entries: ticks, and what the reader has already. */
export interface Marks {
  readonly chosen: ReadonlySet<string>
  readonly subscribed: Subscribed
  nameOfCountry(code: string): string
}

interface EntryViewProps {
  readonly entry: Entry
  readonly marks: Marks
}

export function EntryView({ entry, marks }: EntryViewProps) {
  const { source, feed, parts } = entry
  // The parts of a newspaper are of interest to whoever takes it.
  const isTaken = source.feeds.some(({ url }) => marks.chosen.has(url) || marks.subscribed.has(url))
  return (
    <li className={styles.entry}>
      <FeedBox url={feed.url} marks={marks} className={styles.paper ?? ''}>
        <span className={styles.name}>
          <Name of={source.title} language={source.language} />{' '}
          {feed.title && <Name className={styles.part} of={feed.title} language={source.language} />}
        </span>
        <Remarks entry={entry} marks={marks} />
      </FeedBox>
      {isTaken && parts.length > 0 && <Parts entry={entry} marks={marks} />}
    </li>
  )
}

function Remarks({ entry: { source, feed }, marks }: EntryViewProps) {
  const t = useTranslate()
  const remarks = [
    marks.subscribed.has(feed.url) ? t('catalogue.already') : null,
    source.country === 'MA' ? null : marks.nameOfCountry(source.country),
    feed.unsure ? t('catalogue.unsure') : null,
  ].filter(remark => remark !== null)
  return remarks.length > 0 && <span className={styles.remarks}>{remarks.join(' · ')}</span>
}

function Parts({ entry: { source, parts }, marks }: EntryViewProps) {
  const t = useTranslate()
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is named after the newspaper and shows no legend
    <div role="group" aria-label={t('catalogue.parts', { source: source.title })} className={styles.parts}>
      {parts.map(({ url, title, section }) => (
        <FeedBox key={url} url={url} marks={marks} className={styles.small ?? ''}>
          {title ? <Name of={title} language={source.language} /> : t(`catalogue.sections.${section}`)}
        </FeedBox>
      ))}
    </div>
  )
}

interface FeedBoxProps {
  readonly url: string
  readonly marks: Marks
  readonly className: string
  readonly children: React.ReactNode
}

function FeedBox({ url, marks, className, children }: FeedBoxProps) {
  const isSubscribed = marks.subscribed.has(url)
  return (
    <TickBox
      className={className}
      isSelected={isSubscribed || marks.chosen.has(url)}
      isDisabled={isSubscribed}
      onChange={chosen => choose([url], chosen)}
    >
      <span className={styles.words}>{children}</span>
    </TickBox>
  )
}
