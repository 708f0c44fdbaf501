// The headline bar as a window: the bar itself, whose headlines it shows, and the way out.
import { X } from 'lucide-react'
import { useCell } from '../base/cell.ts'
import bars from '../headline-bar/HeadlineBar.module.css'
import { HeadlineBar } from '../headline-bar/HeadlineBar.tsx'
import { useTranslate } from '../language/translate.ts'
import { bar } from './bridge.ts'
import { SectionChoice } from './SectionChoice.tsx'
import { barCell, barHeadlinesCell } from './state.ts'

export function Bar() {
  const t = useTranslate()
  const { settings, sections } = useCell(barCell)
  const { section, headlines } = useCell(barHeadlinesCell)
  return (
    <main>
      <h1 className="only-heard">{t('app.name')}</h1>
      <HeadlineBar
        headlines={headlines}
        list={String(section)}
        language={settings.language}
        speed={settings.headlineSpeed}
        others={settings.otherHeadlines}
        onOpen={ref => void bar.request.openFromBar(ref)}
      >
        {sections.length > 0 && <SectionChoice />}
        <button
          type="button"
          className={bars.control}
          aria-label={t('desktop.closeBar')}
          title={t('desktop.closeBar')}
          onClick={() => void bar.request.closeBar()}
        >
          <X size={16} strokeWidth={1.5} />
        </button>
      </HeadlineBar>
    </main>
  )
}
