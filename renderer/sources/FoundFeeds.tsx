import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button, Checkbox, CheckboxGroup } from 'react-aria-components'
import type { DiscoveredFeeds, FeedChoice } from '../../shared/contract/sources.ts'
import { useCell } from '../base/cell.ts'
import { Name } from '../language/Name.tsx'
import { Sentence } from '../language/Sentence.tsx'
import { useTranslate } from '../language/translate.ts'
import { isAtHost, shownHost, sourceOfSite } from '../library/hosts.ts'
import { libraryCell } from '../library/library.ts'
import { subscribedIn } from '../library/subscribed.ts'
import controls from '../styles/controls.module.css'
import { useCatalogued } from './catalogued.ts'
import { choiceOf, firstChoice } from './discovery.ts'
import { FoundFeed } from './FoundFeed.tsx'
import styles from './FoundFeeds.module.css'

interface FoundFeedsProps {
  readonly found: DiscoveredFeeds
  readonly onAdd: (choice: FeedChoice) => unknown
  readonly onCancel: () => void
}

/** What was found, with what the reader has of it already. One feed alone needs no tick, only a yes. */
export function FoundFeeds({ found, onAdd, onCancel }: FoundFeedsProps) {
  const t = useTranslate()
  const sources = useCell(libraryCell)?.sources ?? []
  const catalogued = useCatalogued()
  const subscribed = subscribedIn(sources)
  const [chosen, setChosen] = useState(() => firstChoice(found, subscribed))
  const kin = sourceOfSite(found.address, sources)
  const [joins, setJoins] = useState(kin !== null && isAtHost(kin, found.address))
  const isAlone = found.feeds.length === 1
  const form = useFirstFocus(isAlone)

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    void onAdd(choiceOf(found, chosen, joins ? kin : null))
  }

  return (
    <form ref={form} className={styles.found} onSubmit={onSubmit}>
      <p>{t('sources.found', { count: found.feeds.length })}</p>
      <CheckboxGroup
        aria-label={t('sources.foundIn', { source: found.title ?? shownHost(found.address) })}
        className={styles.list ?? ''}
        value={[...chosen, ...found.feeds.map(({ url }) => url).filter(url => subscribed.has(url))]}
        onChange={urls => setChosen(urls.filter(url => !subscribed.has(url)))}
      >
        {found.feeds.map(feed => (
          <FoundFeed
            key={feed.url}
            feed={feed}
            sources={sources}
            catalogued={catalogued}
            isThere={subscribed.has(feed.url)}
            isAlone={isAlone}
          />
        ))}
      </CheckboxGroup>
      {kin && chosen.length > 0 && (
        <Checkbox className={`${controls.choice} ${controls.check}`} isSelected={joins} onChange={setJoins}>
          <span>
            <Sentence text="sources.join" parts={{ source: <Name of={kin.title} language={kin.language} /> }} />
          </span>
        </Checkbox>
      )}
      <div className={controls.actions}>
        <Button className={controls.plain ?? ''} onPress={onCancel}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" className={controls.primary ?? ''} isDisabled={chosen.length === 0}>
          {t('sources.addSubmit')}
        </Button>
      </div>
    </form>
  )
}

/** Focus goes where one press is enough: to the first box to tick, or to the one button; never to what closes the dialog. */
function useFirstFocus(isAlone: boolean) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector) ?? null
    const box = isAlone ? null : find('[role="group"] input:not(:disabled)')
    const target = box ?? find('[type="submit"]:not(:disabled)') ?? find('button')
    target?.focus()
  }, [isAlone])
  return form
}
