import { startExtractor } from '../extractor/extractor.ts'
import { startParser } from '../parse/service/parser-process.ts'
import { spawnUtilityParser } from '../parse/service/utility-parser.ts'
import { drawingReader } from '../pictures/reader.ts'
import { createExtractorPages } from '../window/extractor-window.ts'
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
