/** A list of reported pictures that somebody else wrote. The format: docs/report-lists.md. */

import {
  isReportReason,
  type ListedPicture,
  REPORT_FORMAT,
  REPORT_VERSION,
  type ReportFile,
} from '../../../shared/contract/reports.ts'
import { isRecord } from '../../../shared/json.ts'
import { isLikeness } from '../../../shared/pictures/likeness.ts'
import { ExpectedError } from '../../../shared/result.ts'
import { plainLine, shortened } from '../html/plain-text.ts'

const LARGEST_FILE = 4 * 1024 * 1024
const MOST_PICTURES = 10_000
const LONGEST_TITLE = 200

/**
 * Entries that say nothing we understand are left out, so that a list can be written for a newer version too; each
 * likeness counts once. @throws ExpectedError `notAReportList`, `tooLarge`
 */
export function parseReportList(bytes: Uint8Array): ReportFile {
  if (bytes.length > LARGEST_FILE) throw new ExpectedError('tooLarge', `${bytes.length} bytes of reports`)
  const file = parseJson(bytes)
  if (!isRecord(file) || file['format'] !== REPORT_FORMAT) throw notAList('it does not name its format')
  if (file['version'] !== REPORT_VERSION) throw notAList(`version ${String(file['version']).slice(0, 20)}`)
  const { title, pictures } = file
  if (!Array.isArray(pictures)) throw notAList('it has no pictures')
  if (pictures.length > MOST_PICTURES) throw new ExpectedError('tooLarge', `${pictures.length} pictures`)
  const listed = new Map(pictures.flatMap(pictureOf).map(picture => [picture.likeness, picture]))
  return {
    title: typeof title === 'string' ? shortened(plainLine(title), LONGEST_TITLE) : '',
    pictures: [...listed.values()],
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return JSON.parse(text, (key, part: unknown) => (key === '__proto__' ? undefined : part))
  } catch (error) {
    // Not UTF-8, not JSON, or nested deeper than the stack.
    throw notAList(error instanceof Error ? error.message : String(error))
  }
}

function pictureOf(entry: unknown): ListedPicture[] {
  if (!isRecord(entry)) return []
  const { likeness, reason } = entry
  if (typeof likeness !== 'string' || !isLikeness(likeness)) return []
  return [{ likeness, reason: isReportReason(reason) ? reason : 'other' }]
}

function notAList(why: string): ExpectedError {
  return new ExpectedError('notAReportList', why)
}
