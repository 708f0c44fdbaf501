// What a reader chooses about how articles are set: on the page of settings and over the article itself.
import type { TextKey } from '../../shared/locales/translator.ts'
import type { Settings } from '../../shared/settings/settings.ts'

type Chosen = 'theme' | 'readingFace' | 'measure' | 'lineHeight'

interface ReadingChoice<N extends Chosen> {
  readonly label: TextKey
  readonly options: readonly (readonly [Settings[N], TextKey])[]
}

export const READING_CHOICES: { readonly [N in Chosen]: ReadingChoice<N> } = {
  theme: {
    label: 'settings.theme',
    options: [
      ['system', 'settings.themeSystem'],
      ['light', 'settings.themeLight'],
      ['sepia', 'settings.themeSepia'],
      ['dark', 'settings.themeDark'],
    ],
  },
  readingFace: {
    label: 'settings.face',
    options: [
      ['naskh', 'settings.faceNaskh'],
      ['plain', 'settings.facePlain'],
    ],
  },
  measure: {
    label: 'settings.measure',
    options: [
      ['narrow', 'settings.measureNarrow'],
      ['usual', 'settings.measureUsual'],
      ['wide', 'settings.measureWide'],
    ],
  },
  lineHeight: {
    label: 'settings.lines',
    options: [
      ['close', 'settings.linesClose'],
      ['usual', 'settings.linesUsual'],
      ['open', 'settings.linesOpen'],
    ],
  },
}

export const READING_CHOICE_NAMES = Object.keys(READING_CHOICES) as readonly Chosen[]
