// Choosing among the newspapers of the catalogue, at the first start and later.
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import type { Catalogue } from '../../shared/contract/catalogue.ts'
import { launch, type RunningApp, temporaryFolder } from './app.ts'
import { violations } from './axe.ts'
import { FRENCH, type Newspapers, openNewspapers, VOWELLED } from './newspapers.ts'
import { say } from './words.ts'

const folder = temporaryFolder()
const onWelcome = () => running.page.getByRole('main', { name: say('welcome.name') })
const rows = () => running.page.getByRole('listbox', { name: say('timeline.name') }).getByRole('option')
const readLibrary = () => running.page.evaluate(() => window.reader.request.readLibrary())
let newspapers: Newspapers
let running: RunningApp

beforeAll(async () => {
  newspapers = await openNewspapers()
  const file = `${folder.path}/catalogue.json`
  writeFileSync(file, JSON.stringify(catalogueOf(newspapers)))
  const env = { WARRAQ_CATALOGUE: file }
  running = await launch({ profile: `${folder.path}/online`, allow: newspapers.allow, env })
})
afterAll(async () => {
  await running.quit()
  await newspapers.stop()
  folder[Symbol.dispose]()
})

const tick = (name: string) => running.page.getByRole('checkbox', { name, exact: true }).press('Space')

test('are chosen, subscribed and synced; two feeds of one paper are one source', async () => {
  await onWelcome().waitFor()
  await tick('جريدة الميناء')
  await tick('رياضة')
  await tick('بريد الجبل')
  await tick('Le Courrier du Port')
  await running.page.getByText(say('catalogue.chosen', { count: 3 })).waitFor()
  await running.page.getByRole('button', { name: say('catalogue.subscribe') }).click()

  await rows().filter({ hasText: VOWELLED }).waitFor()
  await rows().filter({ hasText: FRENCH }).waitFor()
  const library = await readLibrary()
  const sources = library.ok ? library.value.sources : []
  expect(sources.map(({ title, feeds }) => [title, feeds.length])).toEqual([
    ['جريدة الميناء', 2],
    ['بريد الجبل', 1],
    ['Le Courrier du Port', 1],
  ])
  expect(library.ok && library.value.sections.map(({ title }) => title)).toEqual([
    say('catalogue.sections.general'),
    say('catalogue.sections.regions'),
  ])
  expect(newspapers.asked).not.toContain('/kitchen.json')
})

test('the catalogue can be reached later, says what is there already, and adds the rest', async () => {
  await running.page.getByRole('button', { name: say('sources.add') }).click()
  await running.page.getByRole('button', { name: say('catalogue.browse') }).click()
  const dialog = running.page.getByRole('dialog', { name: say('catalogue.name') })
  const harbour = dialog.getByRole('checkbox', { name: `جريدة الميناء ${say('catalogue.already')}` })
  await harbour.waitFor({ state: 'attached' })
  expect(await harbour.isDisabled()).toBe(true)
  expect(await violations(running.page)).toEqual([])

  await tick('دفتر المطبخ')
  await dialog.getByRole('button', { name: say('catalogue.subscribe') }).click()
  await rows().filter({ hasText: 'خبز الشعير في ثلاث ساعات' }).waitFor()
  expect(newspapers.asked.filter(path => path === '/harbour.rss')).toHaveLength(1)
})

function catalogueOf(newspapers: Newspapers): Catalogue {
  const { origin } = newspapers
  const paper = { homepage: `${origin}/`, language: 'ar', country: 'MA' } as const
  const sport = newspapers.addNewspaper('مباراة الميناء', 1)
  return {
    sources: [
      {
        ...paper,
        id: 'harbour',
        title: 'جريدة الميناء',
        feeds: [
          { section: 'general', url: `${origin}/harbour.rss` },
          { section: 'sport', title: 'رياضة', url: sport },
        ],
      },
      { ...paper, id: 'mountain', title: 'بريد الجبل', feeds: [{ section: 'regions', url: `${origin}/mountain.rdf` }] },
      {
        ...paper,
        id: 'courrier',
        title: 'Le Courrier du Port',
        language: 'fr',
        feeds: [{ section: 'general', url: `${origin}/courrier.atom` }],
      },
      { ...paper, id: 'kitchen', title: 'دفتر المطبخ', feeds: [{ section: 'society', url: `${origin}/kitchen.json` }] },
    ],
  }
}
