// The article's text in its script-less frame. The page around it scrolls; the frame is as high as its text.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { PictureKey } from '../../../shared/contract/ids.ts'
import type { Article } from '../../../shared/contract/reading.ts'
import type { Translate } from '../../../shared/locales/translator.ts'
import { fetchingOf } from '../../../shared/pictures/policy.ts'
import { openLink } from '../../articles/open-article.ts'
import { shownPageCell, shownTextCell } from '../../articles/shown-page.ts'
import { useCell } from '../../base/cell.ts'
import { onKeyDown } from '../../commands/keyboard.ts'
import { writtenHeadline } from '../../language/headline.ts'
import { useTranslate } from '../../language/translate.ts'
import { libraryCell } from '../../library/library.ts'
import { fetchPicture, showListed } from '../../pictures/pictures.ts'
import { noteUse } from '../../place/used-pane.ts'
import { settingsCell } from '../../preferences/preferences.ts'
import { applyReadingLooks } from '../../preferences/reading-looks.ts'
import { listenForMenu } from '../menu/text-menu.ts'
import { askedOf, placeFailed, placeLoaded, placePictures } from '../pictures/place-pictures.ts'
import { zoomOnPress } from '../pictures/zoom.ts'
import styles from './ArticleBody.module.css'
import { hideVowels } from './hide-vowels.ts'
import { linkHost } from './link-host.ts'
import { useFrames } from './use-frames.ts'

interface ArticleBodyProps {
  readonly article: Article
  readonly content: DocumentFragment
  readonly lead: PictureKey | null
  /** The host of the link under the pointer or the focus. */
  readonly onPoint: (host: string | null) => void
}

/** Of the window's height, as much as a picture over the text may take: the bar and the tools take some of it too. */
const LEAD_SHARE = 0.42

/** Texts take turns in frames: each has one of its own, and the next one stands ready as soon as there is time for it. */
export function ArticleBody(text: ArticleBodyProps) {
  const { shown, spare } = useFrames(text.article.ref)
  return (
    <>
      <ArticleFrame key={shown} text={text} />
      {spare !== null && <ArticleFrame key={spare} text={null} />}
    </>
  )
}

/** `text` null: it has none yet, and is out of sight. It never has those of two articles. */
function ArticleFrame({ text }: { readonly text: ArticleBodyProps | null }) {
  const t = useTranslate()
  const settings = useCell(settingsCell)
  const frame = useRef<HTMLIFrameElement>(null)
  const [loaded, setLoaded] = useState<Document | null>(null)
  const [height, setHeight] = useState(0)
  const page = text && loaded
  const { article = null, content = null, lead = null, onPoint = null } = text ?? {}
  const { language = null, direction = 'rtl', isSimplified = false } = article ?? {}
  const { pictures, metered, vowels } = settings
  const { ref = null, face = null, pictureStates = null } = article ?? {}
  const fetching = fetchingOf(article?.picturePolicy ?? pictures, metered)

  // What is seen comes into the page before it is drawn: headline and text are there at once.
  useLayoutEffect(() => {
    if (!page || !content) return
    page.documentElement.lang = language ?? (direction === 'rtl' ? 'ar' : '')
    page.documentElement.dir = direction
    page.body.toggleAttribute('data-simplified', isSimplified)
    page.body.replaceChildren(page.adoptNode(content.cloneNode(true)))
    if (!vowels) hideVowels(page.body)
  }, [page, content, language, direction, isSimplified, vowels])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has pictures of its own
  useLayoutEffect(() => {
    if (page && pictureStates) placePictures(page.body, { states: pictureStates, fetching, translate: t })
  }, [page, content, vowels, pictureStates, fetching, t])

  useLayoutEffect(() => {
    if (page) applyReadingLooks(page.documentElement, face ? { ...settings, readingFace: face } : settings)
  }, [page, settings, face])

  useLayoutEffect(() => {
    if (!page) return
    const root = page.documentElement
    const measure = () => root.style.setProperty('--tallest', `${Math.round(LEAD_SHARE * window.innerHeight)}px`)
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [page])

  useLayoutEffect(() => {
    if (!page) return
    const measure = () => setHeight(Math.ceil(page.body.getBoundingClientRect().height))
    const observer = new ResizeObserver(measure)
    observer.observe(page.body)
    measure()
    return () => observer.disconnect()
  }, [page])

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever stands in the page now
  useEffect(() => {
    if (page) shownTextCell.set(shownTextCell.get() + 1)
  }, [page, content, language, direction, isSimplified, vowels])

  useEffect(() => {
    if (!page || !article || !content || !frame.current) return
    const shown = { article, content, lead, document: page, frame: frame.current }
    shownPageCell.set(shown)
    return () => {
      if (shownPageCell.get() === shown) shownPageCell.set(null)
    }
  }, [page, article, content, lead])

  useEffect(() => {
    if (page) return zoomOnPress(page)
    return
  }, [page])

  useEffect(() => {
    if (page && onPoint) return listenIn(page, onPoint)
    return
  }, [page, onPoint])

  useEffect(() => {
    if (page) return listenForPictures(page, t)
    return
  }, [page, t])

  useEffect(() => {
    if (page && ref !== null) return listenForMenu(page, ref)
    return
  }, [page, ref])

  return (
    <iframe
      ref={frame}
      className={styles.frame}
      data-text={text ? '' : undefined}
      hidden={text === null}
      sandbox="allow-same-origin"
      src="./article.html"
      title={article ? t('article.body', { title: writtenHeadline(article, t, settings).text }) : ''}
      style={{ blockSize: height }}
      onLoad={() => setLoaded(frame.current?.contentDocument ?? null)}
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
  for (const sign of ['focusin', 'pointerdown', 'selectionchange'] as const) listen(sign, () => noteUse('article'))
  listen('dragstart', event => event.preventDefault())
  return () => {
    stop.abort()
    onPoint(null)
  }
}

/** Presses on what stands for a picture, and pictures that do not come. */
function listenForPictures(page: Document, translate: Translate): () => void {
  const stop = new AbortController()
  const options = { signal: stop.signal, capture: true }
  page.addEventListener('click', event => act(askedOf(event.target as Element | null)), options)
  page.addEventListener('error', event => isImage(event.target) && placeFailed(event.target, translate), options)
  page.addEventListener('load', event => isImage(event.target) && placeLoaded(event.target, translate), options)
  return () => stop.abort()
}

function act(asked: ReturnType<typeof askedOf>): void {
  if (asked?.does === 'fetch') void fetchPicture(asked.key)
  if (asked?.does === 'show') void showListed(asked.key)
}

function isImage(target: EventTarget | null): target is HTMLImageElement {
  return (target as Element | null)?.localName === 'img'
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
