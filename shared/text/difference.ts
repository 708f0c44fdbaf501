/**
 * What changed between two texts, word by word: Myers' algorithm (An O(ND) Difference Algorithm, 1986), whose cost grows
 * with the length times the number of changes. Texts with more changes than anybody would follow are told as wholly
 * replaced where they differ.
 */

export interface Change {
  readonly kind: 'same' | 'removed' | 'added'
  /** Words with single spaces between them; paragraphs are parted by line breaks. */
  readonly text: string
}

const MOST_CHANGES = 1500
const WORDS = /\n+|[^\s]+/g

export function difference(before: string, after: string): Change[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const head = commonStart(old, now)
  const tail = commonStart(old.slice(head).reverse(), now.slice(head).reverse())
  const [middleOld, middleNow] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)]
  const steps: Step[] = [
    ...old.slice(0, head).map(same),
    ...(walk(middleOld, middleNow) ?? [...middleOld.map(removed), ...middleNow.map(added)]),
    ...old.slice(old.length - tail).map(same),
  ]
  return joined(steps)
}

interface Step {
  readonly kind: Change['kind']
  readonly word: string
}

const same = (word: string): Step => ({ kind: 'same', word })
const removed = (word: string): Step => ({ kind: 'removed', word })
const added = (word: string): Step => ({ kind: 'added', word })

function wordsOf(text: string): string[] {
  return (text.trim().match(WORDS) ?? []).map(word => (word.startsWith('\n') ? '\n' : word))
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length++
  return length
}

/** null: more than `MOST_CHANGES`. */
function walk(old: readonly string[], now: readonly string[]): Step[] | null {
  const rounds: Int32Array[] = []
  // Diagonal k (place in `now` subtracted from place in `old`) → how far `old` is got on it; k is at k + d + 1.
  let reached = new Int32Array(3)
  for (let d = 0; d <= Math.min(old.length + now.length, MOST_CHANGES); d++) {
    const next = new Int32Array(2 * d + 5)
    for (let k = -d; k <= d; k += 2) {
      const fromAbove = k === -d || (k !== d && at(reached, k - 1, d - 1) < at(reached, k + 1, d - 1))
      let x = d === 0 ? 0 : fromAbove ? at(reached, k + 1, d - 1) : at(reached, k - 1, d - 1) + 1
      while (x < old.length && x - k < now.length && old[x] === now[x - k]) x++
      next[k + d + 1] = x
      if (x >= old.length && x - k >= now.length) return trace([...rounds, next], old, now)
    }
    rounds.push(next)
    reached = next
  }
  return null
}

function at(reached: Int32Array, k: number, d: number): number {
  return reached[k + d + 1] ?? 0
}

/** Backwards from the end, round by round. */
function trace(rounds: readonly Int32Array[], old: readonly string[], now: readonly string[]): Step[] {
  const steps: Step[] = []
  let [x, y] = [old.length, now.length]
  for (let d = rounds.length - 1; d > 0; d--) {
    const before = rounds[d - 1] as Int32Array
    const k = x - y
    const fromAbove = k === -d || (k !== d && at(before, k - 1, d - 1) < at(before, k + 1, d - 1))
    const fromX = at(before, fromAbove ? k + 1 : k - 1, d - 1)
    const fromY = fromX - (fromAbove ? k + 1 : k - 1)
    while (x > fromX && y > fromY) {
      steps.push(same(old[--x] as string))
      y--
    }
    if (fromAbove) steps.push(added(now[--y] as string))
    else steps.push(removed(old[--x] as string))
  }
  while (x > 0) steps.push(same(old[--x] as string))
  return steps.reverse()
}

function joined(steps: readonly Step[]): Change[] {
  const changes: { kind: Change['kind']; words: string[] }[] = []
  for (const { kind, word } of steps) {
    const last = changes.at(-1)
    if (last?.kind === kind) last.words.push(word)
    else changes.push({ kind, words: [word] })
  }
  return changes.map(({ kind, words }) => ({ kind, text: words.join(' ').replace(/ ?\n ?/g, '\n') }))
}
