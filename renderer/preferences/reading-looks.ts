// How articles are set: the same in the window and in the frame of the text.
import type { Settings } from '../../shared/settings/settings.ts'

export function applyReadingLooks(page: HTMLElement, settings: Settings): void {
  page.dataset['theme'] = settings.theme
  page.dataset['measure'] = settings.measure
  page.dataset['lines'] = settings.lineHeight
  page.dataset['face'] = settings.readingFace
  page.style.setProperty('--reading-size', `${settings.fontSize}px`)
}
