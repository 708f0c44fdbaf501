// What a listener is told: the app through a real screen reader, with real keys.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, type RunningApp, temporaryFolder, writeOpml } from '../e2e/app.ts'
import { HOSTILE, LATIN_FIRST, type Newspapers, openNewspapers, VOWELLED } from '../e2e/newspapers.ts'
import { say } from '../e2e/words.ts'
import { type Listener, startListener } from './listener.ts'

const PUBLISHED = say('article.published', { source: 'جريدة الميناء', date: '' }).trim()

/** The first words of a headline: Orca reads it line by line, and lines depend on the window. */
const GPS = LATIN_FIRST.split(' ').slice(0, 3).join(' ')

const folder = temporaryFolder()
let newspapers: Newspapers
let listener: Listener
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  const first = await launch(options(['--import', writeOpml(folder.path, newspapers.opml)]))
  await first.page.getByRole('option').nth(6).waitFor()
  await first.quit()
  listener = await startListener()
  running = await launch({ ...options(), begins: 'front' })
})
afterAll(async () => {
  await running?.quit()
  listener?.stop()
  await newspapers?.stop()
  folder[Symbol.dispose]()
})

test('the start says the first story of the front page, and the page is read on from there to its end', async () => {
  const heard = await listener.hears(say('front.ranking').slice(0, 20))
  const story = [VOWELLED, 'heading level 3', 'جريدة الميناء']
  expect(heard).toSatisfy(inOrder(say('app.name'), ...story, say('front.second'), 'heading level 2', GPS))
})

test('the list behind it says where one is, how much there is to read, and the first headline', async () => {
  await listener.press('ctrl+2')
  const heard = await listener.hears(VOWELLED)
  const unread = say('sources.unread', { count: 7 })
  expect(heard).toSatisfy(inOrder(`${say('sources.all')}. ${unread}`, say('timeline.optionUnread'), VOWELLED))
})

test('the list, reached by Tab, says its row and nothing after it', async () => {
  await listener.press('shift+Tab')
  await listener.heard()
  await listener.press('Tab')
  const heard = await listener.hears(VOWELLED)
  const row = heard.findIndex(words => words.includes(VOWELLED))
  // The lead describes the row; which mode Orca is in is its own affair.
  const after = heard.slice(row + 1).filter(words => words !== 'Focus mode')
  expect(after).toHaveLength(1)
  expect(after[0]).toMatch(/فتحت مكتبة الحي/)
  expect(heard.join()).not.toContain('not selected')
})

describe('in the article', () => {
  test('the next one and the one after it say their headlines, and reading on stays in the last', async () => {
    await listener.press('Return')
    expect(await listener.hears('heading level 2')).toSatisfy(inOrder(say('article.name'), VOWELLED.slice(0, 20)))
    await listener.press('j')
    expect(only(await listener.hears(GPS))).toMatch(/heading level 2/)
    await listener.press('j')
    expect(only(await listener.hears(HOSTILE))).toMatch(/heading level 2/)
    await listener.press('Down')
    expect((await listener.hears(PUBLISHED))[0]).toMatch(PUBLISHED)
  })

  test('after reading on, the next one is still the next article', async () => {
    await listener.press('ctrl+Prior')
    expect(only(await listener.hears(GPS))).toMatch(/heading level 2/)
  })

  test('a command says what it did, by the key that types nothing', async () => {
    await listener.press('ctrl+u')
    expect(await listener.hears(say('article.nowUnread'))).toEqual([say('article.nowUnread')])
  })
})

test('in the list a letter says what it did', async () => {
  await listener.press('Escape')
  await listener.hears(GPS)
  await listener.press('u')
  expect(await listener.hears(say('article.nowRead'))).toEqual([say('article.nowRead')])
})

test('what was found and opened is read on in the article', async () => {
  await listener.press('slash')
  await listener.hears(say('search.label'))
  await listener.press('shift+g', 'p', 's')
  await listener.hears(GPS)
  await listener.press('Return')
  await listener.hears('heading level 2')
  await listener.press('Down', 'Down')
  expect(await listener.hears(PUBLISHED)).toSatisfy(inOrder(PUBLISHED))
  await listener.press('Escape')
  await listener.hears(GPS)
  await listener.press('Escape')
  await listener.hears(say('sources.all'))
})

test('the palette says its name, then its first command', async () => {
  await listener.press('ctrl+k')
  expect(await listener.hears('combo box')).toSatisfy(inOrder(say('commands.palette')))
  await listener.press('Down')
  expect(await listener.hears(say('commands.next'))).toSatisfy(inOrder(say('commands.next')))
  await listener.press('Escape')
  await listener.hears(GPS)
})

test('the sheet of shortcuts is no single breath', async () => {
  await listener.press('F1')
  const heard = await listener.hears(say('commands.shortcuts'))
  expect(Math.max(...heard.map(words => words.length))).toBeLessThan(80)
  await listener.press('Escape')
  await listener.hears(GPS)
})

test('a button that is only an icon is named once', async () => {
  await listener.press('F6')
  await listener.heard()
  await listener.press('shift+Tab')
  const heard = await listener.hears('button')
  expect(heard.join().split(say('article.more'))).toHaveLength(2)
})

/** Checks that each of these words is heard after the one before it. */
function inOrder(...words: readonly string[]): (heard: readonly string[]) => boolean {
  return heard => {
    const whole = heard.join('\n')
    let from = 0
    return words.every(each => {
      const at = whole.indexOf(each, from)
      from = at + each.length
      return at >= 0
    })
  }
}

/** The one utterance that was heard: a second one would mean that Orca went elsewhere. */
function only(heard: readonly string[]): string {
  expect(heard).toHaveLength(1)
  return heard[0] ?? ''
}

function options(args: readonly string[] = []) {
  return { profile: `${folder.path}/profile`, allow: newspapers.allow, args, env: listener?.env ?? {} }
}
