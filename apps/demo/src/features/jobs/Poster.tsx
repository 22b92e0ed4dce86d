import { classNames } from '../../ui/classNames.ts'
import type { JobRecord } from './jobBook.ts'

type PosterProps = {
  record: JobRecord
  className?: string | undefined
}

/**
 * The picture of a job: the small one that was kept, else the one at the given
 * address, else the first frame of its video.
 */
export function Poster({ record, className }: PosterProps) {
  const { thumbnail, input, ending } = record
  const address = input.image_url
  const fill = classNames('size-full object-cover', className)
  const source =
    thumbnail ??
    (typeof address === 'string' && URL.canParse(address) ? address : null)
  if (source !== null) return <img src={source} alt="" className={fill} />
  const url = ending?.video?.url
  if (url === undefined) return null
  return (
    <video
      src={`${url}#t=0.1`}
      className={fill}
      aria-hidden="true"
      tabIndex={-1}
      muted
      playsInline
      preload="metadata"
    />
  )
}
