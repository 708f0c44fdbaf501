// Before a page that is filled already: the window's own script is read when what stands in it is on the screen.
const own = document.querySelector<HTMLScriptElement>('script[data-own]')?.dataset['own']

/** A window that nobody sees draws no frames; its script runs all the same. */
const LONGEST_LOOK = 300

let begun = false

function begin(): void {
  if (begun || own === undefined) return
  begun = true
  void import(/* @vite-ignore */ own)
}

requestAnimationFrame(() => setTimeout(begin))
setTimeout(begin, LONGEST_LOOK)
