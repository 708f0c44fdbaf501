// What a room gives to be done by name, and what its deeds answer.
import type { CommandName } from '../../shared/commands/commands.ts'

/** False when there was nothing to do, so that the key keeps its own meaning. */
export type Deed = (target: Element | null) => boolean

export type Deeds = Readonly<Record<CommandName, Deed>>

/** Done, or on its way: what goes wrong later is told by whoever does it. */
export function begun(_work: unknown): true {
  return true
}

/** Done to `subject` where there is one. */
export function on<T>(subject: T | null | undefined, deed: (subject: T) => unknown): boolean {
  return subject == null ? false : begun(deed(subject))
}
