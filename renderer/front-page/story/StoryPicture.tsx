import { useState } from 'react'
import { useCellPart } from '../../base/cell.ts'
import { hiddenHereCell } from '../../pictures/pictures.ts'
import styles from './StoryPicture.module.css'

interface StoryPictureProps {
  readonly name: string
  readonly size: 'lead' | 'small'
  readonly onMissing?: () => void
}

/** Fewer pixels than this are an icon, or would be drawn as a blur. */
const LEAST_WIDTH = { lead: 300, small: 60 } as const

/** A picture that is not in the cache leaves nothing behind. */
export function StoryPicture({ name, size, onMissing }: StoryPictureProps) {
  const [missing, setMissing] = useState(false)
  const isHidden = useCellPart(hiddenHereCell, hidden => hidden.has(name))
  if (missing || isHidden) return null

  function leave() {
    setMissing(true)
    onMissing?.()
  }

  return (
    <img
      className={styles[size]}
      src={`app://picture/${name}`}
      alt=""
      decoding="async"
      onLoad={({ currentTarget }) => currentTarget.naturalWidth < LEAST_WIDTH[size] && leave()}
      onError={leave}
    />
  )
}
