import { Pause, Play } from 'lucide-react'
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'
import type { Headline } from '../../shared/contract/reading.ts'
import { useCell } from '../base/cell.ts'
import { useTranslate } from '../language/translate.ts'
import styles from './HeadlineBar.module.css'
import type { HeadlinesProps } from './HeadlineBar.tsx'
import { HeadlineItem } from './HeadlineItem.tsx'
import { keepingStories, standIns } from './keeping-stories.ts'
import { pausedCell } from './paused.ts'
import { type Strip, startStrip } from './strip.ts'

/** One line of headlines that enters at the end of the reading direction and travels towards its start. */
export function MovingHeadlines({ headlines: newest, rightToLeft, speed, onOpen }: HeadlinesProps) {
  const translate = useTranslate()
  const bar = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const items = useRef(new Map<string, HTMLLIElement>())
  const strip = useRef<Strip | null>(null)
  const paused = useCell(pausedCell)
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState<string | null>(null)
  const [hasFocus, setHasFocus] = useState(false)
  const { headlines, drawn, onLeft } = useDrawn(newest, () => strip.current?.keysOnScreen() ?? [])
  const moving = !paused && !pointed && !hasFocus
  const entry = headlines.some(({ ref }) => ref === focused) ? focused : (headlines[0]?.ref ?? null)

  useLayoutEffect(() => {
    if (!bar.current || !list.current) return
    const parts = { bar: bar.current, strip: list.current, rightToLeft }
    const started = startStrip({ ...parts, element: key => items.current.get(key), onLeft })
    strip.current = started
    return () => started.stop()
  }, [rightToLeft, onLeft])
  useLayoutEffect(() => strip.current?.setSpeed(speed), [speed])
  useLayoutEffect(() => strip.current?.setKeys(headlines.map(({ ref }) => ref)), [headlines])
  useEffect(() => strip.current?.setMoving(moving), [moving])

  function step(by: 1 | -1): void {
    const at = headlines.findIndex(({ ref }) => ref === entry)
    const next = headlines[(at + by + headlines.length) % headlines.length]
    if (!next) return
    setFocused(next.ref)
    strip.current?.show(next.ref)
    // The strip brings it into the bar; the browser's own scrolling would move the window under it.
    items.current.get(next.ref)?.querySelector('button')?.focus({ preventScroll: true })
  }

  function onKeyDown(event: KeyboardEvent): void {
    const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight'
    const back = rightToLeft ? 'ArrowRight' : 'ArrowLeft'
    if (event.key !== forward && event.key !== back) return
    event.preventDefault()
    event.stopPropagation()
    step(event.key === forward ? 1 : -1)
  }

  return (
    <>
      {/* Pointer and focus only hold the strip still; what can be pressed are the headlines. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing is done by pressing here */}
      <div
        ref={bar}
        className={styles.window}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
        onFocus={() => setHasFocus(true)}
        onBlur={() => setHasFocus(false)}
      >
        <ul ref={list} className={styles.strip} data-fleeting aria-label={translate('headlineBar.listName')}>
          {drawn.map(headline => (
            <HeadlineItem
              key={headline.ref}
              headline={headline}
              tabbable={headline.ref === entry}
              itemRef={element => {
                if (element) items.current.set(headline.ref, element)
                return () => {
                  items.current.delete(headline.ref)
                }
              }}
              onOpen={onOpen}
              onFocus={() => {
                setFocused(headline.ref)
                strip.current?.show(headline.ref)
              }}
              onKeyDown={onKeyDown}
            />
          ))}
        </ul>
      </div>
      <button
        type="button"
        className={styles.control}
        aria-pressed={paused}
        aria-label={translate('headlineBar.pause')}
        title={translate(paused ? 'headlineBar.resume' : 'headlineBar.pause')}
        onClick={() => pausedCell.set(!paused)}
      >
        {paused ? <Play size={16} strokeWidth={1.5} /> : <Pause size={16} strokeWidth={1.5} />}
      </button>
    </>
  )
}

interface Drawn {
  readonly headlines: readonly Headline[]
  /** Behind them those that are no longer among them but still cross the screen. */
  readonly drawn: readonly Headline[]
}

interface Drawing extends Drawn {
  /** To be called when a headline has left the screen. */
  onLeft(onScreen: readonly string[]): void
}

function useDrawn(newest: readonly Headline[], keysOnScreen: () => readonly string[]): Drawing {
  const before = useRef<Drawn & { readonly of: readonly Headline[] | null }>({ of: null, headlines: [], drawn: [] })
  const [, drawAnew] = useReducer((times: number) => times + 1, 0)
  const onLeft = useCallback((onScreen: readonly string[]) => {
    const { of, headlines } = before.current
    if (standIns(of ?? [], headlines).every(ref => onScreen.includes(ref))) return
    before.current = { ...before.current, of: null }
    drawAnew()
  }, [])
  if (before.current.of !== newest) {
    const onScreen = new Set(keysOnScreen())
    const crossing = before.current.drawn.filter(({ ref }) => onScreen.has(ref))
    const headlines = keepingStories(newest, crossing)
    const given = new Set(headlines.map(({ ref }) => ref))
    const drawn = [...headlines, ...crossing.filter(({ ref }) => !given.has(ref))]
    before.current = { of: newest, headlines, drawn }
  }
  const { headlines, drawn } = before.current
  return { headlines, drawn, onLeft }
}
