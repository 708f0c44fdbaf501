/**
 * Questions of which only the latest is worth an answer. One is under way at a time; of those that wait, the newest of
 * each kind stays, and the others are given up before anybody has begun with them.
 */

type Ask = <T>(question: () => Promise<T>) => Promise<T | null>

interface Waiting {
  begin(): Promise<void>
  giveUp(): void
}

/** A question of an earlier kind goes before one of a later kind, and makes those of later kinds out of date. */
export function createLatestOnly<K extends string>(kinds: readonly K[]): Readonly<Record<K, Ask>> {
  const waiting = new Map<K, Waiting>()
  let isBusy = false

  async function goOn(): Promise<void> {
    if (isBusy) return
    isBusy = true
    for (let next = takeNext(); next; next = takeNext()) await next.begin()
    isBusy = false
  }

  function takeNext(): Waiting | undefined {
    const kind = kinds.find(name => waiting.has(name))
    if (kind === undefined) return undefined
    const next = waiting.get(kind)
    waiting.delete(kind)
    return next
  }

  function askOf(place: number): Ask {
    return question =>
      new Promise((resolve, reject) => {
        for (const overtaken of kinds.slice(place)) {
          waiting.get(overtaken)?.giveUp()
          waiting.delete(overtaken)
        }
        waiting.set(kinds[place] as K, {
          begin: () => question().then(resolve, reject),
          giveUp: () => resolve(null),
        })
        void goOn()
      })
  }

  return Object.fromEntries(kinds.map((kind, place) => [kind, askOf(place)])) as Record<K, Ask>
}
