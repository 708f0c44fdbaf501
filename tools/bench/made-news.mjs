// News of days that never were: events, each told by some of forty newspapers in words of its own, in order of arrival.
// Words are made of syllables and as frequent as in a language (Zipf). The same numbers give the same news.

const SYLLABLES = 'رم لك مد شر حل عن طر صد دغ عم جز قف كس نث خض سظ ذب ضج غت زش'.split(' ')
const WORDS = 20_000
const SOURCES = 40
const DAY = 86_400_000
/** Articles that are about to come, of events that have happened. */
const COMING = 1000

/** `count` articles over `days`, with the number of the event that each belongs to. */
export function* madeNews(count, days, seed = 1) {
  const random = randomFrom(seed)
  const coming = []
  let event = 0
  for (let made = 0; made < count; made++) {
    while (coming.length < COMING) coming.push(...articlesOf(event++, random))
    // Whichever comes next: what one event gives lies hours apart, and other events between.
    const [article] = coming.splice(Math.floor(random() * coming.length), 1)
    yield { ...article, id: made + 1, at: Math.round((made * days * DAY) / count) }
  }
}

/** What one event gives to read: a copy of another paper's text now and then, with some words changed. */
function articlesOf(event, random) {
  const names = Array.from({ length: 4 }, () => [rareWord(random), rareWord(random)])
  const common = Array.from({ length: 60 }, () => word(random))
  const papers = 1 + Math.floor(-Math.log(1 - random()) * 1.5)
  let copied = null
  return Array.from({ length: papers }, () => {
    const text = copied !== null && random() < 0.5 ? edited(copied, random) : told(names, common, random)
    copied = text
    const title = shuffled([...shuffled(names, random).slice(0, 2), [word(random)], [word(random)]], random)
    return {
      event,
      source: Math.floor(random() * SOURCES),
      language: 'ar',
      direction: 'rtl',
      title: title.flat().join(' '),
      lead: text.slice(0, 45).join(' '),
      text: text.join(' '),
    }
  })
}

/** Who and what it is about stands at the beginning, as a rule. */
function told(names, common, random) {
  return Array.from({ length: 150 }, (_, at) => {
    if (random() < (at < 35 ? 0.3 : 0.05)) return names[Math.floor(random() * names.length)]
    return random() < 0.3 ? common[Math.floor(random() * common.length)] : word(random)
  }).flat()
}

function edited(text, random) {
  return text.map(one => (random() < 0.02 ? word(random) : one))
}

function shuffled(list, random) {
  return list
    .map(one => [random(), one])
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one)
}

function word(random) {
  return wordOf(Math.floor(WORDS ** random()))
}

function rareWord(random) {
  return wordOf(WORDS / 20 + Math.floor(random() * WORDS))
}

function wordOf(rank) {
  let left = Math.floor(rank) + SYLLABLES.length
  let written = ''
  while (left > 0) {
    written += SYLLABLES[left % SYLLABLES.length]
    left = Math.floor(left / SYLLABLES.length)
  }
  return written
}

/** Mulberry32. */
function randomFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixing = Math.imul(state ^ (state >>> 15), 1 | state)
    mixing = (mixing + Math.imul(mixing ^ (mixing >>> 7), 61 | mixing)) ^ mixing
    return ((mixing ^ (mixing >>> 14)) >>> 0) / 4294967296
  }
}
