// The way into front-page/: the home of the window, set like the first page of a printed paper.
import { type KeyboardEvent, memo, useLayoutEffect, useRef } from 'react'
import type { FrontStory, FrontPage as Page } from '../../shared/contract/stories.ts'
import { useCell } from '../base/cell.ts'
import { useFirstFrameSeen } from '../base/first-frame.ts'
import { useTranslate } from '../language/translate.ts'
import { asksForMenu } from '../place/context-menu.ts'
import { End } from './End.tsx'
import { cursorCell, FIRST_SPOT, stepOnFront } from './edition/cursor.ts'
import { frontCell } from './edition/front-page.ts'
import { isPrinted, picturedSections, placeSeconds, sectionsShown } from './edition/pages.ts'
import type { Step } from './edition/walk.ts'
import styles from './FrontPage.module.css'
import { useFirstFocus } from './first-focus.ts'
import { Lead } from './Lead.tsx'
import { Masthead } from './Masthead.tsx'
import { Second } from './Second.tsx'
import { SectionBlock } from './SectionBlock.tsx'
import { SectionLine } from './SectionLine.tsx'
import { Since } from './Since.tsx'

export const FrontPage = memo(function FrontPage() {
  const t = useTranslate()
  const { page, printing } = useCell(frontCell)
  const scroller = useRef<HTMLElement>(null)
  const printed = useRef(printing)
  useFirstFocus(scroller)

  useLayoutEffect(() => {
    cursorCell.set(FIRST_SPOT)
    if (printed.current === printing) return
    // Each edition begins at its head; the first one is there, and asking would lay it out before its faces have come.
    printed.current = printing
    scroller.current?.scrollTo(0, 0)
  }, [printing])

  return (
    <section ref={scroller} className={styles.front} data-front aria-label={t('front.page')} onKeyDown={onKeyDown}>
      <div className={styles.paper}>
        <Masthead page={page} />
        <SectionLine page={page} />
        {page && isPrinted(page) ? <Printed page={page} /> : <Coming />}
      </div>
    </section>
  )
})

function Printed({ page }: { readonly page: Page & { readonly lead: FrontStory } }) {
  const isSeen = useFirstFrameSeen()
  const seconds = placeSeconds(page)
  return (
    <>
      <div className={styles.head}>
        <div className={styles.middle}>
          <Lead story={page.lead} />
          <Second stories={seconds.under} place="under" />
        </div>
        <Second stories={seconds.beside} place="beside" />
        <Since page={page} stories={seconds.atEnd} />
      </div>
      {isSeen && <Sections page={page} />}
    </>
  )
}

function Sections({ page }: { readonly page: Page }) {
  const sections = sectionsShown(page)
  const pictured = picturedSections(sections)
  return (
    <>
      <div className={styles.sections}>
        <div className={styles.blocks}>
          {sections.map((section, place) => (
            <SectionBlock
              key={section.id}
              section={section}
              isOnly={sections.length === 1}
              isPictured={pictured.has(place)}
            />
          ))}
        </div>
      </div>
      <End page={page} />
    </>
  )
}

/** The shape of what comes. */
function Coming() {
  const t = useTranslate()
  return (
    <>
      <p className={styles.sentence}>{t('front.coming')}</p>
      <div className={styles.head} aria-hidden="true">
        <div className={styles.leadShape}>
          <span data-part="picture" />
          <span data-part="headline" />
          <span data-part="short" />
        </div>
        {SHAPES.map(column => (
          <div key={column} className={styles.columnShape} data-column={column}>
            {LINES.map(line => (
              <span key={line} data-part={line % 2 === 0 ? 'line' : 'short'} />
            ))}
          </div>
        ))}
      </div>
    </>
  )
}

const SHAPES = ['second', 'since'] as const
const LINES = [0, 1, 2, 3, 4, 5]

function onKeyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || asksForMenu(event)) return
  const target = event.target as Element
  const step = stepOf(event.key)
  if (!step || !target.closest('[data-spot]')) return
  // At the edge of the page an arrow scrolls what is left of it.
  if (!stepOnFront(step)) return
  event.preventDefault()
  event.stopPropagation()
}

function stepOf(key: string): Step | null {
  const isRightToLeft = document.documentElement.dir === 'rtl'
  if (key === 'ArrowDown') return 'down'
  if (key === 'ArrowUp') return 'up'
  if (key === 'ArrowLeft') return isRightToLeft ? 'on' : 'back'
  if (key === 'ArrowRight') return isRightToLeft ? 'back' : 'on'
  return null
}
