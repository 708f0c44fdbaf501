/**
 * Questions of which only the latest is worth an answer. One is under way at a time; of those that wait, the newest of
 * each kind stays, and the others are given up before anybody has begun with them. Whoever is under way can ask whether
 * its answer is still wanted.
 */

type Ask = <T>(question: (isOvertaken: () => boolean) => Promise<T>) => Promise<T | null>

interface Asked {
  place: number
  isOvertaken: boolean
  begin(): Promise<void>
  giveUp(): void
}

/** A question of an earlier kind goes before one of a later kind, and makes those of later kinds out of date. */
export function createLatestOnly<K extends string>(kinds: readonly K[]): Readonly<Record<K, Ask>> {
  const waiting = new Map<number, Asked>()
  let underWay: Asked | undefined

  async function goOn(): Promise<void> {
    if (underWay) return
    for (underWay = takeNext(); underWay; underWay = takeNext()) await underWay.begin()
  }

  function takeNext(): Asked | undefined {
    const next = waiting.get(Math.min(...waiting.keys()))
    if (next) waiting.delete(next.place)
    return next
  }

  function overtake(from: number): void {
    for (const [place, asked] of waiting) {
      if (place < from) continue
      waiting.delete(place)
      asked.giveUp()
    }
    if (underWay && underWay.place >= from) underWay.isOvertaken = true
  }

  function askOf(place: number): Ask {
    return question =>
      new Promise((resolve, reject) => {
        overtake(place)
        const asked: Asked = {
          place,
          isOvertaken: false,
          begin: () => question(() => asked.isOvertaken).then(resolve, reject),
          giveUp: () => resolve(null),
        }
        waiting.set(place, asked)
        void goOn()
      })
  }

  return Object.fromEntries(kinds.map((kind, place) => [kind, askOf(place)])) as Record<K, Ask>
}
