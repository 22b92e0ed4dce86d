/**
 * A process of its own: draws the frames of one video and writes them, raw, to
 * its standard output, which is the standard input of the encoder. Pixels so
 * never pass through the emulator's event loop.
 */
import { readFileSync, writeSync } from 'node:fs'
import { drawFrame, fadeFrame, toPicture } from './frame.js'

/**
 * @typedef {import('./frame.js').Rect} Rect
 * @typedef {{
 *   pictures: { path: string, width: number, height: number }[],
 *   width: number, height: number, frames: number,
 *   from: Rect, to: Rect,
 * }} Shot rectangles are shares of the picture, 0 to 1
 */

/** @type {Shot} */
const shot = JSON.parse(process.argv[2] ?? '')
process.on('SIGTERM', () => process.exit(143))

const pictures = shot.pictures.map(({ path, width, height }) => ({
  width,
  height,
  ...toPicture(readFileSync(path), width, height),
}))
const frame = new Uint8Array((shot.width * shot.height * 3) / 2)
const other = new Uint8Array(frame.length)
const [first, last] = pictures
if (!first) throw new Error('a shot needs a picture')

/** One picture seen through one rectangle: every frame is the first one. */
const still = !last && JSON.stringify(shot.from) === JSON.stringify(shot.to)

for (let n = 0; n < shot.frames; n += 1) {
  const progress = shot.frames > 1 ? n / (shot.frames - 1) : 0
  const fade = last ? smooth((progress - 0.3) / 0.4) : 0
  if (fade < 1 && (n === 0 || !still)) draw(first, progress, frame)
  if (last && fade > 0) {
    draw(last, progress, fade < 1 ? other : frame)
    if (fade < 1) fadeFrame(frame, other, fade)
  }
  write(frame)
}

/**
 * @param {import('./frame.js').Picture & { width: number, height: number }} picture
 * @param {number} progress
 * @param {Uint8Array} target
 */
function draw(picture, progress, target) {
  const { from, to } = shot
  // Never quite still, not even at the ends.
  const way = 0.4 * progress + 0.6 * smooth(progress)
  const between = (/** @type {number} */ a, /** @type {number} */ b) =>
    a + (b - a) * way
  const rect = {
    x: between(from.x, to.x) * picture.width,
    y: between(from.y, to.y) * picture.height,
    width: between(from.width, to.width) * picture.width,
    height: between(from.height, to.height) * picture.height,
  }
  drawFrame(picture, rect, target, shot.width, shot.height)
}

/** @param {number} t */
function smooth(t) {
  const x = Math.min(Math.max(t, 0), 1)
  return x * x * (3 - 2 * x)
}

/** @param {Uint8Array} bytes */
function write(bytes) {
  let done = 0
  while (done < bytes.length) {
    try {
      done += writeSync(1, bytes, done)
    } catch (error) {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code
      // The encoder has gone: cancelled, or out of its own troubles.
      if (code === 'EPIPE') process.exit(0)
      if (code !== 'EAGAIN') throw error
    }
  }
}
