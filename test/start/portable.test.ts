import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { portableFolder } from '../../electron/start/portable.ts'

test('a portable program keeps its profile beside itself, an installed one does not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-portable-'))
  try {
    const program = join(folder, 'Warraq.exe')
    expect(portableFolder(program)).toBeNull()
    writeFileSync(join(folder, 'portable'), '')
    expect(portableFolder(program)).toBe(join(folder, 'data'))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
