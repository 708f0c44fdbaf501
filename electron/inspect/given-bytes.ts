import { readFile } from 'node:fs/promises'
import { ExpectedError } from '../../shared/result.ts'
import { type Line, listOfTexts, optionalTextOf } from './lines.ts'

/** A line's file. `tools/inspect.mjs` reads it for us where this process runs as somebody who may not. */
export async function bytesOf(line: Line, file: string): Promise<Uint8Array> {
  return bytesGiven(optionalTextOf(line, 'bytes'), file)
}

export interface GivenFile {
  readonly file: string
  readonly bytes: Uint8Array
}

/** The files under `name`, in their order; none where the line has no such list. */
export async function filesOf(line: Line, name: string): Promise<GivenFile[]> {
  const files = listOfTexts(line, name)
  const given = listOfTexts(line, `${name}Bytes`)
  return Promise.all(files.map(async (file, at) => ({ file, bytes: await bytesGiven(given[at] ?? null, file) })))
}

async function bytesGiven(given: string | null, file: string): Promise<Uint8Array> {
  if (given !== null) return Buffer.from(given, 'base64')
  return readFile(file).catch(() => {
    throw new ExpectedError('notFound', `${file} cannot be read.`)
  })
}
