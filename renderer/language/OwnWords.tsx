// What the reader wrote, in whichever direction: its first letters decide, it stands on the side of what is around it.
import styles from './OwnWords.module.css'

export function OwnWords({ children }: { readonly children: string }) {
  return (
    <span className={styles.words} dir="auto">
      {children}
    </span>
  )
}
