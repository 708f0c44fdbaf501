import { expect, test } from 'vitest'
import { createLatestOnly } from '../../electron/base/latest-only.ts'

test('of questions that wait only the latest is asked, the others are given up', async () => {
  const { search, count } = createLatestOnly(['search', 'count'])
  const asked: string[] = []
  const question = (name: string) => async () => {
    asked.push(name)
    await Promise.resolve()
    return name
  }

  const answers = Promise.all([
    search(question('first')),
    count(question('count of the first')),
    search(question('second')),
    search(question('third')),
    count(question('count of the third')),
  ])

  expect(await answers).toEqual(['first', null, null, 'third', 'count of the third'])
  expect(asked).toEqual(['first', 'third', 'count of the third'])
})

test('a question that fails says so, and the next one is asked', async () => {
  const { search } = createLatestOnly(['search'])

  const failed = search(() => Promise.reject(new Error('no')))
  const next = search(async () => 'yes')

  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

test('a question that is under way is told that it was overtaken, by one of its kind or of an earlier kind', async () => {
  async function isOvertakenBy(later: 'search' | 'count', underWay: 'search' | 'count'): Promise<boolean> {
    const latest = createLatestOnly(['search', 'count'])
    let goOn: () => void = () => undefined
    const untilLater = new Promise<void>(resolve => {
      goOn = resolve
    })
    const answer = latest[underWay](async isOvertaken => {
      await untilLater
      return isOvertaken()
    })
    const afterwards = latest[later](async isOvertaken => isOvertaken())
    goOn()
    expect(await afterwards).toBe(false)
    return (await answer) === true
  }

  expect(await isOvertakenBy('count', 'count')).toBe(true)
  expect(await isOvertakenBy('search', 'count')).toBe(true)
  expect(await isOvertakenBy('search', 'search')).toBe(true)
  expect(await isOvertakenBy('count', 'search')).toBe(false)
})
