/** Turns bytes from the network into a picture that may be shown. */

import type { Extractor } from '../extractor/extractor.ts'
import type { Parser } from '../parse/service/parser.ts'
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
  }
}

/** The app's reader: the parse process checks the bytes, then the extractor's sandbox decodes, scales and re-encodes them. */
export function drawingReader(
  parser: Pick<Parser, 'checkPicture'>,
  extractor: Pick<Extractor, 'readPicture'>,
): PictureReader {
  return {
    async readPicture(bytes) {
      const { type } = await parser.checkPicture(bytes)
      return extractor.readPicture({ bytes, type })
    },
  }
}
