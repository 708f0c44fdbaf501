import { expect, test } from 'vitest'
import { createTranslate } from '../../../shared/locales/translator.ts'
import { openWindow } from '../../support/window.ts'

const UNKNOWN = createTranslate('ar')('app.dropUnknown')
const LINK = 'https://harbour.example/news'

async function openDropped() {
  const window = await openWindow()
  const { takeDropped } = await import('../../../renderer/deeds/dropped.ts')
  const { offeredCell } = await import('../../../renderer/saving/saving.ts')
  return { ...window, takeDropped, offeredCell, said: () => window.toasts.toastCell.get()?.message }
}

test.each(['harbour.png', 'harbour.pdf', 'folder'])('a file that cannot be read here is answered: %s', async name => {
  const window = await openDropped()
  await window.takeDropped([new File(['x'], name)], '')
  expect(window.said()).toBe(UNKNOWN)
})

test('a list is asked about, also among files that cannot be read', async () => {
  const window = await openDropped()
  const { previewCell } = await import('../../../renderer/sources/lists.ts')
  const opml = '<opml version="2.0"><body><outline text="x" xmlUrl="https://a.example/f"/></body></opml>'
  await window.takeDropped([new File(['x'], 'harbour.png'), new File([opml], 'list.opml')], '')
  expect(previewCell.get()).toMatchObject({ file: 'list.opml', sources: 1 })
  expect(window.said()).toBeUndefined()
})

test('an address is offered to be saved; words that are no file are nobody’s business', async () => {
  const window = await openDropped()
  await window.takeDropped([], '')
  expect(window.said()).toBeUndefined()
  await window.takeDropped([], `${LINK}\r\n`)
  expect(window.offeredCell.get()).toBe(LINK)
})
