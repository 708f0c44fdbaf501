import { expect, test } from 'vitest'
import { pageToSave, pageToSaveIn, pageToSaveOf } from '../../electron/start/public-links.ts'

const page = 'https://hill.example/news/1?a=b'
const link = `warraq:save?url=${encodeURIComponent(page)}`

test('a link that asks to save a page gives its address, however systems complete it', () => {
  expect(pageToSave(link)).toBe(page)
  expect(pageToSave(link.replace('warraq:save', 'warraq://save/'))).toBe(page)
  expect(pageToSave(link.replace('warraq', 'WARRAQ'))).toBe(page)
  expect(pageToSaveIn(['warraq', '--data', 'profile', link])).toBe(page)
  expect(pageToSaveIn(['warraq', page])).toBeNull()
})

test('what stands around the address in a link is taken off, as anywhere that addresses are pasted', () => {
  for (const around of [`\u200f${page}`, `«${page}»`, `اقرأ ${page}،`]) {
    expect(pageToSave(`warraq:save?url=${encodeURIComponent(around)}`)).toBe(page)
    expect(pageToSaveOf({ savePage: around })).toBe(page)
  }
})

test.each([
  ['a script', `warraq:save?url=${encodeURIComponent('javascript:alert(1)')}`],
  ['a file', 'warraq:save?url=file:///etc/passwd'],
  ['a mail', 'warraq:save?url=mailto:a@b.example'],
  ['our own page', 'warraq:save?url=app://reader/'],
  ['a name and a password', `warraq:save?url=${encodeURIComponent('https://u:p@hill.example/')}`],
  ['letters that turn the address around', `warraq:save?url=${encodeURIComponent('https://hill.example/\u202emoc')}`],
  ['something else', `warraq:delete?url=${encodeURIComponent(page)}`],
  ['two things', `${link}&url=${encodeURIComponent(page)}`],
  ['more than it may', `${link}&then=open`],
  ['a part of a page', `${link}#x`],
  ['nothing', 'warraq:save'],
  ['no address', 'warraq:save?url='],
  ['another scheme', `reader://add?url=${encodeURIComponent(page)}`],
  ['a feed', 'feed:file:///etc/passwd'],
  ['a switch', '--inspect'],
  ['a million letters', `warraq:save?url=https://hill.example/${'x'.repeat(1_000_000)}`],
])('E-23 %s is asked for nothing', (_name, given) => {
  expect(pageToSave(given)).toBeNull()
})

test('E-23 what a second start hands over is believed no more than a link', () => {
  expect(pageToSaveOf({ savePage: page })).toBe(page)
  for (const given of [
    null,
    'x',
    {},
    { savePage: 7 },
    { savePage: 'file:///etc/passwd' },
    { savePage: 'mailto:a@b.example' },
  ]) {
    expect(pageToSaveOf(given)).toBeNull()
  }
})
