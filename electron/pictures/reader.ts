/** Turns bytes from the network into a picture that may be shown. */

import { areAlike, lookOf } from '../../shared/pictures/likeness.ts'
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

export interface PictureReader {
  /** @throws ExpectedError `notAPicture`, `pictureTooLarge`, `parserStopped` */
  readPicture(bytes: Uint8Array): Promise<ReadPicture>
  /**
   * One that the parse process has looked at. What we drew ourselves before stays as it is, byte for byte. `likeness`: what
   * it is said to look like; believed where it does.
   * @throws ExpectedError as `readPicture`
   */
  readDrawn(picture: PictureToImport, likeness: string | null): Promise<ReadPicture>
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
    readDrawn: async ({ bytes, type, width, height }, likeness) => ({ bytes, type, width, height, likeness }),
  }
}

/** The app's reader: the parse process checks the bytes, then the extractor's sandbox decodes, scales and re-encodes them. */
export function drawingReader(
  parser: Pick<Parser, 'checkPicture'>,
  extractor: Pick<Extractor, 'readPicture' | 'measurePicture'>,
): PictureReader {
  return {
    async readPicture(bytes) {
      const { type } = await parser.checkPicture(bytes)
      return extractor.readPicture({ bytes, type })
    },
    async readDrawn({ bytes, type, isAsDrawn }, likeness) {
      if (!isAsDrawn) return extractor.readPicture({ bytes, type })
      // The sandbox decodes it before the window does.
      const measured = await extractor.measurePicture({ bytes, type })
      const isTrue = likeness !== null && areLikenessesAlike(likeness, measured.likeness)
      return { ...measured, bytes, type, likeness: isTrue ? likeness : measured.likeness }
    },
  }
}

function areLikenessesAlike(one: string, other: string): boolean {
  const [first, second] = [lookOf(one), lookOf(other)]
  return first !== null && second !== null && areAlike(first, second)
}
