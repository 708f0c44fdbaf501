// The hidden page of `inspect sanitize`: the reading view's own cleaner behind one function, which main calls.
import { type Markup, sanitise } from '../markup/sanitise.ts'

declare global {
  interface Window {
    sanitised?: (markup: Markup) => string
  }
}

window.sanitised = markup => {
  const place = document.createElement('div')
  place.append(document.adoptNode(sanitise(markup).content))
  return place.innerHTML
}
