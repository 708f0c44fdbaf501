import { expect, test } from 'vitest'
import { asksForRemoteDebugging, readStartOptions } from '../../electron/start/start-options.ts'

test('a profile folder and a list to import, however they are written', () => {
  const expected = {
    dataFolder: '/home/reader/profile',
    importFile: '/home/reader/list.opml',
    savePage: null,
    isTrial: false,
  }
  expect(readStartOptions(['app', '--data', 'profile', '--import', 'list.opml'], '/home/reader')).toEqual(expected)
  expect(readStartOptions(['app', '--import=/home/reader/list.opml', '--data=profile'], '/home/reader')).toEqual(
    expected,
  )
})

test('nothing asked, nothing given', () => {
  const nothing = { dataFolder: null, importFile: null, savePage: null, isTrial: false }
  expect(readStartOptions(['app', '--import'], '/')).toEqual(nothing)
  expect(readStartOptions(['app', '--try-start'], '/')).toEqual({ ...nothing, isTrial: true })
})

test('a port for debugging is noticed in every spelling', () => {
  for (const argument of ['--remote-debugging-port=9222', '--remote-debugging-pipe', '-remote-debugging-address=::']) {
    expect(asksForRemoteDebugging(['app', argument])).toBe(true)
  }
  expect(asksForRemoteDebugging(['app', '--import', 'remote-debugging-port'])).toBe(false)
})

test('a list that was opened with the app, as a path or as the address that desktops hand over', () => {
  const list = (...argv: string[]) => readStartOptions(['/usr/bin/warraq', ...argv], '/home/reader').importFile
  expect(list('my list.OPML')).toBe('/home/reader/my list.OPML')
  expect(list('--data', 'profile', '/home/reader/list.opml')).toBe('/home/reader/list.opml')
  expect(list('file:///home/reader/%D9%82%D8%A7%D8%A6%D9%85%D8%A9.opml')).toBe('/home/reader/قائمة.opml')
  expect(list('--disable-gpu', 'list.opml')).toBe('/home/reader/list.opml')
  expect(list('--import', 'one.opml', 'two.opml')).toBe('/home/reader/one.opml')
})

test('nothing else that is named counts as a list', () => {
  const list = (...argv: string[]) => readStartOptions(['/usr/bin/warraq', ...argv], '/home/reader').importFile
  for (const argument of ['news.xml', 'https://evil.example/list.opml', 'file://server/share/list.opml', '--x.opml'])
    expect(list(argument)).toBe(null)
  expect(list('--data', 'profile.opml')).toBe(null)
  expect(readStartOptions(['/opt/list.opml'], '/')).toMatchObject({ importFile: null })
})
