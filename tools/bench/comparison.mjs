// What moved between a table and a new run. Ratios are compared, because they say the same on another machine; a figure whose
// yardstick is next to nothing has none, and is compared by its value.
//
// A figure may differ by a tenth, or by three times its noise (the larger of both runs') if that is more. The noise is the
// median distance of the single runs from their median: a run that was disturbed does not widen it. Three times it lets
// chance alone call a figure worse once in forty times of five runs, once in twelve of three (tried out on made-up numbers); so
// whoever asks measures once more what seems worse. Below a tenth the machine itself differs: where the same files lie in
// memory and on the disk moves a launch by that much. What begins with `peer-` are other programs: nobody's change here
// moves them.
const ALLOWED_ANYWAY = 10
const NOISES = 3
/** What a value is rounded to. */
const STEP = 0.1

/**
 * One for each name of either: `{name, kind, of, before, now, percent, allowed}`. `kind`: `same`, `worse`, `better`, `new`
 * (not in the table) or `missing` (not measured, though it was not on request). `percent`: how much worse, or better; `of`: `ratio` or `value`.
 */
export function compare(lines, table) {
  const known = new Map(table.map(row => [row.name, row]))
  const measured = new Set(lines.map(({ name }) => name))
  const missing = table
    .filter(({ name, isRequested }) => !isRequested && !measured.has(name))
    .map(({ name }) => ({ name, kind: 'missing' }))
  return [...lines.map(line => changeOf(line, known.get(line.name))), ...missing]
}

function changeOf(line, row) {
  const { name, unit } = line
  if (!row) return { name, kind: 'new' }
  const of = line.ratio !== null && row.ratio !== null ? 'ratio' : 'value'
  const [before, now] = [row[of], line[of]]
  const allowed = Math.max(ALLOWED_ANYWAY, NOISES * Math.max(line.noise ?? 0, row.noise ?? 0))
  const isMore = now > before
  const percent = (Math.max(now, before) / Math.min(now, before) - 1) * 100
  // What counts something in a time is the better the more it is.
  const isWorse = isMore !== unit.includes('/')
  const isStep = of === 'value' && Math.abs(now - before) < STEP * 1.5
  const isPeer = name.startsWith('peer-')
  const kind = isPeer || now === before || isStep || percent <= allowed ? 'same' : isWorse ? 'worse' : 'better'
  return { name, kind, of, before, now, percent, allowed }
}

const SENTENCES = {
  same: ({ name }) => `${name} is as it was.`,
  new: ({ name }) => `${name} is not in the table.`,
  missing: ({ name }) => `${name} is in the table and was not measured.`,
  worse: change => moved(change, 'worse'),
  better: change => moved(change, 'better'),
}

export function sentenceOf(change) {
  return SENTENCES[change.kind](change)
}

function moved({ name, of, before, now, percent, allowed }, how) {
  const much = Number.isFinite(percent) ? `${Math.round(percent)} % ` : ''
  return `${name} is ${much}${how}: its ${of} was ${before} and is ${now} (${Math.round(allowed)} % are noise).`
}
