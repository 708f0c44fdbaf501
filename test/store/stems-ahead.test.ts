import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, test, vi } from 'vitest'
import { type StemsThread, stemsAhead } from '../../electron/store/index/stems-ahead.ts'
import { unindexedTexts } from '../../electron/store/index/unindexed-texts.ts'
import { startStemsThread } from '../../electron/store/stems-thread.ts'
import { openStore } from '../../electron/store/store.ts'
import { article, NOW, outcome } from './seeds.ts'
import { clock, FEED_URL, subscribe, temporaryFolder } from './world.ts'

const SCRIPT = join(import.meta.dirname, '../../electron/store/store.worker.ts')
const ARTICLES = 900
const WORDS = 'قال الوزيران إن المدارس ستفتح أبوابها غدا في 1250 قرية'.split(' ')

/** No two alike, with Latin words, numbers and a character of two units among them. */
const SEEDS = Array.from({ length: ARTICLES }, (_, place) => ({
  guid: `${place}`,
  text: [...WORDS, `كلمة${place % 7}`, 'reading newspapers', `${place}`, place % 50 === 0 ? '𐐀𐐁' : ''].join(' '),
}))

/** What is in the index when all of these were saved, placed and indexed. */
async function indexedWith(startStems: (() => StemsThread) | null, whilePlacing: () => Promise<void>) {
  const folder = temporaryFolder()
  const store = openStore(folder, { clock, startStems })
  const { feedId } = subscribe(store, FEED_URL)
  store.saveOutcomes([outcome(feedId, SEEDS.map(article))], NOW)
  while (store.placeWaiting(100).waiting > 0) await whilePlacing()
  while (store.indexWaiting(100) > 0);
  store.close()
  const file = new DatabaseSync(join(folder, 'cache.db'))
  file.exec("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'search', 'instance')")
  const terms = file.prepare('SELECT term, doc, col, "offset" FROM temp.terms ORDER BY 1, 2, 3, 4').all()
  const unknown = file
    .prepare(
      `SELECT DISTINCT term FROM temp.terms
       WHERE col <> 'marks' AND term NOT GLOB '[0-9]*' AND term NOT IN (SELECT stem FROM search_words)`,
    )
    .all()
  file.close()
  return { terms, unknown }
}

/** The real thread, and how many articles it has answered for. */
function counted(answers: { stems: number }, end: StemsThread['end'][] = []): () => StemsThread {
  return () => {
    const thread = startStemsThread(SCRIPT)
    end.push(() => thread.end())
    return {
      ...thread,
      onStemmed: listener =>
        thread.onStemmed(stemmed => {
          answers.stems += stemmed.ends.length / 2
          listener(stemmed)
        }),
    }
  }
}

/** In the place of the thread: whoever asks it hears at once, or when told. */
function standIn() {
  const answers: (() => void)[] = []
  let ends = 0
  let listener: Parameters<StemsThread['onStemmed']>[0] = () => {}
  const thread: StemsThread = {
    post: texts => {
      answers.push(() => listener({ bytes: new Uint8Array(0), ends: new Uint32Array(texts.length * 2), words: [] }))
    },
    onStemmed: given => {
      listener = given
    },
    onEnd() {},
    end: () => {
      ends += 1
    },
  }
  return { thread, answerAll: () => answers.splice(0).map(answer => answer()), ends: () => ends }
}

describe('the thread that makes them', () => {
  const waiting = (count: number) => {
    const texts = unindexedTexts()
    for (let id = 1; id <= count; id++) texts.remember(id, { title: 'عنوان', text: 'نص' })
    return texts
  }

  test('is not begun for a few texts', () => {
    const ahead = stemsAhead(waiting(100), () => {
      throw new Error('It was begun.')
    })
    expect(() => ahead.goOn()).not.toThrow()
  })

  test.each([
    ['when it has made all', () => {}],
    [
      'when the store was quicker with the rest',
      (texts: ReturnType<typeof unindexedTexts>) => {
        for (let id = 1; id <= 1000; id++) texts.take(id)
      },
    ],
    [
      'when nobody hands it what is left',
      (texts: ReturnType<typeof unindexedTexts>) => {
        for (let id = 1; id <= 999; id++) texts.take(id)
      },
    ],
  ])('ends %s', (_, meanwhile) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const texts = waiting(1000)
      const { thread, answerAll, ends } = standIn()
      const ahead = stemsAhead(texts, () => thread)
      ahead.goOn()
      answerAll()
      meanwhile(texts)
      for (let step = 0; step < 10 && texts.unstemmedCount > 0; step++) {
        ahead.goOn()
        answerAll()
      }
      vi.advanceTimersByTime(10_000)
      expect(ends()).toBe(1)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('stems that a thread makes', () => {
  test('are those that the store would have made, to the last place', async () => {
    const answers = { stems: 0 }
    // Stems that the store makes are noted by whichever store of this process meets them first: this one is the first.
    const ahead = await indexedWith(counted(answers), async () => {
      const before = answers.stems
      while (answers.stems === before && answers.stems < ARTICLES) await new Promise(done => setTimeout(done, 5))
    })
    expect(answers.stems).toBeGreaterThan(ARTICLES / 3)
    expect(ahead.unknown).toEqual([])
    expect(ahead.terms).toEqual((await indexedWith(null, async () => {})).terms)
    expect(ahead.terms.length).toBeGreaterThan(ARTICLES * 10)
  })

  test('are not waited for where the thread dies', async () => {
    const answers = { stems: 0 }
    const ends: StemsThread['end'][] = []
    const start = counted(answers, ends)
    const dying = await indexedWith(start, async () => {
      for (const end of ends) end()
    })
    expect(dying.terms).toEqual((await indexedWith(null, async () => {})).terms)
    expect(ends).toHaveLength(1)
  })
})
