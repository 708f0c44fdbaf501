import { describe, expect, test } from 'vitest'
import { openWindow } from '../support/window.ts'

describe('a setting that the reader changes', () => {
  test('reaches the window once', async () => {
    const window = await openWindow()
    const { settingsCell, changeSettings } = window.preferences
    let times = 0
    settingsCell.subscribe(() => {
      times += 1
    })
    await changeSettings({ theme: 'sepia' })
    await window.quiet()
    expect([times, settingsCell.get().theme]).toEqual([1, 'sepia'])
  })

  test('is as the last change left it, however late the answer to the one before', async () => {
    const window = await openWindow()
    const { settingsCell, changeSettings } = window.preferences
    const arrive = window.hold('changeSettings')
    const earlier = changeSettings({ theme: 'sepia' })
    await changeSettings({ theme: 'dark' })
    await window.quiet()
    arrive()
    await earlier
    expect(settingsCell.get().theme).toBe('dark')
  })

  test('is the list’s too: only what is unread is in it then', async () => {
    const window = await openWindow([{ guid: 'a' }, { guid: 'b' }])
    await window.article.setRead([window.rowOf('عنوان a').ref], true)
    await window.pass(2000)
    await window.scope.setUnreadOnly(true)
    expect(window.titles()).toEqual(['عنوان b'])
    await window.scope.setUnreadOnly(false)
    expect(window.titles()).toHaveLength(2)
  })

  test('a message in the language before goes with that language', async () => {
    const window = await openWindow()
    window.toasts.tell('تم.')
    await window.preferences.changeSettings({ language: 'fr' })
    await window.quiet()
    expect(window.toasts.toastCell.get()).toBeNull()
  })
})
