import { Check, ChevronRight } from 'lucide-react'
import { Header, Menu, MenuItem, MenuSection, Popover, SubmenuTrigger } from 'react-aria-components'
import type { SourceRule } from '../../shared/keeping.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import type { Source } from '../../shared/models.ts'
import { useTranslate } from '../language/translate.ts'
import controls from '../styles/controls.module.css'
import { setReading } from './library.ts'
import { useRuleOf } from './rule.ts'

interface ReadingMenuProps {
  readonly source: Source
  readonly onClose: () => void
}

type Part = 'direction' | 'face'

const CHOICES: { readonly [P in Part]: readonly (readonly [SourceRule[P], TextKey])[] } = {
  direction: [
    [null, 'sources.directionDetected'],
    ['rtl', 'sources.directionRight'],
    ['ltr', 'sources.directionLeft'],
  ],
  face: [
    [null, 'sources.faceAsAll'],
    ['naskh', 'settings.faceNaskh'],
    ['plain', 'settings.facePlain'],
  ],
}

/** How the articles of one newspaper are set, where it is not as those of all. */
export function ReadingMenu({ source, onClose }: ReadingMenuProps) {
  const t = useTranslate()
  const rule = useRuleOf(source)

  const section = <P extends Part>(part: P, name: TextKey) => (
    <MenuSection selectionMode="single" disallowEmptySelection selectedKeys={[`${part} ${rule?.[part] ?? null}`]}>
      <Header className={controls.menuHeading}>{t(name)}</Header>
      {CHOICES[part].map(([value, text]) => (
        <MenuItem
          key={text}
          id={`${part} ${value}`}
          className={controls.menuItem ?? ''}
          onAction={() => {
            if (rule) void setReading(source, rule, { [part]: value })
            onClose()
          }}
        >
          {({ isSelected }) => (
            <>
              {t(text)}
              {isSelected && <Check />}
            </>
          )}
        </MenuItem>
      ))}
    </MenuSection>
  )

  return (
    <SubmenuTrigger>
      <MenuItem className={controls.menuItem ?? ''}>
        {t('sources.reading')}
        <ChevronRight data-turns />
      </MenuItem>
      <Popover className={controls.popover ?? ''}>
        <Menu className={controls.menu ?? ''} aria-label={t('sources.reading')}>
          {section('direction', 'sources.direction')}
          {section('face', 'settings.face')}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  )
}
