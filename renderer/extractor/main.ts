// The extractor's hidden page: fetches its next call from main, carries it out, posts the answer, for as long as it lives.
import type { ExtractorCall, ExtractorService, GivenReply, HandedCall } from '../../shared/extractor/contract.ts'
import { joinFrame, splitFrame } from '../../shared/extractor/frame.ts'
import { failureOf } from '../../shared/result.ts'
import { cleanArticle } from '../exports/tree/clean-article.ts'
import { extractPage } from './extract-page.ts'
import { drawForPaper, measurePictures, readPicture } from './read-picture.ts'

const service: ExtractorService = { extractPage, readPicture, measurePictures, drawForPaper, cleanArticle }
const NO_BYTES = new Uint8Array()

/** One after the other: whoever calls gives a call at most ten seconds, waiting included. */
for (;;) await reply(await nextCall())

interface Call {
  readonly id: number
  readonly method: ExtractorCall
  readonly argument: never
}

async function nextCall(): Promise<Call> {
  const response = await fetch('call')
  const frame = splitFrame(new Uint8Array(await response.arrayBuffer()))
  if (!frame) throw new Error('Main handed over what is no call.')
  const { id, method, facts } = JSON.parse(new TextDecoder().decode(frame.facts)) as HandedCall
  return { id, method, argument: { ...facts, bytes: frame.bytes } as never }
}

async function reply({ id, method, argument }: Call): Promise<void> {
  try {
    const answer: object = await service[method](argument)
    const { bytes = NO_BYTES, ...facts } = answer as { readonly bytes?: Uint8Array }
    await post({ id, facts }, bytes)
  } catch (error) {
    await post({ id, failure: failureOf(error) }, NO_BYTES)
  }
}

async function post(given: GivenReply, bytes: Uint8Array): Promise<void> {
  const body = joinFrame(new TextEncoder().encode(JSON.stringify(given)), bytes)
  await fetch('reply', { method: 'POST', body })
}
