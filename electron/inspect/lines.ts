/** JSON lines in, JSON lines out: one answer for each line, in order; an error stands in its line's place. */

import { createInterface } from 'node:readline'
import { ExpectedError, failureOf } from '../../shared/result.ts'

export type Line = Readonly<Record<string, unknown>>

/** Lines answered together: a database writes a hundred rows in the time of one. */
const BATCH = 500

/** Answers the lines of standard input one by one. */
export function answerEach(answer: (line: Line) => unknown): Promise<void> {
  return answerBatches(lines => Promise.all(lines.map(answer)), 1)
}

/** Answers many lines at once; when that fails, each by itself, so that one bad line costs only its own answer. */
export async function answerBatches(
  answer: (lines: readonly Line[]) => Promise<readonly unknown[]>,
  size = BATCH,
): Promise<void> {
  let batch: string[] = []
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (text.trim() === '') continue
    batch.push(text)
    if (batch.length < size) continue
    await writeAnswers(batch, answer)
    batch = []
  }
  if (batch.length > 0) await writeAnswers(batch, answer)
}

/** Reads each line as it comes, and answers all of them when there are no more. */
export async function answerAtEnd<T>(read: (line: Line) => T, answer: (read: T) => unknown): Promise<void> {
  const answers: (() => unknown)[] = []
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (text.trim() === '') continue
    answers.push(prepared(text, read, answer))
  }
  for (const one of answers) await write(`${lineOf(one())}\n`)
}

function prepared<T>(text: string, read: (line: Line) => T, answer: (read: T) => unknown): () => unknown {
  try {
    const value = read(parseLine(text))
    return () => answer(value)
  } catch (error) {
    return () => ({ error: failureOf(error) })
  }
}

async function writeAnswers(batch: readonly string[], answer: (lines: readonly Line[]) => Promise<readonly unknown[]>) {
  const answers = await answerTogether(batch, answer)
  await write(answers.map(value => `${lineOf(value)}\n`).join(''))
}

/** JSON escapes the first controls; whatever else acts on a console stands in a text too, where it may be escaped. */
const ACTING = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

function lineOf(value: unknown): string {
  return JSON.stringify(value).replace(ACTING, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

async function answerTogether(
  batch: readonly string[],
  answer: (lines: readonly Line[]) => Promise<readonly unknown[]>,
) {
  try {
    return await answer(batch.map(parseLine))
  } catch (error) {
    if (batch.length === 1) return [{ error: failureOf(error) }]
  }
  const answers: unknown[] = []
  for (const text of batch) {
    answers.push(...(await answerTogether([text], answer)))
  }
  return answers
}

function parseLine(text: string): Line {
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ExpectedError('badArguments', 'A line is one JSON object.')
  }
  return value as Line
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (key, part: unknown) => (key === '__proto__' ? undefined : part))
  } catch (error) {
    throw new ExpectedError('badArguments', error instanceof Error ? error.message : String(error))
  }
}

export function write(text: string): Promise<void> {
  return new Promise(done => {
    process.stdout.write(text, () => done())
  })
}

/** The text under `name`. @throws ExpectedError `badArguments` when there is none */
export function textOf(line: Line, name: string): string {
  const value = line[name]
  if (typeof value !== 'string') throw new ExpectedError('badArguments', `“${name}” must be a text.`)
  return value
}

export function optionalTextOf(line: Line, name: string): string | null {
  return line[name] === undefined || line[name] === null ? null : textOf(line, name)
}

/** @throws ExpectedError `badArguments` when it is there and no number */
export function optionalNumberOf(line: Line, name: string): number | null {
  const value = line[name]
  if (value === undefined || value === null) return null
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new ExpectedError('badArguments', `“${name}” must be a number.`)
  }
  return value
}

/** The texts under `name`; none when it is not there. @throws ExpectedError `badArguments` when it is no list of texts */
export function listOfTexts(line: Line, name: string): readonly string[] {
  const value = line[name] ?? []
  if (!Array.isArray(value) || !value.every(one => typeof one === 'string')) {
    throw new ExpectedError('badArguments', `“${name}” must be a list of texts.`)
  }
  return value
}

/** A record of texts, such as HTTP headers. */
export function textsOf(line: Line, name: string): Readonly<Record<string, string>> {
  const value = line[name]
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new ExpectedError('badArguments', `“${name}” must be an object of texts.`)
  }
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
