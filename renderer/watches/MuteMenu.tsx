import type { Source } from '../../shared/contract/sources.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import { useCell } from '../base/cell.ts'
import { MenuEntry } from '../controls/RowMenu.tsx'
import { Submenu } from '../controls/Submenu.tsx'
import { useTranslate } from '../language/translate.ts'
import { endOf, type Span } from './until.ts'
import { muteSource, mutesOf, unmuteSource, watchesCell } from './watches.ts'

const SPANS: readonly (readonly [Span, TextKey])[] = [
  ['tomorrow', 'watches.untilTomorrowLong'],
  ['week', 'watches.untilWeekLong'],
  ['never', 'watches.forEver'],
]

interface MuteMenuProps {
  readonly source: Source
  readonly onClose: () => void
}

/** Mutes all of a newspaper for a while, or ends that. */
export function MuteMenu({ source, onClose }: MuteMenuProps) {
  const t = useTranslate()
  const watches = useCell(watchesCell)
  if (mutesOf(watches, source).length > 0)
    return <MenuEntry onAction={() => void unmuteSource(source)}>{t('watches.unmuteSource')}</MenuEntry>

  /** From a menu beside this one. */
  function mute(span: Span) {
    void muteSource(source, endOf(span, Date.now()))
    onClose()
  }
  return (
    <Submenu name={t('watches.muteSource')}>
      {SPANS.map(([span, text]) => (
        <MenuEntry key={span} onAction={() => mute(span)}>
          {t(text)}
        </MenuEntry>
      ))}
    </Submenu>
  )
}
