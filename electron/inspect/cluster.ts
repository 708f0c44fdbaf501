import { directionOf } from '../../shared/arabic/direction.ts'
import { ExpectedError } from '../../shared/result.ts'
import { createGrouping, type StoryArticle } from '../../shared/stories/grouping.ts'
import { answerAtEnd, type Line, optionalTextOf, textOf } from './lines.ts'

interface Given {
  readonly id: string | number
  readonly article: StoryArticle
}

/**
 * `{"id","source","title","summary","content"?,"publishedAt"}` in order of arrival → `{"id","story","wire"}`, as all of
 * them stand when the last has come.
 */
export function inspectCluster(): Promise<void> {
  const given: Given[] = []
  const sources = new Map<string, number>()
  const storyOf = new Map<number, number>()
  const wireOf = new Map<number, number>()
  let stories = 0
  const grouping = createGrouping({ nextStory: () => ++stories })

  function read(line: Line): number {
    const source = textOf(line, 'source')
    if (!sources.has(source)) sources.set(source, sources.size)
    const article = articleOf(line, given.length, sources.get(source) ?? 0)
    given.push({ id: idOf(line), article })
    const { story, joined } = grouping.place(article)
    if (story === null) return article.id
    for (const id of [article.id, ...joined]) storyOf.set(id, story)
    for (const [id, original] of grouping.wiresIn(story)) wireOf.set(id, original)
    return article.id
  }

  return answerAtEnd(read, number => {
    const wire = wireOf.get(number)
    return {
      id: given[number]?.id,
      story: storyOf.get(number) ?? ++stories,
      wire: wire === undefined ? null : (given[wire]?.id ?? null),
    }
  })
}

function idOf({ id }: Line): string | number {
  if (typeof id === 'string' || typeof id === 'number') return id
  throw new ExpectedError('badArguments', '“id” must be a text or a number.')
}

function articleOf(line: Line, id: number, source: number): StoryArticle {
  const title = textOf(line, 'title')
  const lead = optionalTextOf(line, 'summary') ?? ''
  const text = optionalTextOf(line, 'content') ?? ''
  const language = optionalTextOf(line, 'language')
  const direction = directionOf(`${title}\n${lead}\n${text}`, language)
  idOf(line)
  return { id, source, language, direction, title, lead, text, at: instantOf(line) }
}

function instantOf({ publishedAt }: Line): number {
  const instant = typeof publishedAt === 'string' ? Date.parse(publishedAt) : publishedAt
  if (typeof instant === 'number' && Number.isFinite(instant)) return instant
  throw new ExpectedError('badArguments', '“publishedAt” must be milliseconds or an ISO date.')
}
