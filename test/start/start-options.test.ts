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
