/** Precision and recall over runs of four words, as the article-extraction-benchmark counts them. */

import type { ExtractedLine } from './extract-all.ts'
import { PARTS, type Part, partOf } from './parts.ts'

const RUN = 4

export interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export function scoreOf(wanted: string, found: string): Score {
  const [all, got] = [runsIn(wanted), runsIn(found)]
  let both = 0
  for (const [run, count] of all) both += Math.min(count, got.get(run) ?? 0)
  const precision = shareOf(both, sizeOf(got))
  const recall = shareOf(both, sizeOf(all))
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

export function meanScores(scores: readonly Score[]): Score {
  const mean = (name: keyof Score) => scores.reduce((sum, score) => sum + score[name], 0) / scores.length
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') }
}

/** Those of each part, and of all. */
export function printParts(what: string, parts: Readonly<Record<Part, Score>>): void {
  for (const part of PARTS) {
    const { precision, recall, f1 } = parts[part]
    console.log(
      `corpora: ${what}, ${part}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`,
    )
  }
}

/** The means of each part. `siteOf`: the page's address, or its name where it has none. */
export function meansByPart(scores: readonly Score[], siteOf: (at: number) => string): Readonly<Record<Part, Score>> {
  const of = (part: Part) => meanScores(scores.filter((_, at) => partOf(siteOf(at)) === part))
  return { tuned: of('tuned'), untuned: of('untuned') }
}

export function printScores(what: string, { precision, recall, f1 }: Score, answers: readonly ExtractedLine[]): void {
  const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0)
  console.log(
    `corpora: ${what}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}; ` +
      `${answers.length} pages, median ${at(0.5)} ms, p95 ${at(0.95)} ms`,
  )
}

function runsIn(text: string): ReadonlyMap<string, number> {
  const words = text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? []
  const runs = new Map<string, number>()
  for (let at = 0; at === 0 || at + RUN <= words.length; at++) {
    const run = words.slice(at, at + RUN).join(' ')
    if (run !== '') runs.set(run, (runs.get(run) ?? 0) + 1)
  }
  return runs
}

function sizeOf(runs: ReadonlyMap<string, number>): number {
  let size = 0
  for (const count of runs.values()) size += count
  return size
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}
