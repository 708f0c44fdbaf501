// A printed sheet, an inkwell and a reed pen: drawn with the page's own inks, so that it is at home in every theme.
import styles from './FrontPicture.module.css'

export function FrontPicture({ className }: { readonly className?: string | undefined }) {
  return (
    <svg className={`${styles.picture} ${className ?? ''}`} viewBox="0 0 360 300" aria-hidden="true" focusable="false">
      <rect className={styles.desk} x="0" y="252" width="360" height="6" />
      <g className={styles.sheet}>
        <path d="M58 232 L92 44 L276 66 L246 252 L58 252 Z" />
      </g>
      <path className={styles.sheetEdge} d="M92 44 L276 66 L273 84 L89 62 Z" />
      <g className={styles.lines}>
        <path d="M255 96 L148 83" />
        <path d="M252 113 L118 97" />
        <path d="M186 131 L114 122" />
        <path d="M183 147 L111 138" />
        <path d="M180 163 L108 154" />
        <path d="M177 179 L105 170" />
        <path d="M174 195 L103 186" />
        <path d="M171 211 L100 202" />
        <path d="M236 205 L188 199" />
        <path d="M233 221 L185 215" />
      </g>
      <path className={styles.plate} d="M198 136 L246 142 L238 190 L190 184 Z" />
      <path className={styles.sun} d="M206 172 a14 14 0 0 1 27 3 Z" />
      <g>
        <path className={styles.well} d="M262 252 v-44 q0 -8 8 -8 h46 q8 0 8 8 v44 Z" />
        <rect className={styles.well} x="274" y="188" width="38" height="14" />
        <path className={styles.label} d="M293 214 l12 12 l-12 12 l-12 -12 Z" />
      </g>
      <path className={styles.reed} d="M286 190 L338 44 L347 47 L300 190 Z" />
      <path className={styles.knot} d="M316 106 l10 4 l-2 6 l-10 -4 Z" />
      <path className={styles.spill} d="M20 252 q12 -18 30 -14 q16 4 8 14 Z" />
    </svg>
  )
}
