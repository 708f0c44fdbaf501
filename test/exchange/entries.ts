/** What is in an archive, read by a program that is not ours. */

import { readFileSync } from 'node:fs'
import { fromBuffer } from 'yauzl'

/** By their names, in the order of the file. */
export async function entriesOf(path: string): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>()
  await new Promise<void>((done, fail) => {
    fromBuffer(readFileSync(path), { lazyEntries: true, strictFileNames: true }, (error, zip) => {
      if (error) return fail(error)
      zip.on('error', fail)
      zip.on('end', () => done())
      zip.on('entry', entry =>
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return fail(failed)
          const pieces: Buffer[] = []
          stream.on('data', piece => pieces.push(piece))
          stream.on('end', () => {
            entries.set(entry.fileName, Buffer.concat(pieces))
            zip.readEntry()
          })
        }),
      )
      zip.readEntry()
    })
  })
  return entries
}
