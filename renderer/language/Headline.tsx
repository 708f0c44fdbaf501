// The only way in which a headline is drawn: in its article's direction and language, set as a compositor would.
import type { ReactNode, Ref } from 'react'
import { type HeadlineOf, writtenHeadline } from './headline.ts'
import { useTranslate, useWriting } from './translate.ts'

interface HeadlineProps {
  readonly id?: string | undefined
  readonly of: HeadlineOf
  /** A block of its own where it is cut off: the dots stand at the end of its own direction. */
  readonly as?: 'bdi' | 'span' | 'p' | 'h2'
  readonly className?: string | undefined
  /** As a heading, it can be given the focus. */
  readonly ref?: Ref<HTMLElement>
  /** The same words with something marked in them. */
  readonly marked?: ReactNode
  /** What is only said after it. */
  readonly children?: ReactNode
}

export function Headline({ id, of, as: Tag = 'bdi', className, ref, marked, children }: HeadlineProps) {
  const { text, direction, language } = writtenHeadline(of, useTranslate(), useWriting())
  return (
    <Tag
      id={id}
      ref={ref as Ref<never>}
      tabIndex={ref ? -1 : undefined}
      className={className}
      dir={direction}
      lang={language ?? undefined}
    >
      {marked ?? text}
      {children}
    </Tag>
  )
}
