// A paragraph that calls the reader away is told by where its links lead: to the paper's own letters, subscriptions, channels.

const LONGEST = 300
/** Whole parts of an address at the paper itself: a headline in an address may have such a word in it. */
const OWN =
  /(?:^|\/)(?:newsletters?|newsletter-?sign-?up|email-?sign-?up|subscri(?:be|ption|ptions)|sign-?up|membership|become-a-member|donat(?:e|ion|ions)|support-?us|abos?|abonn?e(?:ment|ments|z-vous|ren)|suscri(?:pcion|pciones|bete|birse)|suscripciones|assin(?:e|atura)|abbonati|abbonamenti|spenden|spende|infolettre|prenumerata)(?:\/|\.\w{3,5}$|$)/i
/** Where papers have channels and programs; such an address is the paper's own when its name is in it. */
const ELSEWHERE =
  /^(?:t\.me|telegram\.me|(?:www\.)?whatsapp\.com|chat\.whatsapp\.com|news\.google\.com|apps\.apple\.com|itunes\.apple\.com|play\.google\.com)$/i
const SHORTEST_NAME = 4

/** `text`: its words. `host`: the page's. */
export function callsAway(block: Element, text: string, host: string): boolean {
  if (text === '' || text.length > LONGEST || block.querySelector('img, figure, table') !== null) return false
  const links = [...block.querySelectorAll<HTMLAnchorElement>('a[href]')]
  const name = nameOf(host)
  return links.length > 0 && links.every(link => isCall(link, name))
}

function isCall({ hostname, pathname, href }: HTMLAnchorElement, name: string): boolean {
  if (ELSEWHERE.test(hostname)) return name.length >= SHORTEST_NAME && href.toLowerCase().includes(name)
  return nameOf(hostname) === name && OWN.test(`${hostname.split('.')[0]}/${pathname}`)
}

/** «paper» of www.paper.co.uk. */
function nameOf(host: string): string {
  const labels = host.toLowerCase().replace(/:\d+$/, '').split('.')
  const at = labels.length > 2 && (labels.at(-2) ?? '').length <= 3 ? -3 : -2
  return labels.at(at) ?? labels[0] ?? ''
}
