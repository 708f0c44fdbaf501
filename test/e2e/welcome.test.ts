import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from '../../renderer/base/reader.ts'
import type { Catalogue } from '../../shared/contract/catalogue.ts'
import type { Theme } from '../../shared/settings/settings.ts'
import { launch, type RunningApp, temporaryFolder } from './app.ts'
import { FRENCH, type Newspapers, openNewspapers, VOWELLED } from './newspapers.ts'
import { settled } from './settled.ts'
import { dire, say } from './words.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const folder = temporaryFolder()
afterAll(() => folder[Symbol.dispose]())

const onWelcome = ({ page }: RunningApp) => page.getByRole('main', { name: say('welcome.name') })
const rows = ({ page }: RunningApp) => page.getByRole('listbox', { name: say('timeline.name') }).getByRole('option')
const count = ({ page }: RunningApp) => page.evaluate(() => window.reader.request.readLibrary())

describe('a first start without a network', () => {
  const profile = `${folder.path}/offline`
  let running: RunningApp

  beforeAll(async () => {
    running = await launch({ profile })
  })
  afterAll(() => running.quit())

  test('the welcome page says what this is and has sensible papers ticked', async () => {
    await onWelcome(running)
      .getByRole('heading', { level: 1, name: say('welcome.headline') })
      .waitFor()
    const hespress = onWelcome(running).getByRole('checkbox', { name: 'هسبريس', exact: true })
    await hespress.waitFor({ state: 'attached' })
    expect(await hespress.isChecked()).toBe(true)
    await running.page.getByText(say('catalogue.chosen', { count: 7 })).waitFor()
  })

  test('search finds a newspaper without its hamza, a section shows its own feeds', async () => {
    await running.page.keyboard.press('Control+f')
    await expect.poll(() => running.page.getByRole('searchbox').evaluate(e => e === document.activeElement)).toBe(true)
    await running.page.keyboard.insertText('اكادير')
    const boxes = onWelcome(running).getByRole('checkbox')
    await expect.poll(() => boxes.count()).toBe(2)
    await running.page.getByRole('searchbox').fill('')
    await running.page.getByRole('radio', { name: say('catalogue.sections.culture') }).click()
    await onWelcome(running).getByRole('checkbox', { name: 'هسبريس فن وثقافة' }).waitFor({ state: 'attached' })
    await running.page.getByRole('radio', { name: say('catalogue.allSections') }).click()
  })

  test.each(['light', 'sepia', 'dark'] as const)(
    'axe finds nothing wrong with it in Arabic and in French, %s',
    async theme => {
      for (const language of ['ar', 'fr'] as const) {
        await show(running, { language, theme })
        const t = language === 'ar' ? say : dire
        await running.page.getByRole('heading', { level: 1, name: t('welcome.headline') }).waitFor()
        expect(await running.page.evaluate(() => document.documentElement.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr')
        expect(await violations(running)).toEqual([])
      }
      await show(running, { language: 'ar', theme: 'light' })
    },
  )

  test('the sample edition opens: articles and their pictures, and nobody was asked', async () => {
    await running.page.getByRole('button', { name: say('welcome.sampleOpen') }).click()
    await rows(running).first().waitFor()
    const total = await running.page.evaluate(async () => {
      const opened = await window.reader.request.openList({ scope: { kind: 'all' }, unreadSince: null }, null)
      return opened.ok ? opened.value.list.total : 0
    })
    expect(total).toBeGreaterThanOrEqual(24)

    await rows(running).filter({ hasText: 'باب الريح' }).first().click()
    const body = running.page.frameLocator('iframe')
    const picture = body.getByRole('img').first()
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(960)
    expect(await picture.getAttribute('src')).toMatch(/^app:\/\/picture\/[0-9a-f]{32}$/)
    await body.getByRole('listitem').first().waitFor()

    await running.page.getByRole('button', { name: say('sync.start') }).click()
    const failures = async () => {
      const state = await running.page.evaluate(() => window.reader.request.readSyncState())
      return state.ok && state.value.lastSummary?.failures
    }
    await expect.poll(failures).toEqual([])
  })

  test('the next start shows the edition, also after all of it was removed', async () => {
    await running.quit()
    running = await launch({ profile })
    await rows(running).first().waitFor()
    // Pictures that are still on their way would be missed.
    await expect.poll(() => running.page.evaluate(() => [...document.images].every(image => image.complete))).toBe(true)
    await running.page.evaluate(async () => {
      const library = await window.reader.request.readLibrary()
      if (!library.ok) return
      for (const { id } of library.value.sources) await window.reader.request.removeSource(id)
    })
    await running.page.getByText(say('timeline.emptySources')).waitFor()
    expect(await onWelcome(running).count()).toBe(0)
  })

  test('nothing complained', () => expect(running.complaints).toEqual([]))
})

describe('three papers from the catalogue', () => {
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
  })

  const tick = (name: string) => running.page.getByRole('checkbox', { name, exact: true }).press('Space')

  test('are chosen, subscribed and synced; two feeds of one paper are one source', async () => {
    await onWelcome(running).waitFor()
    await tick('جريدة الميناء')
    await tick('رياضة')
    await tick('بريد الجبل')
    await tick('Le Courrier du Port')
    await running.page.getByText(say('catalogue.chosen', { count: 3 })).waitFor()
    await running.page.getByRole('button', { name: say('catalogue.subscribe') }).click()

    await rows(running).filter({ hasText: VOWELLED }).waitFor()
    await rows(running).filter({ hasText: FRENCH }).waitFor()
    const library = await count(running)
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
    expect(await violations(running)).toEqual([])

    await tick('دفتر المطبخ')
    await dialog.getByRole('button', { name: say('catalogue.subscribe') }).click()
    await rows(running).filter({ hasText: 'خبز الشعير في ثلاث ساعات' }).waitFor()
    expect(newspapers.asked.filter(path => path === '/harbour.rss')).toHaveLength(1)
  })
})

async function show({ page }: RunningApp, change: { language: 'ar' | 'fr'; theme: Theme }): Promise<void> {
  await page.evaluate(wanted => window.reader.request.changeSettings(wanted), change)
  await settled(page)
}

/** Each broken rule with the elements that break it. */
async function violations({ page }: RunningApp): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    type Rule = { id: string; nodes: { html: string; failureSummary: string }[] }
    type Found = { violations: Rule[]; passes: Rule[] }
    const run = Reflect.get(window, 'axe') as { run(): Promise<Found> }
    const { violations: found, passes } = await run.run()
    if (passes.length < 10) return ['axe looked at nothing']
    return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
  })
}

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
