// What the figures should come to. `ratio`: times the yardstick at the most; `value`: at the most, in the figure's unit.
const GOALS = {
  'launch-100k': { ratio: 1.25 },
  'launch-1m': { ratio: 1.25 },
  'memory-100k': { ratio: 1.35 },
  'memory-hour': { ratio: 1.6 },
  'sync-listed': { ratio: 0.6 },
  'sync-searchable': { ratio: 1 },
  'sync-again': { ratio: 1.5 },
  'search-100k-p95': { value: 60 },
  'search-100k-typed': { value: 60 },
  'search-1m-p95': { value: 120 },
  'search-1m-typed': { value: 120 },
  'search-100k-store': { ratio: 2 },
  'search-1m-store': { ratio: 2 },
  'open-article-p95': { value: 50 },
  'idle-cpu': { value: 0.3 },
  'idle-cpu-bar': { value: 3 },
  disk: { ratio: 1 },
}
const FRAMES = { ratio: 1.3 }
const LONGEST_GAP = { value: 50 }

/** null where a figure has none. */
export function goalOf(name) {
  if (name.startsWith('frames-')) return name.endsWith('-longest') ? LONGEST_GAP : FRAMES
  return GOALS[name] ?? null
}

/** As the table has it: the goal, and whether it is met or by how much it is missed. '' without one. */
export function goalText({ name, value, unit, ratio }) {
  const goal = goalOf(name)
  const [most, reached, of] = goal?.ratio ? [goal.ratio, ratio, ''] : [goal?.value, value, ` ${unit}`]
  if (!goal || reached === null) return ''
  const missed = Math.round((reached / most - 1) * 1000) / 10
  return `≤ ${most}${of}: ${missed > 0 ? `**${missed} % over**` : 'met'}`
}
