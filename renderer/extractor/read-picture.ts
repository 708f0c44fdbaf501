// Bytes that claim to be a picture → the same picture, drawn and written anew by us, and what it looks like.
import {
  type DrawnPicture,
  LONGEST_EDGE,
  type ManyPictures,
  type MeasuredPicture,
  type MeasuredPictures,
  type PaperPicture,
  type PictureBytes,
} from '../../shared/extractor/contract.ts'
import { likenessOf, MEASURED_SIDE } from '../../shared/pictures/likeness.ts'
import { ExpectedError } from '../../shared/result.ts'

const QUALITY = 0.82

/** Only the first frame of a picture that moves: nothing but the headline bar moves by itself. */
export async function readPicture(given: PictureBytes): Promise<DrawnPicture> {
  const picture = await decode(given)
  try {
    const drawn = drawWhole(picture, null)
    const file = await drawn.canvas.convertToBlob({ type: 'image/webp', quality: QUALITY })
    return {
      bytes: new Uint8Array(await file.arrayBuffer()),
      type: 'image/webp',
      width: drawn.canvas.width,
      height: drawn.canvas.height,
      likeness: measure(drawn.canvas),
    }
  } finally {
    picture.close()
  }
}

/** What is transparent is white paper. */
export async function drawForPaper(given: PictureBytes): Promise<PaperPicture> {
  const picture = await decode(given)
  try {
    const file = await drawWhole(picture, '#fff').canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
    return { bytes: new Uint8Array(await file.arrayBuffer()), type: 'image/jpeg' }
  } finally {
    picture.close()
  }
}

/** No larger than `LONGEST_EDGE`. */
function drawWhole(picture: ImageBitmap, paper: string | null): OffscreenCanvasRenderingContext2D {
  const scale = Math.min(1, LONGEST_EDGE / Math.max(picture.width, picture.height))
  const [width, height] = [picture.width, picture.height].map(side => Math.max(1, Math.round(side * scale)))
  return draw(picture, width ?? 1, height ?? 1, paper)
}

/** Such as we drew before: drawn again they would be a little less of what they were. */
export async function measurePictures({ bytes, sizes }: ManyPictures): Promise<MeasuredPictures> {
  let end = 0
  const pieces = sizes.map(size => {
    end += size
    return bytes.subarray(end - size, end)
  })
  return { measured: await Promise.all(pieces.map(measurePicture)) }
}

async function measurePicture(bytes: Uint8Array): Promise<MeasuredPicture | null> {
  const picture = await decode({ bytes, type: 'image/webp' }).catch(() => null)
  if (!picture) return null
  try {
    return { width: picture.width, height: picture.height, likeness: measure(picture) }
  } finally {
    picture.close()
  }
}

function decode({ bytes, type }: PictureBytes): Promise<ImageBitmap> {
  return createImageBitmap(new Blob([bytes as BlobPart], { type })).catch(error => {
    throw new ExpectedError('notAPicture', error instanceof Error ? error.message : String(error))
  })
}

/** What is transparent looks as it does on white paper. */
function measure(picture: ImageBitmap | OffscreenCanvas): string {
  const small = draw(picture, MEASURED_SIDE, MEASURED_SIDE, '#fff')
  return likenessOf(small.getImageData(0, 0, MEASURED_SIDE, MEASURED_SIDE).data)
}

function draw(
  picture: ImageBitmap | OffscreenCanvas,
  width: number,
  height: number,
  paper: string | null,
): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('There is no canvas to draw on.')
  if (paper) {
    context.fillStyle = paper
    context.fillRect(0, 0, width, height)
  }
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, width, height)
  return context
}
