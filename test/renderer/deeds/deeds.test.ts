import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEEDS } from '../../../renderer/deeds/deeds.ts'
import { COMMAND_NAMES } from '../../../shared/commands/commands.ts'

const renderer = join(import.meta.dirname, '../../../renderer')

test('no command is carried out by two rooms, and every room’s deeds are in the join', async () => {
  const files = globSync('*/**/deeds.ts', { cwd: renderer }).filter(file => !file.startsWith('deeds'))
  const rooms = await Promise.all(files.map(file => import(join(renderer, file)) as Promise<Record<string, object>>))
  const names = rooms.flatMap(room => Object.values(room)).flatMap(deeds => Object.keys(deeds))

  // The way back leads through several rooms.
  expect([...names, 'back'].sort()).toEqual([...COMMAND_NAMES].sort())
  expect(Object.keys(DEEDS).sort()).toEqual([...COMMAND_NAMES].sort())
})
