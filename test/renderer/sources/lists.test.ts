import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../store/world.ts'
import { openWindow } from '../../support/window.ts'

const LIST = `<opml version="2.0"><head/><body>
<outline type="rss" text="بريد الجبل" xmlUrl="https://mountain.example/feed"/></body></opml>`

/** With the room of lists of newspapers, as it is in this window. */
async function openLists(given: Parameters<typeof openWindow>[1] = {}) {
  const window = await openWindow([], given)
  const lists = await import('../../../renderer/sources/lists.ts')
  return { ...window, lists }
}

describe('a list of newspapers', () => {
  test('a reader who chooses no file is not bothered', async () => {
    const { lists, toasts } = await openLists()
    await lists.importOpml()
    await lists.exportOpml()
    expect([lists.previewCell.get(), toasts.toastCell.get()]).toEqual([null, null])
  })

  test('is shown before anything of it is taken, and forgotten when the reader changes their mind', async () => {
    const file = join(temporaryFolder(), 'list.opml')
    writeFileSync(file, LIST)
    const window = await openLists({ chooseFile: async () => file })
    const titles = () => window.library.libraryCell.get()?.sources.map(({ title }) => title)
    const before = titles()

    await window.lists.importOpml()
    const preview = window.lists.previewCell.get()
    expect(preview).toMatchObject({ file: 'list.opml' })
    expect(titles()).toEqual(before)

    if (preview) await window.lists.forgetImport(preview)
    await window.pass(2000)
    expect([window.lists.previewCell.get(), titles()]).toEqual([null, before])
  })
})

test('an address that is not in the catalogue cannot be added as if it were', async () => {
  const { bridge } = await openLists()
  expect(await bridge.request.addFromCatalogue(['https://elsewhere.example/feed'])).toMatchObject({
    ok: false,
    code: 'badArguments',
  })
})
