// The table of measurements: what is written is read again, and what moved since is said.
import { expect, test } from 'vitest'
import { compare, sentenceOf } from '../../tools/bench/comparison.mjs'
import { goalText } from '../../tools/bench/goals.mjs'
import { ofRuns, versus } from '../../tools/bench/numbers.mjs'
import { readTable, withRequested, withWholeRun } from '../../tools/bench/table.mjs'

const LAUNCH = versus('launch-100k', 496.44, 'ms', 'empty Electron window', 351.7, 1.5)
const PAGES = versus('full-text', 3624.2, 'pages/min', 'download of the same pages', 175_550, 4)
const IDLE = versus('idle-cpu', 0.2, '% of a core', 'empty Electron window', 0.04)
const HOUR = versus('memory-hour', 402, 'MB', 'empty Electron window', 268)
const EMPTY = '# Measurements\n\nBefore.\n'

test('a table is read as it was written, and what is written by hand stays', () => {
  const first = withWholeRun(EMPTY, [LAUNCH, PAGES, IDLE], '2026-11-30; a machine.')
  const text = withWholeRun(`${first}By hand.\n`, [LAUNCH, PAGES, IDLE], '2026-12-01; a machine.')

  expect(text).toMatch(/^# Measurements\n\nBefore\.\n/)
  expect(text).toMatch(/<!-- end of the table -->\nBy hand\.\n$/)
  expect(text).toContain('2026-12-01; a machine.')
  expect(text).not.toContain('2026-11-30')
  expect(readTable(text)).toEqual([
    { name: 'launch-100k', value: 496.4, unit: 'ms', ratio: 1.41, noise: 1.5, isRequested: false },
    { name: 'full-text', value: 3624.2, unit: 'pages/min', ratio: 0.0206, noise: 4, isRequested: false },
    { name: 'idle-cpu', value: 0.2, unit: '% of a core', ratio: null, noise: null, isRequested: false },
  ])
})

test('what is measured on request has rows of its own, with its day, and outlives a whole run', () => {
  const whole = withWholeRun(EMPTY, [LAUNCH], 'a run.')
  const once = withRequested(whole, [HOUR, { ...HOUR, name: 'memory-hour-gpu' }], '2026-11-29')
  const text = withWholeRun(
    withRequested(once, [{ ...HOUR, ratio: 1.7 }], '2026-11-30'),
    [LAUNCH, IDLE],
    'another run.',
  )

  expect(readTable(text).map(({ name }) => name)).toEqual(['launch-100k', 'idle-cpu', 'memory-hour', 'memory-hour-gpu'])
  expect(text).toMatch(/`memory-hour` .*\| 1\.7 \|.*\| 2026-11-30 \|\n/)
  expect(text).toMatch(/`memory-hour-gpu` .*\| 2026-11-29 \|\n/)
  expect(text).toContain('another run.')
  expect(compare([LAUNCH], readTable(text)).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'launch-100k same',
    'idle-cpu missing',
  ])
})

test('a table without noise and goals, as it was once, is read', () => {
  const [row] = readTable(
    withWholeRun(EMPTY, [], '').replace('|---|', '| `parse` | 44.6 MB/s | 297.2 | feedsmith alone | 0.15 |\n|---|'),
  )
  expect(row).toEqual({ name: 'parse', value: 44.6, unit: 'MB/s', ratio: 0.15, noise: null, isRequested: false })
})

test('a goal is met, or missed by so much', () => {
  expect(goalText(LAUNCH)).toBe('≤ 1.25: **12.8 % over**')
  expect(goalText(IDLE)).toBe('≤ 0.3 % of a core: met')
  expect(goalText({ ...PAGES, name: 'frames-any', ratio: 1.31 })).toBe('≤ 1.3: **0.8 % over**')
  expect(goalText({ ...PAGES, name: 'frames-any-longest', value: 50, unit: 'ms' })).toBe('≤ 50 ms: met')
  expect(goalText(PAGES)).toBe('')
})

const table = readTable(withWholeRun(EMPTY, [LAUNCH, PAGES, IDLE, HOUR], ''))
const kindOf = (line: typeof LAUNCH) => compare([line], table).find(({ name }) => name === line.name)

test('the same figures are the same, and slower ones worse', () => {
  expect(compare([LAUNCH, PAGES, IDLE, HOUR], table).map(({ kind }) => kind)).toEqual(['same', 'same', 'same', 'same'])
  expect(kindOf({ ...LAUNCH, ratio: 1.54 })?.kind).toBe('same')
  expect(kindOf({ ...LAUNCH, ratio: 1.56 })?.kind).toBe('worse')
  expect(kindOf({ ...LAUNCH, ratio: 1.29 })?.kind).toBe('same')
  expect(kindOf({ ...LAUNCH, ratio: 1.27 })?.kind).toBe('better')
})

test('a ratio counts, whatever the machine makes of the value', () => {
  expect(kindOf({ ...LAUNCH, value: 1000, yardstickValue: 710 })?.kind).toBe('same')
})

test('of what is done in a time, more is better', () => {
  expect(kindOf({ ...PAGES, ratio: 0.0175 })?.kind).toBe('worse')
  expect(kindOf({ ...PAGES, ratio: 0.0241 })?.kind).toBe('better')
})

test('three times the noise of either run is allowed', () => {
  expect(kindOf({ ...LAUNCH, ratio: 1.7, noise: 7 })?.kind).toBe('same')
  expect(kindOf({ ...LAUNCH, ratio: 1.71, noise: 7 })?.kind).toBe('worse')
  const noisy = readTable(withWholeRun(EMPTY, [{ ...LAUNCH, noise: 7 }], ''))
  expect(compare([{ ...LAUNCH, ratio: 1.7 }], noisy)[0]?.kind).toBe('same')
})

test('without a yardstick the value counts, by more than its last digit', () => {
  expect(kindOf({ ...IDLE, value: 0.3 })?.kind).toBe('same')
  expect(kindOf({ ...IDLE, value: 0.4 })).toMatchObject({ kind: 'worse', of: 'value', before: 0.2, now: 0.4 })
  expect(kindOf({ ...IDLE, value: 0 })?.kind).toBe('better')
})

test('names that only one side knows are said', () => {
  const changes = compare([{ ...LAUNCH, name: 'launch-2m' }], table)
  expect(changes.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'launch-2m new',
    'launch-100k missing',
    'full-text missing',
    'idle-cpu missing',
    'memory-hour missing',
  ])
})

test('other programs are not ours to judge', () => {
  const peer = { ...LAUNCH, name: 'peer-liferea-launch' }
  const known = readTable(withWholeRun(EMPTY, [peer], ''))
  expect(compare([{ ...peer, ratio: 9 }], known)[0]?.kind).toBe('same')
})

test('a sentence tells what moved', () => {
  expect(compare([{ ...LAUNCH, ratio: 1.83 }], table).map(sentenceOf)[0]).toBe(
    'launch-100k is 30 % worse: its ratio was 1.41 and is 1.83 (10 % are noise).',
  )
})

test('from nothing there are no percent', () => {
  expect(compare([{ ...IDLE, value: 0 }], table).map(sentenceOf)[0]).toBe(
    'idle-cpu is better: its value was 0.2 and is 0 (10 % are noise).',
  )
})

test('a line is the percentile of all its runs, and its noise how far their ratios lie apart', () => {
  const line = ofRuns('x', 'ms', 'bare', { ours: [10, 22, 30, 44, 50], theirs: [10, 20, 30, 40, 50] })
  expect(line).toMatchObject({ value: 30, yardstickValue: 30, ratio: 1, noise: 0 })

  const apart = ofRuns('x', 'ms', 'bare', { ours: [10, 11, 15, 8, 10], theirs: [10, 10, 10, 10, 10] })
  expect(apart.noise).toBe(10)

  const many = ofRuns('x', 'ms', 'bare', {
    ours: [
      [1, 2, 30],
      [1, 2, 40],
      [1, 2, 50],
    ],
    theirs: [[1], [1], [1]],
    part: 95,
  })
  expect(many).toMatchObject({ value: 50, ratio: 50, noise: 25 })
})

test('two runs say nothing about noise', () => {
  expect(ofRuns('x', 'ms', 'bare', { ours: [10, 20], theirs: [10, 10] }).noise).toBeNull()
})
