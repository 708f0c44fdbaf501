import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileNames } from '../../electron/exports/file-names.ts'
import { bookmarkMany, openLibrary } from '../exchange/libraries.ts'
import { temporaryFolder } from '../store/world.ts'
import { codeOf } from '../support/fetching.ts'
import { exported, filesIn } from './exporting.ts'

describe('nothing is left behind', () => {
  test.each(['html', 'markdown', 'pdf', 'json', 'netscape', 'bibtex'] as const)(
    'of an export as %s that is stopped; the file that was there stays',
    async format => {
      const library = openLibrary(temporaryFolder())
      await bookmarkMany(library, 45)
      const before = readdirSync(library.folder).toSorted()
      const stopping = new AbortController()
      const stopped = exported(library, format, {
        signal: stopping.signal,
        onProgress: done => done === 30 && stopping.abort(),
      })
      expect(await codeOf(stopped)).toBe('cancelled')
      expect(readdirSync(library.folder).toSorted()).toEqual(before)
    },
  )

  test('of one that has no room, or no place', async () => {
    const library = openLibrary(temporaryFolder())
    await bookmarkMany(library, 3)
    symlinkSync('/dev/full', join(library.folder, 'out.part'))
    expect(await codeOf(exported(library, 'json'))).toBe('diskFull')
    expect(existsSync(join(library.folder, 'out'))).toBe(false)
    expect(await codeOf(exported(library, 'html', { name: 'nowhere/out' }))).toBe('fileNotWritable')
  })

  test('and nothing of what lies there already is taken away', async () => {
    const library = openLibrary(temporaryFolder())
    await bookmarkMany(library, 3)
    mkdirSync(join(library.folder, 'out.part'))
    writeFileSync(join(library.folder, 'out.part', 'mine'), 'x')
    mkdirSync(join(library.folder, 'own'))
    writeFileSync(join(library.folder, 'own', 'mine'), 'x')
    expect(await codeOf(exported(library, 'html'))).toBe('fileNotWritable')
    expect(await codeOf(exported(library, 'html', { name: 'own' }))).toBe('fileNotWritable')
    expect(filesIn(join(library.folder, 'out.part'))).toEqual(['mine'])
    expect(filesIn(join(library.folder, 'own'))).toEqual(['mine'])
    expect(existsSync(join(library.folder, 'own.part'))).toBe(false)
  })
})

describe('names of files', () => {
  test('the same title is numbered, and what differs only for some systems is the same', () => {
    const named = fileNames('article')
    const titles = [
      'خبر',
      'خبر',
      'Paper',
      'PAPER',
      'خبر 2',
      'é',
      'e\u0301',
      'خبر',
      '',
      'CON',
      'nul.txt',
      'خبر؟/',
      'خبر؟:',
    ]
    const names = titles.map(named)
    expect(names.slice(0, 8)).toEqual(['خبر', 'خبر 2', 'Paper', 'PAPER 2', 'خبر 2 2', 'é', 'é 2', 'خبر 3'])
    expect(names.slice(8)).toEqual(['article', 'article 2', 'article 3', 'خبر؟', 'خبر؟ 2'])
  })

  test('a long title is cut, in whole letters, and a thousand of it are named at once', () => {
    const named = fileNames('article')
    const names = Array.from({ length: 1000 }, () => named('\u{1f4f0}'.repeat(200)))
    expect(new Set(names).size).toBe(1000)
    for (const name of names) expect(Buffer.byteLength(`${name}.html.part`)).toBeLessThan(255)
    expect(names[999]).toMatch(/^\u{1f4f0}+ 1000$/u)
  })
})
