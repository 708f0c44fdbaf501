import { readFile } from 'node:fs/promises'
import { ExpectedError } from '../../shared/result.ts'
import { type Line, optionalTextOf } from './lines.ts'

/** A line's file. `tools/inspect.mjs` reads it for us where this process runs as somebody who may not. */
export async function bytesOf(line: Line, file: string): Promise<Uint8Array> {
  const given = optionalTextOf(line, 'bytes')
  if (given !== null) return Buffer.from(given, 'base64')
  return readFile(file).catch(() => {
    throw new ExpectedError('notFound', `${file} cannot be read.`)
  })
}
