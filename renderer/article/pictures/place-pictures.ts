// Pictures in the article's frame: each gets its place before it is there, so that the text never jumps when it comes.

import { directionOf } from '../../../shared/arabic/direction.ts'
import type { PictureKey } from '../../../shared/contract/ids.ts'
import type { PictureSize, PictureState } from '../../../shared/contract/pictures.ts'
import type { Translate } from '../../../shared/locales/translator.ts'
import type { Fetching } from '../../../shared/pictures/policy.ts'

export interface Placing {
  readonly states: Readonly<Record<PictureKey, PictureState>>
  readonly fetching: Fetching
  readonly translate: Translate
}

const PICTURES = 'img[src^="app://picture/"]'
const KEY_DIGITS = 32
/** Size of a placeholder for a picture about which nothing is known. */
const USUAL_PROPORTIONS = 3 / 2
/** Smallest picture in pixels whose placeholder has room for words. */
const NARROWEST_PLACE = 240

/** What stands for a picture leads back to it. */
const pictureOf = new WeakMap<Element, HTMLImageElement>()

/** May be called again whenever more is known; it begins with what the article says. */
export function placePictures(body: HTMLElement, placing: Placing): void {
  for (const place of body.querySelectorAll('[data-place]')) putBack(place)
  for (const image of body.querySelectorAll<HTMLImageElement>(PICTURES)) placeOne(image, placing)
}

/** A picture whose loading failed: its place stays, and says what can be done. */
export function placeFailed(image: HTMLImageElement, translate: Translate): void {
  if (image.matches(PICTURES)) standIn(image, button('fetch', translate('pictures.tapAgain'), image))
}

/** A picture that was fetched because it is looked at: from now on the keyboard reaches it too. */
export function placeLoaded(image: HTMLImageElement, translate: Translate): void {
  if (image.matches(PICTURES)) makeReachable(image, translate)
}

export function keyOf(image: HTMLImageElement): PictureKey {
  return image.src.slice(-KEY_DIGITS)
}

/** What is asked for with a press on what stands for a picture. */
export function askedOf(target: Element | null): { readonly does: string; readonly key: PictureKey } | null {
  const pressed = target?.closest?.<HTMLElement>('button[data-does]')
  const image = pressed && pictureOf.get(pressed.closest('[data-place]') ?? pressed)
  return image ? { does: pressed.dataset['does'] ?? '', key: keyOf(image) } : null
}

function putBack(place: Element): void {
  const image = pictureOf.get(place)
  if (!image) return
  const hadFocus = place.contains(place.ownerDocument.activeElement)
  place.replaceWith(image)
  // One that failed is asked for again.
  const { src } = image
  image.src = src
  if (!hadFocus) return
  image.tabIndex = 0
  image.focus()
}

function placeOne(image: HTMLImageElement, { states, fetching, translate }: Placing): void {
  const state = states[keyOf(image)] ?? { kind: 'notFetched', size: null }
  const box = boxOf(image)
  box.hidden = state.kind === 'reported' || (state.kind !== 'kept' && state.kind !== 'listed' && fetching === 'never')
  if (box.hidden || state.kind === 'reported') return
  if ('size' in state && state.size) giveSize(image, state.size)
  if (state.kind === 'kept') showKept(image, state, translate)
  else if (state.kind === 'listed') standIn(image, ...noteOf(image, state.lists, translate))
  else if (state.kind === 'failed') standIn(image, button('fetch', translate('pictures.tapAgain'), image))
  else if (fetching === 'onTap') standIn(image, button('fetch', translate('pictures.tap'), image))
  else if (!state.size) guessPlace(image)
}

function noteOf(image: HTMLImageElement, lists: number, translate: Translate): HTMLElement[] {
  const note = image.ownerDocument.createElement('p')
  note.textContent = translate('pictures.listed', { count: lists })
  return [note, button('show', translate('pictures.showListed'), null)]
}

/** Placeholder of a picture that is being fetched and whose size is unknown. */
function guessPlace(image: HTMLImageElement): void {
  image.dataset['guessed'] = ''
  image.style.aspectRatio = String(proportionsOf(image))
}

/** The figure with its caption, where there is nothing else in it. */
function boxOf(image: HTMLImageElement): HTMLElement {
  const figure = image.closest('figure')
  return figure && figure.querySelectorAll('img').length === 1 ? figure : image
}

function showKept(image: HTMLImageElement, size: PictureSize, t: Translate): void {
  giveSize(image, size)
  // It came while its place was held at a guess; there the place stays as it is.
  if (!('guessed' in image.dataset)) image.style.removeProperty('aspect-ratio')
  makeReachable(image, t)
}

/** Makes a picture open large and gives it a menu. */
function makeReachable(image: HTMLImageElement, t: Translate): void {
  image.tabIndex = 0
  if (image.alt === '') image.alt = t('pictures.lead')
}

/** Natural size, unless the article asks for a smaller one. */
function giveSize(image: HTMLImageElement, { width, height }: PictureSize): void {
  const shown = Math.min(Number(image.getAttribute('width')) || width, width)
  image.setAttribute('width', String(shown))
  image.setAttribute('height', String(Math.round((shown * height) / width)))
  if (!('guessed' in image.dataset)) image.style.setProperty('--shape', String(width / height))
}

function proportionsOf(image: HTMLImageElement): number {
  const [width, height] = [Number(image.getAttribute('width')), Number(image.getAttribute('height'))]
  return width > 0 && height > 0 ? width / height : USUAL_PROPORTIONS
}

function standIn(image: HTMLImageElement, ...content: readonly HTMLElement[]): void {
  const place = image.ownerDocument.createElement('div')
  place.dataset['place'] = ''
  // A style given by script is not what the frame's policy forbids: markup cannot.
  place.style.aspectRatio = String(proportionsOf(image))
  place.style.setProperty('--shape', String(proportionsOf(image)))
  const width = Number(image.getAttribute('width'))
  if (width > 0) place.style.setProperty('--widest', `${Math.max(width, NARROWEST_PLACE)}px`)
  place.append(...content)
  pictureOf.set(place, image)
  image.replaceWith(place)
}

function button(does: string, words: string, named: HTMLImageElement | null): HTMLElement {
  const { ownerDocument } = named ?? document.documentElement
  const made = ownerDocument.createElement('button')
  made.type = 'button'
  made.dataset['does'] = does
  made.textContent = words
  if (named?.alt) {
    const alt = ownerDocument.createElement('bdi')
    alt.dir = directionOf(named.alt, null)
    alt.textContent = named.alt
    made.append(alt)
  }
  return made
}
