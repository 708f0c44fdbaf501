/** The reading view's cleaner in the real runtime: the program behind `inspect sanitize`. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { electronPath, projectRoot } from './app.ts'

export interface Uncleaned {
  readonly html: string
  readonly url?: string
}

/** What becomes of each, in order. */
export async function cleanAll(articles: readonly Uncleaned[]): Promise<string[]> {
  const program = [join(projectRoot, 'dist/electron/inspect-page.js'), '--disable-gpu', 'sanitize']
  const child = spawn(electronPath(), program, { stdio: ['pipe', 'pipe', 'ignore'] })
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  let output = ''
  child.stdout.setEncoding('utf8').on('data', piece => (output += piece))
  child.stdin.end(articles.map(article => `${JSON.stringify(article)}\n`).join(''))
  const code = await ended
  const answers = output.split('\n').filter(Boolean).map(htmlIn)
  if (code !== 0 || answers.length !== articles.length) throw new Error(`${answers.length} answers, code ${code}`)
  return answers
}

function htmlIn(line: string): string {
  const { html } = JSON.parse(line) as { html?: string }
  if (html === undefined) throw new Error(line)
  return html
}
