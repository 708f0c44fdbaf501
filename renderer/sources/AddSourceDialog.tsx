// A newspaper by its address: typed, searched, chosen from what was found.
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import type { CatalogueSource } from '../../shared/contract/catalogue.ts'
import type { DiscoveredFeeds, FeedChoice } from '../../shared/contract/sources.ts'
import type { FailureCode } from '../../shared/result.ts'
import { useDestination } from '../accounts/Destination.tsx'
import { Sheet } from '../controls/Sheet.tsx'
import { useTranslate } from '../language/translate.ts'
import { say } from '../notices/toasts.ts'
import { dialogCell } from '../place/place.ts'
import controls from '../styles/controls.module.css'
import styles from './AddSourceDialog.module.css'
import { CatalogueOffers } from './CatalogueOffers.tsx'
import { isName, offersFor, useCatalogue } from './catalogued.ts'
import {
  asTyped,
  cancelDiscovery,
  consentTo,
  discover,
  subscribe,
  subscribeAt,
  subscribeFromCatalogue,
} from './discovery.ts'
import { FoundFeeds } from './FoundFeeds.tsx'
import { SearchingShape } from './SearchingShape.tsx'
import { SearchTrouble } from './SearchTrouble.tsx'

type Stage =
  | { readonly kind: 'asking'; readonly trouble: FailureCode | null }
  | { readonly kind: 'searching' }
  | { readonly kind: 'found'; readonly found: DiscoveredFeeds }

export function AddSourceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const destination = useDestination()
  const [stage, setStage] = useState<Stage>({ kind: 'asking', trouble: null })
  const offersPlace = useRef<HTMLDivElement>(null)
  const catalogue = useCatalogue()
  const address = typed.trim()
  const offers = stage.kind === 'asking' ? offersFor(typed, catalogue) : []
  useEffect(() => cancelDiscovery, [])

  function ask(trouble: FailureCode | null) {
    setStage({ kind: 'asking', trouble })
    // The address is what has to be mended.
    field.current?.focus()
  }

  async function search() {
    setStage({ kind: 'searching' })
    const answer = await discover(address)
    if (!answer.ok) return ask(answer.code === 'cancelled' ? null : answer.code)
    setStage({ kind: 'found', found: answer.value })
    say(t('sources.found', { count: answer.value.feeds.length }))
  }

  async function allow() {
    const allowed = await consentTo(address)
    if (!allowed.ok) ask(allowed.code)
    else if (allowed.value) await search()
  }

  async function add(choice: FeedChoice) {
    const added = await (destination.account ? subscribeAt(destination.account, choice) : subscribe(choice))
    if (added.ok) onClose()
    else ask(added.code)
  }

  async function take(source: CatalogueSource) {
    const added = await subscribeFromCatalogue(source)
    if (added.ok) onClose()
    else ask(added.code)
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    // Enter on a name leads to the newspapers that bear it; there is no address to search.
    if (offers.length > 0) offersPlace.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus()
    else if (address !== '') void search()
  }

  function onTyped(next: string) {
    setTyped(next)
    if (stage.kind === 'found') setStage({ kind: 'asking', trouble: null })
  }

  return (
    <Sheet title={t('sources.addTitle')} onClose={onClose}>
      <Button className={`${controls.link} ${styles.catalogue}`} onPress={() => dialogCell.set('catalogue')}>
        {t('catalogue.browse')}
      </Button>
      <form onSubmit={onSubmit}>
        <TextField
          autoFocus
          className={controls.field ?? ''}
          value={typed}
          isReadOnly={stage.kind === 'searching'}
          onChange={onTyped}
        >
          <Label>{t('sources.addLabel')}</Label>
          <Input
            ref={field}
            dir={isName(typed) ? 'auto' : 'ltr'}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://"
          />
          {stage.kind === 'asking' && (
            <Text slot="description" className={controls.hint ?? ''}>
              {t('sources.addHint')}
            </Text>
          )}
        </TextField>
        <div ref={offersPlace}>
          <CatalogueOffers offers={offers} onChoose={take} />
        </div>
        <SearchTrouble
          code={stage.kind === 'asking' ? stage.trouble : null}
          address={address}
          onAllow={allow}
          onAddAnyway={() => add(asTyped(address))}
        />
        {stage.kind === 'asking' && (
          <div className={controls.actions}>
            <Button className={controls.plain ?? ''} onPress={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" className={controls.primary ?? ''} isDisabled={address === ''}>
              {t('sources.search')}
            </Button>
          </div>
        )}
      </form>
      {stage.kind === 'searching' && <SearchingShape address={address} onCancel={cancelDiscovery} />}
      {stage.kind === 'found' && (
        <>
          {destination.choice}
          <FoundFeeds key={stage.found.address} found={stage.found} onAdd={add} onCancel={onClose} />
        </>
      )}
    </Sheet>
  )
}
