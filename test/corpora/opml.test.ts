import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readOpml } from '../../electron/opml/read.ts'
import { ExpectedError } from '../../shared/result.ts'
import { overCorpus, printScore } from './corpus.ts'
import { FEEDVALIDATOR_OPML } from './wrong-for-a-reader.ts'

overCorpus('feeds/feedvalidator', folder => {
  const files = (kind: string) => readdirSync(join(folder, 'testcases/opml', kind)).map(name => `${kind}/${name}`)
  const bytesOf = (file: string) => readFileSync(join(folder, 'testcases/opml', file))

  test('clean OPML is read whole: every feed of it, and nothing to complain of', () => {
    const clean = files('clean')
    const differing = clean.filter(file => {
      const { outlines, isDamaged } = readOpml(bytesOf(file))
      const written =
        bytesOf(file)
          .toString('latin1')
          .match(/\sxmlUrl="/g)?.length ?? 0
      return isDamaged || outlines.length !== written || outlines.some(({ url }) => url === null)
    })
    printScore('feedvalidator clean OPML', clean.length - differing.length, clean.length, differing)
    expect(differing).toEqual([])
  })

  test('OPML with errors is refused, or read with a word that something may be missing', () => {
    const wrong = files('errors').filter(file => !(file in FEEDVALIDATOR_OPML))
    const silent = wrong.filter(file => isTakenForWhole(bytesOf(file)))
    printScore('feedvalidator OPML with errors', wrong.length - silent.length, wrong.length, silent)
    expect(silent).toEqual([])
  })
})

function isTakenForWhole(bytes: Uint8Array): boolean {
  try {
    const { outlines, isDamaged } = readOpml(bytes)
    return !isDamaged && outlines.every(({ refused }) => refused === null)
  } catch (error) {
    if (error instanceof ExpectedError) return false
    throw error
  }
}
