import { Button } from 'react-aria-components'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import { choose } from './choice.ts'
import { EntryView, type Marks } from './EntryView.tsx'
import styles from './ShelfView.module.css'
import type { Group, Shelf, ShelfName } from './shelves.ts'

interface ShelfViewProps {
  readonly shelf: Shelf
  readonly marks: Marks
}

export function ShelfView({ shelf, marks }: ShelfViewProps) {
  const t = useTranslate()
  return (
    <section className={styles.shelf}>
      <h3 className={styles.name}>{t(`catalogue.shelves.${shelf.name}`)}</h3>
      <div className={styles.groups}>
        {shelf.groups.map(group => (
          <GroupView key={group.section} shelf={shelf.name} group={group} marks={marks} />
        ))}
      </div>
    </section>
  )
}

interface GroupViewProps {
  readonly shelf: ShelfName
  readonly group: Group
  readonly marks: Marks
}

function GroupView({ shelf, group, marks }: GroupViewProps) {
  const t = useTranslate()
  const title = t(`catalogue.sections.${group.section}`)
  const id = `${shelf}-${group.section}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in a line with its button
    <div role="group" aria-labelledby={id} className={styles.group}>
      <div className={styles.heading}>
        <h4 id={id} className={styles.section}>
          {title}
        </h4>
        <ChooseAll group={group} marks={marks} names={{ shelf: t(`catalogue.shelves.${shelf}`), group: title }} />
      </div>
      <ul className={styles.entries}>
        {group.entries.map(entry => (
          <EntryView key={entry.feed.url} entry={entry} marks={marks} />
        ))}
      </ul>
    </div>
  )
}

interface ChooseAllProps {
  readonly group: Group
  readonly marks: Marks
  readonly names: { readonly shelf: string; readonly group: string }
}

/** What nobody has checked is ticked one by one or not at all. */
function ChooseAll({ group, marks, names }: ChooseAllProps) {
  const t = useTranslate()
  const feeds = group.entries.map(({ feed }) => feed).filter(({ url }) => !marks.subscribed.has(url))
  const sure = feeds.filter(({ unsure }) => !unsure).map(({ url }) => url)
  if (sure.length < 2) return null
  const areChosen = sure.every(url => marks.chosen.has(url))
  const verb = areChosen ? 'chooseNone' : 'chooseAll'
  return (
    <Button
      className={`${controls.text} ${styles.all}`}
      aria-label={t(`catalogue.${verb}Of`, names)}
      onPress={() => choose(areChosen ? feeds.map(({ url }) => url) : sure, !areChosen)}
    >
      {t(`catalogue.${verb}`)}
    </Button>
  )
}
