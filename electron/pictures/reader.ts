/** Turns bytes from the network into a picture that may be shown. */

import type { MeasuredPicture } from '../../shared/extractor/contract.ts'
import { areAlike, lookOf } from '../../shared/pictures/likeness.ts'
import { ExpectedError } from '../../shared/result.ts'
import type { Extractor } from '../extractor/extractor.ts'
import type { Parser } from '../parse/service/parser.ts'
import type { PictureToImport } from '../records/archive.ts'
import type { PictureType } from '../records/picture.ts'

export interface ReadPicture {
  readonly bytes: Uint8Array
  readonly type: PictureType
  readonly width: number
  readonly height: number
  /** What it looks like (`shared/pictures/likeness.ts`); null where nothing can decode it. */
  readonly likeness: string | null
}

export interface SaidPicture {
  readonly picture: PictureToImport
  /** What it is said to look like; believed where it does. */
  readonly likeness: string | null
}

export interface PictureReader {
  /** @throws ExpectedError `notAPicture`, `pictureTooLarge`, `parserStopped` */
  readPicture(bytes: Uint8Array): Promise<ReadPicture>
  /**
   * Pictures that the parse process has looked at. What we drew ourselves before stays as it is, byte for byte; null for
   * what is no picture after all.
   */
  readDrawn(pictures: readonly SaidPicture[]): Promise<(ReadPicture | null)[]>
}

/**
 * Without a browser there is nothing that could decode a picture, and nothing that shows one: the bytes are checked and
 * kept as they came.
 */
export function checkingReader(parser: Pick<Parser, 'checkPicture'>): PictureReader {
  return {
    async readPicture(bytes) {
      const { type, width, height } = await parser.checkPicture(bytes)
      return { bytes, type, width, height, likeness: null }
    },
    readDrawn: async pictures =>
      pictures.map(({ picture: { bytes, type, width, height }, likeness }) => ({
        bytes,
        type,
        width,
        height,
        likeness,
      })),
  }
}

/** The app's reader: the parse process checks the bytes, then the extractor's sandbox decodes, scales and re-encodes them. */
export function drawingReader(
  parser: Pick<Parser, 'checkPicture'>,
  extractor: Pick<Extractor, 'readPicture' | 'measurePictures'>,
): PictureReader {
  return {
    async readPicture(bytes) {
      const { type } = await parser.checkPicture(bytes)
      return extractor.readPicture({ bytes, type })
    },
    async readDrawn(pictures) {
      const drawn = pictures.filter(({ picture }) => picture.isAsDrawn)
      const measured = new Map((await measure(drawn)).map((each, place) => [drawn[place], each]))
      return Promise.all(
        pictures.map(said => {
          if (said.picture.isAsDrawn) return measured.get(said) ?? null
          const { bytes, type } = said.picture
          return extractor.readPicture({ bytes, type }).catch(noPicture)
        }),
      )
    },
  }

  /** The sandbox decodes them before the window does; those on which it stops are asked for one by one. */
  async function measure(drawn: readonly SaidPicture[]): Promise<(ReadPicture | null)[]> {
    if (drawn.length === 0) return []
    try {
      const bytes = Buffer.concat(drawn.map(({ picture }) => picture.bytes))
      const sizes = drawn.map(({ picture }) => picture.bytes.length)
      const { measured } = await extractor.measurePictures({ bytes, sizes })
      return drawn.map((said, place) => asMeasured(said, measured[place] ?? null))
    } catch (error) {
      noPicture(error)
      if (drawn.length === 1) return [null]
      const alone: (ReadPicture | null)[] = []
      for (const said of drawn) alone.push(...(await measure([said])))
      return alone
    }
  }
}

function asMeasured({ picture, likeness }: SaidPicture, measured: MeasuredPicture | null): ReadPicture | null {
  if (measured === null) return null
  const isTrue = likeness !== null && areLikenessesAlike(likeness, measured.likeness)
  return { ...measured, bytes: picture.bytes, type: picture.type, likeness: isTrue ? likeness : measured.likeness }
}

function noPicture(error: unknown): null {
  if (error instanceof ExpectedError) return null
  throw error
}

function areLikenessesAlike(one: string, other: string): boolean {
  const [first, second] = [lookOf(one), lookOf(other)]
  return first !== null && second !== null && areAlike(first, second)
}
