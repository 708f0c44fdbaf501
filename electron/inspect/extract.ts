import { pathToFileURL } from 'node:url'
import type { ExtractedPage } from '../../shared/extractor/contract.ts'
import { startExtractor } from '../extractor/extractor.ts'
import { startParser } from '../parse/service/parser-process.ts'
import { spawnUtilityParser } from '../parse/service/utility-parser.ts'
import { createExtractorPages } from '../window/extractor-window.ts'
import { bytesOf } from './given-bytes.ts'
import { answerEach, optionalTextOf, textOf } from './lines.ts'

/** `{"file", "url"?}` → the article of that saved page, by the same two processes as in the app. */
export async function inspectExtract(builtFolder: string): Promise<void> {
  const parser = startParser(() => spawnUtilityParser(builtFolder))
  const extractor = startExtractor(createExtractorPages(builtFolder))
  try {
    await answerEach(async line => {
      const file = textOf(line, 'file')
      const saved = await parser.readSaved(await bytesOf(line, file), file)
      if (saved.kind === 'text') return shown(saved.article)
      const url = optionalTextOf(line, 'url') ?? saved.url ?? pathToFileURL(file).href
      return shown(await extractor.extractPage({ bytes: saved.bytes, url }))
    })
  } finally {
    parser.close()
    extractor.close()
  }
}

function shown({ title, byline, siteName, publishedAt, language, direction, html, text, pictures }: ExtractedPage) {
  return { title, byline, source: siteName, publishedAt, language, direction, html, text, pictures }
}
