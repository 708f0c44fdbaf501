import { startExtractor } from '../extractor/extractor.ts'
import { createExtractorPages } from '../extractor/extractor-window.ts'
import { startParser } from '../sync/parser-process.ts'
import { drawingReader } from '../sync/picture-reader.ts'
import { spawnUtilityParser } from '../utility-parser.ts'
import { bytesOf } from './given-bytes.ts'
import { answerEach, textOf } from './lines.ts'

/** `{"file"}` → `{"hash"}`: what a picture looks like, as reports and lists of them know it. */
export async function inspectReportHash(builtFolder: string): Promise<void> {
  const parser = startParser(() => spawnUtilityParser(builtFolder))
  const extractor = startExtractor(createExtractorPages(builtFolder))
  const reader = drawingReader(parser, extractor)
  try {
    await answerEach(async line => {
      const { likeness } = await reader.readPicture(await bytesOf(line, textOf(line, 'file')))
      return { hash: likeness }
    })
  } finally {
    parser.close()
    extractor.close()
  }
}
