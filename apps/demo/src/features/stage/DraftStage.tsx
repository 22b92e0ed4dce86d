import { strings } from '../../strings.ts'
import { Button } from '../../ui/Button.tsx'
import { notify } from '../../ui/notify.ts'
import { loadSample } from '../upload/loadSample.ts'
import type { Picture } from '../upload/picture.ts'

type DraftStageProps = {
  picture: Picture | undefined
  /** Whether the endpoint takes a picture at all. */
  wantsPicture: boolean
  /** Width divided by height of the video to be. */
  ratio: number
  dragging: boolean
  onChoose: () => void
  onPick: (source: File) => void
}

/** The stage before the click: where the picture goes, or its first frame. */
export function DraftStage(props: DraftStageProps) {
  const { picture, dragging, ratio } = props
  const { stage } = strings
  if (picture !== undefined) {
    return (
      <figure className="relative grid aspect-video place-items-center overflow-hidden bg-black sm:rounded-xl">
        <div
          className="relative h-full max-w-full overflow-hidden"
          style={{ aspectRatio: ratio }}
        >
          <img
            src={picture.preview}
            alt={strings.picture.alt}
            className="size-full object-cover"
          />
        </div>
        <figcaption className="absolute bottom-3 left-3 rounded bg-black/70 px-2 py-0.5 text-white text-xs">
          {dragging ? stage.dropNow : stage.preview}
        </figcaption>
      </figure>
    )
  }
  return (
    <div
      className={`grid aspect-video place-items-center border-2 border-dashed p-4 text-center transition-colors sm:rounded-xl ${
        dragging ? 'border-signal bg-signal/10' : 'border-line bg-surface'
      }`}
    >
      {props.wantsPicture ? (
        <div>
          <p className="font-semibold text-2xl tracking-tight sm:text-4xl">
            {dragging ? (
              stage.dropNow
            ) : (
              <>
                <span className="pointer-coarse:hidden">{stage.empty}</span>
                <span className="pointer-fine:hidden">{stage.emptyTouch}</span>
              </>
            )}
          </p>
          <p className="mt-1 text-balance text-muted">
            <span className="pointer-coarse:hidden">{stage.orPaste} </span>
            {stage.emptyHint}
          </p>
          <div className="mt-5 flex flex-wrap justify-center gap-2">
            <Button onClick={props.onChoose}>{stage.choose}</Button>
            <Button
              look="bare"
              onClick={() => {
                loadSample().then(props.onPick, () =>
                  notify('error', strings.picture.unreadable),
                )
              }}
            >
              {stage.sample}
            </Button>
          </div>
        </div>
      ) : (
        <p className="max-w-sm text-lg text-muted">{stage.emptyText}</p>
      )}
    </div>
  )
}
