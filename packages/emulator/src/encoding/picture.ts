/**
 * The picture of a recording: black, as that of a call in which nobody has a camera on. H.264 (constrained baseline) of one frame, which is
 * the same each time, so that no encoder is needed: its first block is written as it is, and each other one is predicted from its neighbors.
 */

/** In pixels. */
export const width = 320
export const height = 180

const blocksAcross = Math.ceil(width / 16)
const blocksDown = Math.ceil(height / 16)
const profile = 66
const constraints = 0xc0
/** 1.1: up to 396 blocks. */
const level = 11

/** Bits, the first the highest of its byte. */
class Bits {
  readonly #bits: Array<number> = []

  /** A number in a given number of bits. */
  put(value: number, count: number): this {
    for (let at = count - 1; at >= 0; at--) this.#bits.push((value >> at) & 1)
    return this
  }

  /** Numbers in Exp-Golomb code. */
  codes(...values: ReadonlyArray<number>): this {
    for (const value of values) {
      const length = 32 - Math.clz32(value + 1)
      this.put(0, length - 1).put(value + 1, length)
    }
    return this
  }

  /** Zeros up to the next byte. */
  align(): this {
    while (this.#bits.length % 8 !== 0) this.#bits.push(0)
    return this
  }

  /** A unit of a kind, with the bit that ends it. */
  unit(kind: number): Uint8Array {
    this.put(1, 1).align()
    const bytes = [kind]
    for (let at = 0; at < this.#bits.length; at += 8) {
      const byte = this.#bits.slice(at, at + 8).reduce((sum, bit) => sum * 2 + bit, 0)
      // Two zeros and a small byte would be the beginning of a unit.
      if (byte <= 3 && bytes.at(-1) === 0 && bytes.at(-2) === 0) bytes.push(3)
      bytes.push(byte)
    }
    return Uint8Array.from(bytes)
  }
}

const sequenceParameters = (): Uint8Array =>
  new Bits()
    .put(profile, 8)
    .put(constraints, 8)
    .put(level, 8)
    // Its id, length of frame numbers, order of frames as they come, one frame to refer to, no gaps.
    .codes(0, 0, 2, 1)
    .put(0, 1)
    .codes(blocksAcross - 1, blocksDown - 1)
    // Whole frames, prediction of blocks of 8 by 8, cropping: in pairs of lines, from below.
    .put(0b111, 3)
    .codes(0, 0, 0, (blocksDown * 16 - height) / 2)
    .put(0, 1)
    .unit(0x67)

const pictureParameters = (): Uint8Array =>
  new Bits()
    .codes(0, 0)
    .put(0, 2)
    .codes(0, 0, 0)
    .put(0, 3)
    .codes(0, 0, 0)
    // The filter at the edges of blocks can be turned off.
    .put(0b100, 3)
    .unit(0x68)

/** Each differs from the one before in its id. */
const frame = (id: 0 | 1): Uint8Array => {
  const bits = new Bits()
    // The first block, only blocks of their own, the parameters, frame number 0, the id.
    .codes(0, 7, 0)
    .put(0, 4)
    .codes(id)
    .put(0, 2)
    .codes(0, 1)
  for (let block = 0; block < blocksAcross * blocksDown; block++) {
    if (block === 0) {
      // Samples as they are: 256 of brightness, black, and twice 64 of color, none.
      bits.codes(25).align()
      for (let sample = 0; sample < 384; sample++) bits.put(sample < 256 ? 16 : 128, 8)
      continue
    }
    // The mean of the neighbors, for brightness and for color, and no difference from it: in six bits beside the first block, which has all.
    bits.codes(3, 0, 0)
    if (block === 1 || block === blocksAcross) bits.put(0b000011, 6)
    else bits.put(1, 1)
  }
  return bits.unit(0x65)
}

const withLength = (unit: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(4 + unit.length)
  new DataView(bytes.buffer).setUint32(0, unit.length)
  bytes.set(unit, 4)
  return bytes
}

/** The frames, one after the other, over and over. */
export const frames = (): readonly [Uint8Array, Uint8Array] => [withLength(frame(0)), withLength(frame(1))]

/** What a decoder is told. */
export const decoderConfig = () => {
  const [sequence, picture] = [sequenceParameters(), pictureParameters()]
  const head = [1, profile, constraints, level, 0xff, 0xe1, 0, sequence.length]
  return {
    codec: `avc1.${[profile, constraints, level].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`,
    codedWidth: width,
    codedHeight: height,
    description: Uint8Array.from([...head, ...sequence, 1, 0, picture.length, ...picture])
  }
}
