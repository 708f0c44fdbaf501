// The picture over the text: its place is there before it is.
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useState } from 'react'
import { Button } from 'react-aria-components'
import type { PictureKey } from '../../../shared/contract/ids.ts'
import type { PictureState } from '../../../shared/contract/pictures.ts'
import type { Article } from '../../../shared/contract/reading.ts'
import { fetchingOf } from '../../../shared/pictures/policy.ts'
import { useCell } from '../../base/cell.ts'
import { useTranslate } from '../../language/translate.ts'
import { fetchPicture, showListed } from '../../pictures/pictures.ts'
import { asksForMenu, contextMenuCell, middleOf } from '../../place/context-menu.ts'
import { settingsCell } from '../../preferences/preferences.ts'
import controls from '../../styles/controls.module.css'
import styles from './LeadPicture.module.css'
import { zoom } from './zoom.ts'

interface LeadPictureProps {
  readonly article: Article
  readonly name: PictureKey
}

export function LeadPicture({ article, name }: LeadPictureProps) {
  const t = useTranslate()
  const { pictures, metered } = useCell(settingsCell)
  const [failedAs, setFailedAs] = useState<PictureState | null>(null)
  const state = article.pictureStates[name] ?? NOT_FETCHED
  const fetching = fetchingOf(article.picturePolicy ?? pictures, metered)

  if (state.kind === 'reported') return null
  if (state.kind === 'listed') {
    return (
      <div className={styles.place}>
        <p>{t('pictures.listed', { count: state.lists })}</p>
        <Button className={controls.link ?? ''} onPress={() => showListed(name)}>
          {t('pictures.showListed')}
        </Button>
      </div>
    )
  }
  if (state.kind !== 'kept' && fetching === 'never') return null
  const size = state.kind === 'kept' ? state : state.size
  const hasFailed = state.kind === 'failed' || failedAs === state
  if (hasFailed || (state.kind === 'notFetched' && fetching === 'onTap')) {
    return (
      <div className={styles.place} style={shapeOf(size)}>
        <Button className={`${controls.link} ${styles.press}`} onPress={() => fetchPicture(name)}>
          {hasFailed ? t('pictures.tapAgain') : t('pictures.tap')}
        </Button>
      </div>
    )
  }

  function openMenu(event: MouseEvent | KeyboardEvent) {
    event.preventDefault()
    const isPointed = 'button' in event && event.button === 2
    const at = isPointed ? { x: event.clientX, y: event.clientY } : middleOf(event.currentTarget)
    contextMenuCell.set({ picture: { key: name, ref: article.ref }, row: null, at })
  }

  function onKey(event: KeyboardEvent<HTMLImageElement>) {
    if (asksForMenu(event)) openMenu(event)
    else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      zoom(event.currentTarget)
    }
  }

  return (
    <img
      className={styles.lead}
      src={`app://picture/${name}`}
      alt={t('pictures.lead')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it has a menu, which the keyboard must reach
      tabIndex={0}
      style={shapeOf(size)}
      {...(size ? { width: size.width, height: size.height } : { 'data-guessed': true })}
      onContextMenu={openMenu}
      onClick={event => zoom(event.currentTarget)}
      onKeyDown={onKey}
      onError={() => setFailedAs(state)}
    />
  )
}

function shapeOf(size: { readonly width: number; readonly height: number } | null): CSSProperties | undefined {
  return size ? ({ '--shape': size.width / size.height } as CSSProperties) : undefined
}

const NOT_FETCHED: PictureState = { kind: 'notFetched', size: null }
