import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslate } from '../language/translate.ts'
import styles from './HeadlineBar.module.css'
import type { HeadlinesProps } from './HeadlineBar.tsx'
import { HeadlineItem } from './HeadlineItem.tsx'

/** The still bar: as many headlines as fit; the reader turns the page. */
export function StillHeadlines({ headlines, rightToLeft, onOpen }: HeadlinesProps) {
  const translate = useTranslate()
  const list = useRef<HTMLUListElement>(null)
  const [from, setFrom] = useState(0)
  const [shown, setShown] = useState(1)
  const start = from < headlines.length ? from : 0
  const page = headlines.slice(start)
  const last = Math.min(start + shown, headlines.length)
  const Back = rightToLeft ? ChevronRight : ChevronLeft
  const Forward = rightToLeft ? ChevronLeft : ChevronRight

  useLayoutEffect(() => {
    const measured = list.current
    if (!measured) return
    const count = () => {
      const rows = [...measured.children].filter((row): row is HTMLElement => row instanceof HTMLElement)
      setShown(Math.max(1, rows.filter(row => row.offsetTop === rows[0]?.offsetTop).length))
    }
    const resized = new ResizeObserver(count)
    resized.observe(measured)
    return () => resized.disconnect()
  }, [])

  return (
    <>
      <ul ref={list} className={styles.page} data-fleeting aria-label={translate('headlineBar.listName')}>
        {page.map((headline, index) => (
          <HeadlineItem key={headline.ref} headline={headline} tabbable={index < shown} onOpen={onOpen} />
        ))}
      </ul>
      <p className={styles.place} aria-live="polite">
        {last === start + 1
          ? translate('headlineBar.showOne', { place: last, total: headlines.length })
          : translate('headlineBar.showPage', { from: start + 1, to: last, total: headlines.length })}
      </p>
      <button
        type="button"
        className={styles.control}
        aria-label={translate('headlineBar.previousPage')}
        disabled={start === 0}
        onClick={() => setFrom(Math.max(0, start - shown))}
      >
        <Back size={16} strokeWidth={1.5} />
      </button>
      <button
        type="button"
        className={styles.control}
        aria-label={translate('headlineBar.nextPage')}
        disabled={start + shown >= headlines.length}
        onClick={() => setFrom(start + shown)}
      >
        <Forward size={16} strokeWidth={1.5} />
      </button>
    </>
  )
}
