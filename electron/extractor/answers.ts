/** What the hidden page answers was made from a stranger's page, by a process that page may have taken over. */

import { isPictureKey } from '../../shared/contract/ids.ts'
import { isTree } from '../../shared/exports/tree.ts'
import {
  BLOCK_HASH,
  type CleanedArticle,
  type DrawnPicture,
  type ExtractedPage,
  LONGEST_ARTICLE,
  type MeasuredPicture,
  type MeasuredPictures,
  MOST_BLOCKS,
  type PaperPicture,
} from '../../shared/extractor/contract.ts'
import { isRecord } from '../../shared/json.ts'
import { isLikeness } from '../../shared/pictures/likeness.ts'
import { ExpectedError } from '../../shared/result.ts'

const LONGEST_LINE = 2_000
const MOST_PICTURES = 500

/** @throws ExpectedError `extractorStopped` when the answer is not one */
export function checkedPage(answer: unknown): ExtractedPage {
  if (!isPage(answer)) throw new ExpectedError('extractorStopped', 'The extractor gave no page.')
  return answer
}

/** @throws ExpectedError `badArguments` when the answer is not one */
export function checkedPicture(answer: unknown): DrawnPicture {
  if (!isDrawn(answer)) throw new ExpectedError('badArguments', 'The extractor gave no picture.')
  return answer
}

/** @throws ExpectedError `badArguments` when the answer is not one */
export function checkedPaperPicture(answer: unknown): PaperPicture {
  if (isRecord(answer)) {
    const { bytes, type } = answer
    if (bytes instanceof Uint8Array && bytes[0] === 0xff && bytes[1] === 0xd8 && type === 'image/jpeg')
      return { bytes, type }
  }
  throw new ExpectedError('badArguments', 'The extractor gave no picture.')
}

/** @throws ExpectedError `extractorStopped` when the answer is not one */
export function checkedArticle(answer: unknown): CleanedArticle {
  if (isRecord(answer)) {
    const { content, lead } = answer
    if (isTree(content) && (lead === null || isPictureKey(lead))) return { content, lead }
  }
  throw new ExpectedError('extractorStopped', 'The extractor gave no article.')
}

/** @throws ExpectedError `badArguments` when the answer is not one for each of `count` pictures */
export function checkedMeasures(answer: unknown, count: number): MeasuredPictures {
  const measured = isRecord(answer) ? answer['measured'] : null
  if (
    !Array.isArray(measured) ||
    measured.length !== count ||
    !measured.every(each => each === null || isMeasured(each))
  )
    throw new ExpectedError('badArguments', 'The extractor measured nothing.')
  return { measured }
}

function isMeasured(answer: unknown): answer is MeasuredPicture {
  return (
    isRecord(answer) &&
    Object.entries(MEASURED).every(([name, fits]) => Object.hasOwn(answer, name) && fits(answer[name]))
  )
}

function isDrawn(answer: unknown): answer is DrawnPicture {
  return (
    isRecord(answer) && Object.entries(DRAWN).every(([name, fits]) => Object.hasOwn(answer, name) && fits(answer[name]))
  )
}

function isPage(answer: unknown): answer is ExtractedPage {
  return (
    isRecord(answer) && Object.entries(PAGE).every(([name, fits]) => Object.hasOwn(answer, name) && fits(answer[name]))
  )
}

const isText = (value: unknown) => typeof value === 'string' && value.length <= LONGEST_ARTICLE
const isLine = (value: unknown) => typeof value === 'string' && value.length <= LONGEST_LINE
const isLineOrNull = (value: unknown) => value === null || isLine(value)
const isInstantOrNull = (value: unknown) => value === null || Number.isSafeInteger(value)
const isBlockHash = (value: unknown) => typeof value === 'string' && BLOCK_HASH.test(value)
const isDirection = (value: unknown) => value === 'rtl' || value === 'ltr'
const isWebAddress = (value: unknown) =>
  isLine(value) && /^https?:$/.test(URL.canParse(value as string) ? new URL(value as string).protocol : '')

const PAGE: { readonly [F in keyof ExtractedPage]: (value: unknown) => boolean } = {
  title: isLineOrNull,
  byline: isLineOrNull,
  siteName: isLineOrNull,
  publishedAt: isInstantOrNull,
  language: isLineOrNull,
  direction: isDirection,
  html: isText,
  text: isText,
  pictures: value => Array.isArray(value) && value.length <= MOST_PICTURES && value.every(isWebAddress),
  nextPage: value => value === null || isWebAddress(value),
  isBeginning: value => typeof value === 'boolean',
  blocks: value => Array.isArray(value) && value.length <= MOST_BLOCKS && value.every(isBlockHash),
}

const LONGEST_EDGE = 10_000
const isEdge = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= LONGEST_EDGE

const MEASURED: { readonly [F in keyof MeasuredPicture]: (value: unknown) => boolean } = {
  width: isEdge,
  height: isEdge,
  likeness: value => typeof value === 'string' && isLikeness(value),
}

const DRAWN: { readonly [F in keyof DrawnPicture]: (value: unknown) => boolean } = {
  bytes: value => value instanceof Uint8Array && value.length > 0,
  type: value => value === 'image/webp',
  ...MEASURED,
}
