import type { Share } from './encode.ts'

/** How much more the picture holds than the frame shows: room to move. */
const room = 1.16

/** No more than this of a long side is kept; the camera would have to rush. */
const longest = 1.4

/**
 * Size the source picture is brought to: it covers the frame with room to
 * spare, and keeps some more of the side on which it is longer.
 */
export function stageSize(
  picture: { width: number; height: number },
  frame: { width: number; height: number },
): { width: number; height: number } {
  const ratio = picture.width / picture.height
  const wanted = frame.width / frame.height
  const wider = Math.min(Math.max(ratio / wanted, 1), longest)
  const taller = Math.min(Math.max(wanted / ratio, 1), longest)
  return {
    width: even(frame.width * room * wider),
    height: even(frame.height * room * taller),
  }
}

function even(value: number): number {
  return 2 * Math.ceil(value / 2)
}

/**
 * A slow camera move: in or out, and a drift; along the longer side of the
 * picture where it has one.
 */
export function cameraMove(
  stage: { width: number; height: number },
  frame: { width: number; height: number },
  seed: number,
): { from: Share; to: Share } {
  const pushIn = seed % 3 !== 0
  const wide = { width: frame.width * room, height: frame.height * room }
  const [first, last] = pushIn ? [wide, frame] : [frame, wide]
  const directions = [
    [0.5, 0.42],
    [0.35, 0.5],
    [0.65, 0.5],
    [0.6, 0.4],
    [0.4, 0.6],
  ] as const
  const [x, y] = directions[seed % directions.length] ?? [0.5, 0.5]
  const forth = seed % 2 === 0
  const across = stage.width > wide.width + 2
  const down = stage.height > wide.height + 2
  const start = { x: across ? 0.15 : 0.5, y: down ? 0.15 : 0.5 }
  const end = { x: across ? 0.85 : x, y: down ? 0.85 : y }
  const [begin, finish] =
    (across || down) && !forth ? [end, start] : [start, end]
  return {
    from: place(first, stage, begin),
    to: place(last, stage, finish),
  }
}

/** The rectangle of `size` that uses up `at` of the space around it. */
function place(
  size: { width: number; height: number },
  stage: { width: number; height: number },
  at: { x: number; y: number },
): Share {
  return {
    x: ((stage.width - size.width) * at.x) / stage.width,
    y: ((stage.height - size.height) * at.y) / stage.height,
    width: size.width / stage.width,
    height: size.height / stage.height,
  }
}
