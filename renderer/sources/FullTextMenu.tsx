import { FULL_TEXT_CHOICES, type FullTextChoice } from '../../shared/contract/full-text.ts'
import type { Source } from '../../shared/contract/sources.ts'
import { MenuChoice, Submenu } from '../controls/Submenu.tsx'
import { useTranslate } from '../language/translate.ts'
import { setFullText } from '../library/library.ts'
import { useRuleOf } from '../library/rule.ts'

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
    <Submenu
      name={t('sources.fullText')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[rule?.fullText ?? 'automatic']}
    >
      {FULL_TEXT_CHOICES.map(choice => (
        <MenuChoice
          key={choice}
          id={choice}
          text={t(`sources.fullTextChoices.${choice}`)}
          onChoose={() => choose(choice)}
        />
      ))}
    </Submenu>
  )
}
