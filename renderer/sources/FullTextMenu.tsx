import { Check, ChevronRight } from 'lucide-react'
import { Menu, MenuItem, Popover, SubmenuTrigger } from 'react-aria-components'
import { FULL_TEXT_CHOICES, type FullTextChoice } from '../../shared/full-text.ts'
import type { Source } from '../../shared/models.ts'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import { setFullText } from './library.ts'
import { useRuleOf } from './rule.ts'

interface FullTextMenuProps {
  readonly source: Source
  readonly onClose: () => void
}

/** Whether the text of an article's own page is fetched: where the feed's is cut, always, or never. */
export function FullTextMenu({ source, onClose }: FullTextMenuProps) {
  const t = useTranslate()
  const rule = useRuleOf(source)

  function choose(choice: FullTextChoice) {
    if (rule) void setFullText(source, rule, choice)
    onClose()
  }

  return (
    <SubmenuTrigger>
      <MenuItem className={controls.menuItem ?? ''}>
        {t('sources.fullText')}
        <ChevronRight data-turns />
      </MenuItem>
      <Popover className={controls.popover ?? ''}>
        <Menu
          className={controls.menu ?? ''}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[rule?.fullText ?? 'automatic']}
        >
          {FULL_TEXT_CHOICES.map(choice => (
            <MenuItem key={choice} id={choice} className={controls.menuItem ?? ''} onAction={() => choose(choice)}>
              {({ isSelected }) => (
                <>
                  {t(`sources.fullTextChoices.${choice}`)}
                  {isSelected && <Check />}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  )
}
