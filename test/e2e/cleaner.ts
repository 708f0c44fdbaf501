/** The reading view's cleaner in the real runtime: the program behind `inspect sanitize`. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { electronPath, projectRoot } from './app.ts'

export interface Uncleaned {
  readonly html: string
  readonly url?: string
}

/** What becomes of each, in order. A program that ended before it had answered is started once more, and that is said. */
export async function cleanAll(articles: readonly Uncleaned[]): Promise<string[]> {
  const first = await cleaned(articles)
  if (Array.isArray(first)) return first
  console.log(`e2e: the cleaner is started again: ${first}`)
  const second = await cleaned(articles)
  if (Array.isArray(second)) return second
  throw new Error(second)
}

/** The answers, or why there are too few of them. */
async function cleaned(articles: readonly Uncleaned[]): Promise<string[] | string> {
  const program = [join(projectRoot, 'dist/electron/inspect-page.js'), '--disable-gpu', 'sanitize']
  const child = spawn(electronPath(), program, { stdio: 'pipe' })
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  let output = ''
  let complaints = ''
  child.stdout.setEncoding('utf8').on('data', piece => (output += piece))
  child.stderr.setEncoding('utf8').on('data', piece => (complaints += piece))
  // A program that has ended takes no more lines; its code says so.
  child.stdin.on('error', () => {})
  child.stdin.end(articles.map(article => `${JSON.stringify(article)}\n`).join(''))
  const code = await ended
  const answers = output.split('\n').filter(Boolean)
  if (code === 0 && answers.length === articles.length) return answers.map(htmlIn)
  return `${answers.length} answers of ${articles.length}, code ${code}\n${complaints.slice(-2000)}`
}

function htmlIn(line: string): string {
  const { html } = JSON.parse(line) as { html?: string }
  if (html === undefined) throw new Error(line)
  return html
}
