// The page that the product began with lies beside the project: it is read there, and nothing of it is copied here.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSaved } from '../../../electron/parse/pages/read-saved.ts'

const FILE = join(import.meta.dirname, '../../../../shared/seed-page.txt')
const isHere = existsSync(FILE)
if (!isHere) console.log(`seed page: ${FILE} is not here: skipped`)

test.runIf(isHere || process.env['CI'] === 'true')(
  'the seed page: title, paper, day and body, and nothing else',
  () => {
    const text = readFileSync(FILE, 'utf8')
    const lines = text.split('\n').map(line => line.trim())
    const at = lines.findIndex(line => line.startsWith('نشر في '))
    const end = lines.findLastIndex(line => line !== '')
    const body = lines.slice(at + 1, end).filter(line => line !== '')

    const saved = readSaved(Buffer.from(text), 'seed-page.txt')
    if (saved.kind !== 'text') throw new Error('taken for a page')
    expect(saved.article).toMatchObject({
      title: lines[at - 1],
      siteName: 'لكم',
      publishedAt: Date.UTC(2022, 6, 20),
      language: 'ar',
      direction: 'rtl',
    })
    expect(saved.article.text.split('\n')).toEqual(body)
    expect(body).toHaveLength(21)
    expect(saved.article.html.match(/<h2>/g)).toHaveLength(2)
  },
)
