import { pathToFileURL } from 'node:url'
import type { ExtractedPage, FeedHints, PageToExtract } from '../../shared/extractor/contract.ts'
import { ExpectedError } from '../../shared/result.ts'
import { startExtractor } from '../extractor/extractor.ts'
import type { SavedFile } from '../parse/pages/read-saved.ts'
import { startParser } from '../parse/service/parser-process.ts'
import { spawnUtilityParser } from '../parse/service/utility-parser.ts'
import { createExtractorPages } from '../window/extractor-window.ts'
import { bytesOf, filesOf, type GivenFile } from './given-bytes.ts'
import { answerEach, type Line, optionalNumberOf, optionalTextOf, textOf } from './lines.ts'

/**
 * `{"file", "url"?, "feed"?, "others"?}` → the article of that saved page, by the same two processes as in the app. `feed`:
 * what its feed said of it. `others`: files of other articles' pages of the same site, as a sync would have seen them before.
 */
export async function inspectExtract(builtFolder: string): Promise<void> {
  const parser = startParser(() => spawnUtilityParser(builtFolder))
  const extractor = startExtractor(createExtractorPages(builtFolder))
  const blocksOfOthers = new Map<string, readonly string[]>()

  async function blocksOf({ file, bytes }: GivenFile): Promise<readonly string[]> {
    const known = blocksOfOthers.get(file)
    if (known) return known
    const saved = await parser.readSaved(bytes, file)
    const page =
      saved.kind === 'text' ? null : await extractor.extractPage(addressed(saved, file, null)).catch(noArticle)
    const blocks = page?.blocks ?? []
    blocksOfOthers.set(file, blocks)
    return blocks
  }

  try {
    await answerEach(async line => {
      const file = textOf(line, 'file')
      const saved = await parser.readSaved(await bytesOf(line, file), file)
      if (saved.kind === 'text') return shown(saved.article)
      const siteBlocks = new Set<string>()
      for (const other of await filesOf(line, 'others'))
        for (const block of await blocksOf(other)) siteBlocks.add(block)
      const page = addressed(saved, file, optionalTextOf(line, 'url'))
      return shown(await extractor.extractPage({ ...page, feed: feedOf(line), siteBlocks: [...siteBlocks] }))
    })
  } finally {
    parser.close()
    extractor.close()
  }
}

type SavedPage = Extract<SavedFile, { readonly kind: 'page' }>

/** Nothing is learnt from a page without an article. */
function noArticle(error: unknown): null {
  if (error instanceof ExpectedError) return null
  throw error
}

function addressed({ bytes, url }: SavedPage, file: string, given: string | null): PageToExtract {
  return { bytes, url: given ?? url ?? pathToFileURL(file).href }
}

function feedOf(line: Line): FeedHints {
  const feed = line['feed'] ?? {}
  if (typeof feed !== 'object' || Array.isArray(feed)) {
    throw new ExpectedError('badArguments', '“feed” must be an object.')
  }
  const said = feed as Line
  return {
    title: optionalTextOf(said, 'title'),
    summary: optionalTextOf(said, 'summary'),
    author: optionalTextOf(said, 'author'),
    publishedAt: optionalInstantOf(said, 'publishedAt'),
  }
}

/** Milliseconds since the epoch, or a date as JSON usually has it. */
function optionalInstantOf(line: Line, name: string): number | null {
  const value = line[name]
  if (typeof value !== 'string') return optionalNumberOf(line, name)
  const at = Date.parse(value)
  if (Number.isNaN(at)) throw new ExpectedError('badArguments', `“${name}” must be a time.`)
  return at
}

function shown({ siteName, nextPage, blocks, ...page }: ExtractedPage) {
  return { ...page, source: siteName }
}
