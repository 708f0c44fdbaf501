// The article's text in its script-less frame. The page around it scrolls; the frame is as high as its text.
import { useEffect, useRef, useState } from 'react'
import type { Article } from '../../shared/models.ts'
import { useCell } from '../cell.ts'
import { onKeyDown } from '../commands/keyboard.ts'
import { useTranslate } from '../language/translate.ts'
import { settingsCell } from '../settings/preferences.ts'
import { libraryCell } from '../sources/library.ts'
import styles from './ArticleBody.module.css'
import { linkHost } from './link-host.ts'
import { openLink } from './open-article.ts'

interface ArticleBodyProps {
  readonly article: Article
  readonly content: DocumentFragment
  /** The host of the link under the pointer or the focus. */
  readonly onPoint: (host: string | null) => void
}

export function ArticleBody({ article, content, onPoint }: ArticleBodyProps) {
  const t = useTranslate()
  const { theme, fontSize } = useCell(settingsCell)
  const frame = useRef<HTMLIFrameElement>(null)
  const [page, setPage] = useState<Document | null>(null)
  const [height, setHeight] = useState(0)

  function onLoad() {
    setPage(frame.current?.contentDocument ?? null)
  }

  useEffect(() => {
    if (!page) return
    page.documentElement.lang = article.language ?? (article.direction === 'rtl' ? 'ar' : '')
    page.documentElement.dir = article.direction
    page.body.replaceChildren(page.adoptNode(content.cloneNode(true)))
  }, [page, content, article.language, article.direction])

  useEffect(() => {
    if (!page) return
    page.documentElement.dataset['theme'] = theme
    page.documentElement.style.setProperty('--reading-size', `${fontSize}px`)
  }, [page, theme, fontSize])

  useEffect(() => {
    if (!page) return
    const measure = () => setHeight(Math.ceil(page.body.getBoundingClientRect().height))
    const observer = new ResizeObserver(measure)
    observer.observe(page.body)
    measure()
    return () => observer.disconnect()
  }, [page])

  useEffect(() => {
    if (page) return listenIn(page, onPoint)
    return
  }, [page, onPoint])

  return (
    <iframe
      ref={frame}
      className={styles.frame}
      sandbox="allow-same-origin"
      src="./article.html"
      title={t('article.body', { title: article.title })}
      style={{ blockSize: height }}
      onLoad={onLoad}
    />
  )
}

/** Links, keys and missing pictures: the frame has no script of its own to do anything about them. */
function listenIn(page: Document, onPoint: (host: string | null) => void): () => void {
  const stop = new AbortController()
  const listen = <K extends keyof DocumentEventMap>(type: K, listener: (event: DocumentEventMap[K]) => void) =>
    page.addEventListener(type, listener, { signal: stop.signal, capture: true })

  const follow = (event: MouseEvent) => {
    const link = linkOf(event)
    if (!link) return
    event.preventDefault()
    if (event.button < 2) void openLink(link.href)
  }
  const point = (event: Event) => onPoint(hostOf(linkOf(event)))
  listen('click', follow)
  listen('auxclick', follow)
  listen('mouseover', point)
  listen('focusin', point)
  listen('mouseout', () => onPoint(null))
  listen('focusout', () => onPoint(null))
  listen('keydown', onKeyDown)
  listen('dragstart', event => event.preventDefault())
  listen('error', event => (event.target as Element | null)?.setAttribute?.('data-missing', ''))
  return () => stop.abort()
}

/** The frame's elements belong to another window, so `instanceof` says nothing about them. */
function linkOf(event: Event): HTMLAnchorElement | null {
  const element = event.target as Element | null
  return element?.closest?.<HTMLAnchorElement>('a[href]') ?? null
}

function hostOf(link: HTMLAnchorElement | null): string | null {
  return link && linkHost(link.href, subscribedHosts())
}

/** A host that looks like a newspaper of the reader's, and is none, is shown as what it is. */
function subscribedHosts(): string[] {
  const feeds = libraryCell.get()?.sources.flatMap(source => source.feeds) ?? []
  return feeds.filter(({ url }) => URL.canParse(url)).map(({ url }) => new URL(url).host)
}
