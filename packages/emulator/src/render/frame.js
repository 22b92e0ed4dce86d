/**
 * The pixel work of the virtual camera. Plain JavaScript, because the process
 * that runs it is started by Node itself, without a compiler in between.
 */

/**
 * One 8-bit plane; rows are padded to whole 32-bit words.
 *
 * @typedef {{
 *   words: Int32Array, bytes: Uint8Array,
 *   stride: number, width: number, height: number,
 * }} Plane
 * @typedef {{ y: Plane, u: Plane, v: Plane }} Picture
 * @typedef {{ x: number, y: number, width: number, height: number }} Rect
 */

const lowBytes = 0x00ff00ff
const half = 0x00400040

/**
 * @param {number} width
 * @param {number} height
 * @returns {Plane}
 */
function createPlane(width, height) {
  const stride = (width + 3) & ~3
  const bytes = new Uint8Array(stride * height)
  return { words: new Int32Array(bytes.buffer), bytes, stride, width, height }
}

/**
 * A picture in BT.709 limited range with halved colour, as video has it.
 *
 * @param {Uint8Array} rgb three bytes a pixel; width and height even
 * @param {number} width
 * @param {number} height
 * @returns {Picture}
 */
export function toPicture(rgb, width, height) {
  const y = createPlane(width, height)
  const u = createPlane(width >> 1, height >> 1)
  const v = createPlane(width >> 1, height >> 1)
  for (let row = 0; row < height; row += 1) {
    for (let x = 0, at = row * width * 3; x < width; x += 1, at += 3) {
      const r = rgb[at] ?? 0
      const g = rgb[at + 1] ?? 0
      const b = rgb[at + 2] ?? 0
      y.bytes[row * y.stride + x] =
        16.5 + 0.18259 * r + 0.61423 * g + 0.06201 * b
    }
  }
  const line = width * 3
  for (let row = 0; row < u.height; row += 1) {
    for (let x = 0; x < u.width; x += 1) {
      const at = row * 2 * line + x * 6
      const r = sumOfFour(rgb, at, line)
      const g = sumOfFour(rgb, at + 1, line)
      const b = sumOfFour(rgb, at + 2, line)
      const to = row * u.stride + x
      u.bytes[to] = 128.5 + (-0.10064 * r - 0.33857 * g + 0.43922 * b) / 4
      v.bytes[to] = 128.5 + (0.43922 * r - 0.39894 * g - 0.04027 * b) / 4
    }
  }
  return { y, u, v }
}

/**
 * @param {Uint8Array} rgb
 * @param {number} at
 * @param {number} line
 */
function sumOfFour(rgb, at, line) {
  return (
    (rgb[at] ?? 0) +
    (rgb[at + 3] ?? 0) +
    (rgb[at + line] ?? 0) +
    (rgb[at + line + 3] ?? 0)
  )
}

/**
 * Draws what the camera sees through `rect` into a yuv420p frame.
 *
 * @param {Picture} picture
 * @param {Rect} rect in pixels of the picture, fractions welcome
 * @param {Uint8Array} frame
 * @param {number} width
 * @param {number} height
 */
export function drawFrame(picture, rect, frame, width, height) {
  const colour = {
    x: rect.x / 2,
    y: rect.y / 2,
    width: rect.width / 2,
    height: rect.height / 2,
  }
  const size = width * height
  const w = width >> 1
  const h = height >> 1
  drawPlane(picture.y, rect, frame.subarray(0, size), width, height)
  drawPlane(picture.u, colour, frame.subarray(size, size + w * h), w, h)
  drawPlane(picture.v, colour, frame.subarray(size + w * h), w, h)
}

/**
 * Bilinear, first down, then across. Positions have 1/128 of a pixel, which is
 * what keeps a slow movement smooth.
 *
 * @param {Plane} plane
 * @param {Rect} rect
 * @param {Uint8Array} target
 * @param {number} width
 * @param {number} height
 */
function drawPlane(plane, rect, target, width, height) {
  const columns = sample(width, rect.x, rect.width, plane.width)
  const rows = sample(height, rect.y, rect.height, plane.height)
  const words = plane.stride >> 2
  const mixedWords = new Int32Array(words)
  const mixed = new Uint8Array(mixedWords.buffer)
  const { index, weight } = columns
  for (let y = 0; y < height; y += 1) {
    const top = /** @type {number} */ (rows.index[y]) * words
    const share = /** @type {number} */ (rows.weight[y])
    mixRows(plane.words, top, plane.words, top + words, share, mixedWords)
    const offset = y * width
    for (let x = 0; x < width; x += 1) {
      const i = /** @type {number} */ (index[x])
      const a = /** @type {number} */ (mixed[i])
      const b = /** @type {number} */ (mixed[i + 1])
      const share = /** @type {number} */ (weight[x])
      target[offset + x] = a + (((b - a) * share + 64) >> 7)
    }
  }
}

/**
 * For each of `count` samples across a span: the pixel before it, and how much
 * of the pixel after it counts, in 1/128.
 *
 * @param {number} count
 * @param {number} from
 * @param {number} span
 * @param {number} limit pixels there are
 */
function sample(count, from, span, limit) {
  const index = new Int32Array(count)
  const weight = new Int32Array(count)
  for (let k = 0; k < count; k += 1) {
    const wanted = from + ((k + 0.5) * span) / count - 0.5
    const position = Math.min(Math.max(wanted, 0), limit - 1)
    const i = Math.min(Math.floor(position), limit - 2)
    index[k] = i
    weight[k] = Math.round((position - i) * 128)
  }
  return { index, weight }
}

/**
 * Mixes two rows of bytes, four at a time: two in the even bytes of a word,
 * two in the odd ones. Weights of 7 bits keep every product below 2^31.
 *
 * @param {Int32Array} first
 * @param {number} at where the row begins in `first`
 * @param {Int32Array} second
 * @param {number} to where the row begins in `second`
 * @param {number} share of the second row, in 1/128
 * @param {Int32Array} target
 */
function mixRows(first, at, second, to, share, target) {
  const rest = 128 - share
  for (let k = 0; k < target.length; k += 1) {
    const a = /** @type {number} */ (first[at + k])
    const b = /** @type {number} */ (second[to + k])
    const even =
      Math.imul(a & lowBytes, rest) + Math.imul(b & lowBytes, share) + half
    const odd =
      Math.imul((a >>> 8) & lowBytes, rest) +
      Math.imul((b >>> 8) & lowBytes, share) +
      half
    target[k] = ((even >>> 7) & lowBytes) | (((odd >>> 7) & lowBytes) << 8)
  }
}

/**
 * Fades a frame into another one, in place.
 *
 * @param {Uint8Array} frame length a multiple of four
 * @param {Uint8Array} other
 * @param {number} share of the other, 0 to 1
 */
export function fadeFrame(frame, other, share) {
  const target = new Int32Array(frame.buffer)
  const next = new Int32Array(other.buffer)
  mixRows(target, 0, next, 0, Math.round(share * 128), target)
}
