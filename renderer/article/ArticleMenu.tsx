import { Ellipsis } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator, TooltipTrigger } from 'react-aria-components'
import { type CommandName, factsOf } from '../../shared/commands/commands.ts'
import type { Article } from '../../shared/contract/reading.ts'
import type { TextKey } from '../../shared/locales/translator.ts'
import { articleCell } from '../articles/open-article.ts'
import { useCell } from '../base/cell.ts'
import { chooseCommand } from '../commands/run.ts'
import { Shortcut } from '../commands/Shortcut.tsx'
import { IconName } from '../controls/IconButton.tsx'
import { Submenu } from '../controls/Submenu.tsx'
import { useTranslate } from '../language/translate.ts'
import { aloneCell } from '../place/place.ts'
import { canBeMoved } from '../stories/choices.ts'
import controls from '../styles/controls.module.css'
import { hasOtherText, otherTextName } from './other-text.ts'

/** What can be done with an article, beyond what is done with every one. */
export function ArticleMenu({ article }: { readonly article: Article }) {
  const t = useTranslate()
  const isAlone = useCell(aloneCell)
  const story = useCell(articleCell)?.story ?? null
  const item = (command: CommandName, text: TextKey = factsOf(command).text) => (
    <MenuItem key={command} className={controls.menuItem ?? ''} onAction={() => chooseCommand(command)}>
      {t(text)}
      <Shortcut command={command} />
    </MenuItem>
  )
  return (
    <MenuTrigger>
      <TooltipTrigger>
        <Button className={controls.icon ?? ''} aria-label={t('article.more')}>
          <Ellipsis />
        </Button>
        <IconName name={t('article.more')} />
      </TooltipTrigger>
      <Popover className={controls.popover ?? ''} placement="bottom end">
        <Menu className={controls.menu ?? ''} aria-label={t('article.more')}>
          {item('find')}
          {isAlone ? item('focusMode', 'commands.leaveAlone') : item('focusMode')}
          {hasOtherText(article) && item('otherText', otherTextName(article))}
          <Separator className={controls.menuRule ?? ''} />
          {item('highlight')}
          {item('writeNote')}
          {item('file')}
          <Separator className={controls.menuRule ?? ''} />
          {item('copyText')}
          {item('copyCitation')}
          <Submenu name={t('exports.copyAs')}>
            {item('citeArabic')}
            {item('citeFrench')}
            {item('citeEnglish')}
            {item('citeBibtex')}
            {item('citeRis')}
          </Submenu>
          {item('watchArticle')}
          {canBeMoved(article.ref) && <Separator className={controls.menuRule ?? ''} />}
          {story && item('followStory', story.isFollowed ? 'stories.unfollow' : 'stories.follow')}
          {story && canBeMoved(article.ref) && item('takeOutOfStory')}
          {canBeMoved(article.ref) && item('joinStory')}
          <Separator className={controls.menuRule ?? ''} />
          {item('savePdf')}
          {item('printArticle')}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
