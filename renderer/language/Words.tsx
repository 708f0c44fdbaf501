// The interface's own words where they stand among words of an article, whose direction is not theirs.
import type { ReactNode } from 'react'
import { DIRECTIONS } from '../../shared/locales/languages.ts'
import { useLanguage } from './translate.ts'

interface WordsProps {
  readonly className?: string | undefined
  readonly children: ReactNode
}

export function Words({ className, children }: WordsProps) {
  const language = useLanguage()
  return (
    <span className={className} dir={DIRECTIONS[language]} lang={language}>
      {children}
    </span>
  )
}
