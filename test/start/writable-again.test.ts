import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeWritableAgain } from '../../electron/start/writable-again.ts'
import { temporaryFolder } from '../store/world.ts'

const isPlainUser = process.platform !== 'win32' && process.getuid?.() !== 0
if (!isPlainUser) console.log('Skipped: whoever may write everything is refused nothing.')

function profileOf(mode: number): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'backups'))
  for (const name of ['library.db', 'settings.json', 'backups/one.db']) {
    writeFileSync(join(folder, name), name)
    chmodSync(join(folder, name), mode)
  }
  return folder
}

const modeOf = (path: string) => statSync(path).mode & 0o777

test.runIf(isPlainUser)('files that came off a disk that can only be read may be written again, in all folders', () => {
  const folder = profileOf(0o444)
  chmodSync(join(folder, 'backups'), 0o555)
  chmodSync(folder, 0o555)

  makeWritableAgain(folder)

  for (const name of ['library.db', 'settings.json', 'backups/one.db']) expect(modeOf(join(folder, name))).toBe(0o644)
  for (const place of [folder, join(folder, 'backups')]) expect(modeOf(place)).toBe(0o755)
})

test.runIf(isPlainUser)('where the library may be written nothing is touched, and no link is followed', () => {
  const folder = profileOf(0o444)
  const outside = join(temporaryFolder(), 'outside')
  writeFileSync(outside, 'x')
  chmodSync(outside, 0o444)
  symlinkSync(outside, join(folder, 'link'))
  makeWritableAgain(folder)
  expect(modeOf(outside)).toBe(0o444)

  const own = profileOf(0o644)
  chmodSync(join(own, 'settings.json'), 0o444)
  makeWritableAgain(own)
  expect(modeOf(join(own, 'settings.json'))).toBe(0o444)
  makeWritableAgain(temporaryFolder())
})
