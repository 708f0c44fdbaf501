import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readBody } from '../../electron/network/read-body.ts'

const MEGABYTE = 1024 * 1024
const read = (body: Buffer, limit: number) =>
  readBody(Readable.from([body]), 'gzip', limit, { signal: new AbortController().signal, arrived() {} }).then(
    bytes => bytes.length,
  )

test('what unpacks to hundreds of times its size is refused, although the limit would allow it', async () => {
  await expect(read(gzipSync(Buffer.alloc(30 * MEGABYTE)), 64 * MEGABYTE)).rejects.toMatchObject({ code: 'tooLarge' })
})

test('a small body may be as repetitive as it likes, and a large one as text is', async () => {
  expect(await read(gzipSync(Buffer.alloc(MEGABYTE)), 64 * MEGABYTE)).toBe(MEGABYTE)
  const text = Buffer.from(Array.from({ length: 300_000 }, (_, at) => `${at} كلمة\n`).join(''))
  expect(await read(gzipSync(text), 64 * MEGABYTE)).toBe(text.length)
})
