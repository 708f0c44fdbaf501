import { ArrowRight, Bookmark, BookmarkCheck, Mail, MailOpen, Type } from 'lucide-react'
import { Button, Dialog, DialogTrigger, Popover, Toolbar } from 'react-aria-components'
import type { Article } from '../../shared/contract/reading.ts'
import { toggleBookmark, toggleRead } from '../articles/open-article.ts'
import { useCell } from '../base/cell.ts'
import { runCommand } from '../commands/run.ts'
import { IconButton } from '../controls/IconButton.tsx'
import { useTranslate } from '../language/translate.ts'
import { aloneCell, onFrontCell } from '../place/place.ts'
import { ReadingChoices } from '../preferences/ReadingChoices.tsx'
import { ReadingSize } from '../preferences/ReadingSize.tsx'
import controls from '../styles/controls.module.css'
import { ArticleMenu } from './ArticleMenu.tsx'
import styles from './ArticleTools.module.css'

export function ArticleTools({ article }: { readonly article: Article }) {
  const t = useTranslate()
  const { bookmarked, read } = article
  const isAlone = useCell(aloneCell)
  const isOverFront = useCell(onFrontCell)
  return (
    <Toolbar className={styles.tools ?? ''} aria-label={t('article.tools')}>
      <IconButton
        className={`${styles.back} ${isAlone || isOverFront ? styles.wayOut : ''}`}
        name={isAlone ? t('commands.leaveAlone') : t('app.back')}
        onPress={() => runCommand('back', null)}
      >
        <ArrowRight data-turns-left />
      </IconButton>
      <IconButton
        name={bookmarked ? t('bookmarks.remove') : t('bookmarks.add')}
        onPress={() => toggleBookmark(article)}
      >
        {bookmarked ? <BookmarkCheck className={styles.on} /> : <Bookmark />}
      </IconButton>
      <IconButton name={read ? t('article.markUnread') : t('article.markRead')} onPress={() => toggleRead(article)}>
        {read ? <Mail /> : <MailOpen />}
      </IconButton>
      <Appearance />
      <ArticleMenu article={article} />
    </Toolbar>
  )
}

function Appearance() {
  const t = useTranslate()
  return (
    <DialogTrigger>
      <Button className={controls.icon ?? ''} aria-label={t('article.appearance')}>
        <Type />
      </Button>
      <Popover className={controls.popover ?? ''} placement="bottom end">
        <Dialog className={styles.appearance ?? ''} aria-label={t('article.appearance')}>
          <div className={styles.size}>
            <span aria-hidden="true">{t('article.size')}</span>
            <ReadingSize />
          </div>
          <ReadingChoices />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
