/** The system's notifications. */

import { Notification } from 'electron'

/** One that is no longer held would be gone before it is chosen. */
const shown = new Set<Notification>()

/** Returns false where the system has none. */
export function showNote(
  { title, body }: { readonly title: string; readonly body: string },
  onChosen: () => void,
): boolean {
  if (!Notification.isSupported()) return false
  const note = new Notification({ title, body })
  const forget = () => void shown.delete(note)
  shown.add(note)
  note.once('click', () => {
    forget()
    onChosen()
  })
  note.once('close', forget)
  note.once('failed', forget)
  note.show()
  return true
}
