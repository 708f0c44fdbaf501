// A newspaper by its address: typed, searched, chosen from what was found.
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import { type SplitAddress, splitAddress } from '../../shared/addresses/login.ts'
import type { CatalogueSource } from '../../shared/contract/catalogue.ts'
import type { TypedLogin } from '../../shared/contract/passwords.ts'
import type { DiscoveredFeeds, FeedChoice } from '../../shared/contract/sources.ts'
import type { FailureCode } from '../../shared/result.ts'
import { consentTo } from '../accounts/accounts.ts'
import { useDestination } from '../accounts/Destination.tsx'
import { LoginFields, useLogin } from '../accounts/LoginFields.tsx'
import { Sheet } from '../controls/Sheet.tsx'
import { useTranslate } from '../language/translate.ts'
import { typedHost } from '../library/hosts.ts'
import { say } from '../notices/toasts.ts'
import { dialogCell } from '../place/place.ts'
import controls from '../styles/controls.module.css'
import styles from './AddSourceDialog.module.css'
import { CatalogueOffers } from './CatalogueOffers.tsx'
import { isName, offersFor, useCatalogue } from './catalogued.ts'
import { asTyped, cancelDiscovery, discover, subscribe, subscribeAt, subscribeFromCatalogue } from './discovery.ts'
import { FoundFeeds } from './FoundFeeds.tsx'
import { SearchingShape } from './SearchingShape.tsx'
import { SearchTrouble } from './SearchTrouble.tsx'

type Stage =
  | { readonly kind: 'asking'; readonly trouble: FailureCode | null }
  | { readonly kind: 'searching' }
  | { readonly kind: 'found'; readonly found: DiscoveredFeeds }

/** Fields that mend a refusal of a login. */
const MENDED_BY: Partial<Record<FailureCode, string>> = {
  needsPassword: '[name="user"]',
  wrongPassword: '[type="password"]',
}

export function AddSourceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const destination = useDestination()
  const login = useLogin()
  /** The fields for it are there: it was asked for, or came with the address. */
  const [asksLogin, setAsksLogin] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const [stage, setStage] = useState<Stage>({ kind: 'asking', trouble: null })
  const offersPlace = useRef<HTMLDivElement>(null)
  const catalogue = useCatalogue()
  const address = typed.trim()
  const usedLogin = asksLogin && login.isThere ? login.typed : null
  const offers = stage.kind === 'asking' ? offersFor(typed, catalogue) : []
  useEffect(() => cancelDiscovery, [])
  useEffect(() => {
    const selector = stage.kind === 'asking' && stage.trouble ? MENDED_BY[stage.trouble] : undefined
    if (selector) form.current?.querySelector<HTMLElement>(selector)?.focus()
  }, [stage])

  function ask(trouble: FailureCode | null) {
    setStage({ kind: 'asking', trouble })
    if (trouble === 'needsPassword') setAsksLogin(true)
    // The address is what has to be mended.
    if (trouble === null || !(trouble in MENDED_BY)) field.current?.focus()
  }

  async function search(at = address, by: TypedLogin | null = usedLogin) {
    setStage({ kind: 'searching' })
    const answer = await discover(at, by)
    if (!answer.ok) return ask(answer.code === 'cancelled' ? null : answer.code)
    setStage({ kind: 'found', found: answer.value })
    say(t('sources.found', { count: answer.value.feeds.length }))
  }

  async function allow() {
    const allowed = await consentTo(address)
    if (!allowed.ok) ask(allowed.code)
    else if (allowed.value) await search()
  }

  /** `from`: what the password, if there is one, was typed for. A server of an account knows none of it. */
  async function add(choice: FeedChoice, from: string) {
    const account = usedLogin === null ? destination.account : null
    const signedIn = usedLogin && { login: usedLogin, address: from }
    const added = await (account ? subscribeAt(account, choice) : subscribe(choice, signedIn))
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
    else if (address !== '') searchTyped()
  }

  function searchTyped() {
    const split = splitAddress(address)
    if (split === null) return void search()
    takeLogin(split)
    void search(split.address, { ...split, isRemembered: login.typed.isRemembered })
  }

  /** A password is not shown in an address, and not kept in one. */
  function takeLogin({ address: rest, user, secret }: SplitAddress) {
    setTyped(rest)
    login.set(user, secret)
    setAsksLogin(true)
  }

  function onTyped(next: string) {
    // Letter by letter, the password is not over with the first @.
    const split = next.length - typed.length > 1 ? splitAddress(next) : null
    if (split) takeLogin(split)
    else setTyped(next)
    if (!split && asksLogin && typedHost(next) !== typedHost(typed)) dropLogin()
    if (stage.kind === 'found') setStage({ kind: 'asking', trouble: null })
  }

  /** It was typed for another site. */
  function dropLogin() {
    login.set('', '')
    setAsksLogin(false)
  }

  return (
    <Sheet title={t('sources.addTitle')} onClose={onClose}>
      <Button className={`${controls.link} ${styles.catalogue}`} onPress={() => dialogCell.set('catalogue')}>
        {t('catalogue.browse')}
      </Button>
      <form ref={form} onSubmit={onSubmit}>
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
          onAddAnyway={() => add(asTyped(address), address)}
        />
        {asksLogin && <LoginFields login={login} isReadOnly={stage.kind !== 'asking'} />}
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
          {usedLogin === null && destination.choice}
          <FoundFeeds
            key={stage.found.address}
            found={stage.found}
            onAdd={choice => add(choice, stage.found.address)}
            onCancel={onClose}
          />
        </>
      )}
    </Sheet>
  )
}
