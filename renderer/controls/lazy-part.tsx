// Parts of the window that the first headlines do not wait for: read from the disk and drawn after these were seen.
import { type ComponentType, lazy, memo, type ReactNode, Suspense } from 'react'

/** A window that nobody sees draws no frames; its parts come all the same. */
const LONGEST_LOOK = 300

/** A drawn frame takes this long to get to the screen. */
const ON_SCREEN = 60

let seen: Promise<void> | null = null

let came = () => {}
/** When the first of them has been read; they are all in one file. */
export const partsCame = new Promise<void>(done => {
  came = done
})

/** `load` may use React Aria; a component that is needed at once may not. `place` stands where the part will be. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  place: ReactNode = null,
): ComponentType<P> {
  const Part = lazy(async () => {
    seen ??= firstFrame()
    await seen
    const [{ AriaLocale }, Loaded] = await Promise.all([import('../language/AriaLocale.tsx'), load()])
    came()
    const InLocale = (props: P) => (
      <AriaLocale>
        <Loaded {...props} />
      </AriaLocale>
    )
    return { default: InLocale }
  }) as unknown as ComponentType<P>
  // None of them is drawn again only because the window around it was.
  return memo(function Later(props: P) {
    return (
      <Suspense fallback={place}>
        <Part {...props} />
      </Suspense>
    )
  }) as unknown as ComponentType<P>
}

function firstFrame(): Promise<void> {
  return new Promise(done => {
    requestAnimationFrame(() => setTimeout(done, ON_SCREEN))
    setTimeout(done, LONGEST_LOOK)
  })
}
