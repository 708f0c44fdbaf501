// News of days that never were: events, each told by some of forty newspapers in words of its own, in order of arrival.
// Words are made of syllables and as frequent as in a language (Zipf). The same numbers give the same news.

const SYLLABLES = 'با تو سي رم لك نو في قا مد شر حل جي عن ها كو زي طر صو دا غم'.split(' ')
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
  const names = Array.from({ length: 7 }, () => rareWord(random))
  const common = Array.from({ length: 60 }, () => word(random))
  const papers = 1 + Math.floor(-Math.log(1 - random()) * 1.5)
  let copied = null
  return Array.from({ length: papers }, () => {
    const text = copied !== null && random() < 0.5 ? edited(copied, random) : told(names, common, random)
    copied = text
    const title = mixed(some(names, 4, random), 4, random)
    return {
      event,
      source: Math.floor(random() * SOURCES),
      language: 'ar',
      direction: 'rtl',
      title: title.join(' '),
      lead: text.slice(0, 45).join(' '),
      text: text.join(' '),
    }
  })
}

function told(names, common, random) {
  return Array.from({ length: 180 }, (_, at) => {
    if (at < 40 ? random() < 0.25 : random() < 0.06) return names[Math.floor(random() * names.length)]
    return random() < 0.3 ? common[Math.floor(random() * common.length)] : word(random)
  })
}

function edited(text, random) {
  return text.map(one => (random() < 0.02 ? word(random) : one))
}

function mixed(words, more, random) {
  const all = [...words, ...Array.from({ length: more }, () => word(random))]
  return all
    .map(one => [random(), one])
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one)
}

function some(words, count, random) {
  return words
    .map(one => [random(), one])
    .sort(([a], [b]) => a - b)
    .slice(0, count)
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
