// The way into welcome/: the front page of a paper that has no news yet.
import { useEffect } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { fullDate } from '../../shared/locales/dates.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import type { InterfaceLanguage } from '../../shared/settings/settings.ts'
import { CatalogueShelves } from '../catalogue/CatalogueShelves.tsx'
import { openCatalogue, openSample, skipWelcome } from '../catalogue/choice.ts'
import { SubscribeBar } from '../catalogue/SubscribeBar.tsx'
import { importProfile } from '../exchange/exchange.ts'
import { useNow } from '../language/now.ts'
import { useLanguage, useTranslate, useWriting } from '../language/translate.ts'
import { dialogCell, leaveSearch, searchingCell } from '../place/place.ts'
import { changeSettings } from '../preferences/preferences.ts'
import { importOpml } from '../sources/lists.ts'
import controls from '../styles/controls.module.css'
import { FrontPicture } from './FrontPicture.tsx'
import styles from './Welcome.module.css'

export function Welcome() {
  const t = useTranslate()
  useSearchKey()
  useEffect(() => {
    void openCatalogue({ suggest: true })
    return focusTimeline
  }, [])
  return (
    <div className={styles.page}>
      <main className={styles.paper} aria-label={t('welcome.name')}>
        <Masthead />
        <div className={styles.front}>
          <section className={styles.lead}>
            <h1 className={styles.headline}>{t('welcome.headline')}</h1>
            <p className={styles.what}>{t('welcome.what')}</p>
            <p className={styles.what}>{t('welcome.private')}</p>
          </section>
          <FrontPicture className={styles.picture} />
          <OtherWays />
        </div>
        <CatalogueShelves />
      </main>
      <SubscribeBar>
        <Button className={controls.text ?? ''} onPress={() => void skipWelcome()}>
          {t('welcome.skip')}
        </Button>
      </SubscribeBar>
    </div>
  )
}

/** There are no articles to search yet: the key for it leads to the catalogue's field. */
function useSearchKey(): void {
  useEffect(
    () =>
      searchingCell.subscribe(() => {
        if (!searchingCell.get()) return
        leaveSearch()
        document.querySelector<HTMLElement>('main input[type="search"]')?.focus()
      }),
    [],
  )
}

/** Where the page was there is now a newspaper: the keyboard goes on in it. */
function focusTimeline(): void {
  setTimeout(() => document.querySelector<HTMLElement>('[data-timeline]')?.focus(), SETTLED)
}

const SETTLED = 100

const LANGUAGES = { ar: 'menu.languageAr', fr: 'menu.languageFr', en: 'menu.languageEn' } as const

function Masthead() {
  const t = useTranslate()
  const language = useLanguage()
  const writing = useWriting()
  const now = useNow()
  return (
    <header className={styles.masthead}>
      <p className={styles.today}>{fullDate(now, writing)}</p>
      <p className={styles.name}>{t('app.name')}</p>
      <ToggleButtonGroup
        aria-label={t('welcome.language')}
        className={styles.languages ?? ''}
        disallowEmptySelection
        selectedKeys={[language]}
        onSelectionChange={keys => {
          const [chosen] = keys
          if (chosen !== undefined) void changeSettings({ language: chosen as InterfaceLanguage })
        }}
      >
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <ToggleButton key={code} id={code} className={styles.language ?? ''}>
            <span lang={code}>{t(name)}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </header>
  )
}

interface Way {
  readonly title: TextKey
  readonly text: TextKey
  readonly action: TextKey
  readonly onAction: () => unknown
}

const WAYS: readonly Way[] = [
  { title: 'welcome.sampleTitle', text: 'welcome.sampleText', action: 'welcome.sampleOpen', onAction: openSample },
  {
    title: 'welcome.addressTitle',
    text: 'welcome.addressText',
    action: 'welcome.addressOpen',
    onAction: () => dialogCell.set('addSource'),
  },
  { title: 'welcome.opmlTitle', text: 'welcome.opmlText', action: 'welcome.opmlOpen', onAction: importOpml },
  {
    title: 'welcome.profileTitle',
    text: 'welcome.profileText',
    action: 'welcome.profileOpen',
    onAction: importProfile,
  },
]

function OtherWays() {
  const t = useTranslate()
  return (
    <div className={styles.ways}>
      {WAYS.map(({ title, text, action, onAction }) => (
        <section key={title} className={styles.way}>
          <h2 className={styles.wayTitle}>{t(title)}</h2>
          <p>{t(text)}</p>
          <Button className={controls.link ?? ''} onPress={() => void onAction()}>
            {t(action)}
          </Button>
        </section>
      ))}
    </div>
  )
}
