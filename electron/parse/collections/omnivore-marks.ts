/**
 * Highlights as Omnivore wrote them in Markdown (`highlightToMarkdown` in its packages/api/src/utils/parser.ts): a quote behind
 * `>`, its labels in a line of words with `#`, its note; a note on all of the article stands by itself before two more empty lines.
 */

import type { CollectedHighlight } from '../../records/collection.ts'

export interface OmnivoreMarks {
  readonly highlights: readonly CollectedHighlight[]
  readonly tags: readonly string[]
  readonly note: string
}

interface Open {
  readonly quote: string
  readonly notes: string[]
}

const LABELS = /^#[^\s#][^#\n]*(?:\s#[^\s#][^#\n]*)*$/

export function readOmnivoreMarks(markdown: string): OmnivoreMarks {
  const tags: string[] = []
  const ofArticle: string[] = []
  const open: Open[] = []
  for (const { text, isLast } of blocksIn(markdown.replace(/\r\n?/g, '\n'))) {
    const last = open.at(-1)
    if (text.startsWith('>')) open.push({ quote: quoteIn(text), notes: [] })
    else if (last?.notes.length === 0 && LABELS.test(text)) tags.push(...text.split(/\s(?=#)/).map(tag => tag.slice(1)))
    else if (isLast || !last) ofArticle.push(text)
    else last.notes.push(text)
  }
  return {
    highlights: open.map(({ quote, notes }) => ({ quote, note: notes.join('\n\n'), madeAt: null })),
    tags,
    note: ofArticle.join('\n\n'),
  }
}

interface Block {
  readonly text: string
  /** More than one empty line follows: what was written of the article itself ends so. */
  readonly isLast: boolean
}

function blocksIn(markdown: string): Block[] {
  const parts = markdown.split(/(\n[^\S\n]*\n\s*)/)
  const blocks: Block[] = []
  for (let at = 0; at < parts.length; at += 2) {
    const text = (parts[at] ?? '').trim()
    const lines = (parts[at + 1] ?? '').split('\n').length - 1
    if (text !== '') blocks.push({ text, isLast: lines >= 4 || (lines >= 2 && at + 2 >= parts.length - 1) })
  }
  return blocks
}

function quoteIn(block: string): string {
  return block
    .split('\n')
    .map(line => line.replace(/^>\s?/, ''))
    .join('\n')
    .trim()
}
