import { inflateSync } from "node:zlib";
import { deflate } from "./pdf-file";

export class PhotoProblem extends Error {}

export interface Photo {
  readonly width: number;
  readonly height: number;
  /** Entries of the image dictionary. */
  readonly entries: string;
  readonly bytes: Uint8Array;
}

/** Reads a JPEG as it is, and a PNG of 8 bits (transparency is laid on white). Throws PhotoProblem on anything else. */
export function readPhoto(bytes: Uint8Array): Photo {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes);
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return readPng(bytes);
  throw new PhotoProblem("neither JPEG nor PNG");
}

const image = (width: number, height: number, space: string, filter: string) =>
  `/Width ${width}/Height ${height}/ColorSpace/${space}/BitsPerComponent 8/Filter/${filter}`;

function readJpeg(bytes: Uint8Array): Photo {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) throw new PhotoProblem("broken JPEG");
    const marker = bytes[at + 1] as number;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      const height = data.getUint16(at + 5);
      const width = data.getUint16(at + 7);
      const components = bytes[at + 9];
      if (components !== 1 && components !== 3) throw new PhotoProblem("JPEG in CMYK");
      const space = components === 1 ? "DeviceGray" : "DeviceRGB";
      return { width, height, entries: image(width, height, space, "DCTDecode"), bytes };
    }
    if (marker === 0xff) at += 1;
    else at += 2 + data.getUint16(at + 2);
  }
  throw new PhotoProblem("broken JPEG");
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function readPng(bytes: Uint8Array): Photo {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = data.getUint32(16);
  const height = data.getUint32(20);
  const colour = bytes[25] as number;
  const channels = CHANNELS[colour];
  if (bytes[24] !== 8 || bytes[28] !== 0 || !channels)
    throw new PhotoProblem("PNG must be 8 bits, not interlaced");
  if (width * height > 40_000_000) throw new PhotoProblem("PNG is too large");
  const parts: Uint8Array[] = [];
  let palette: Uint8Array | undefined;
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = data.getUint32(at);
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const chunk = bytes.subarray(at + 8, at + 8 + length);
    if (kind === "IDAT") parts.push(chunk);
    if (kind === "PLTE") palette = chunk;
    at += 12 + length;
  }
  const stride = width * channels;
  const pixels = unfilter(
    inflateSync(Buffer.concat(parts), { maxOutputLength: (stride + 1) * height }),
    stride,
    channels,
  );
  const rgb = new Uint8Array(width * height * 3);
  for (let index = 0; index < width * height; index++) {
    const at = index * channels;
    const alpha = colour === 4 ? pixels[at + 1] : colour === 6 ? pixels[at + 3] : 255;
    for (let i = 0; i < 3; i++) {
      const value =
        colour === 3 ? palette?.[3 * (pixels[at] as number) + i] : pixels[at + (channels >= 3 ? i : 0)];
      rgb[3 * index + i] = 255 - Math.round(((255 - (value ?? 255)) * (alpha ?? 255)) / 255);
    }
  }
  return {
    width,
    height,
    entries: image(width, height, "DeviceRGB", "FlateDecode"),
    bytes: deflate(rgb).bytes,
  };
}

function unfilter(raw: Uint8Array, stride: number, channels: number): Uint8Array {
  const height = Math.floor(raw.length / (stride + 1));
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const here = y * stride + x;
      const left = x >= channels ? (out[here - channels] as number) : 0;
      const above = y > 0 ? (out[here - stride] as number) : 0;
      const corner = y > 0 && x >= channels ? (out[here - stride - channels] as number) : 0;
      let guess = 0;
      if (filter === 1) guess = left;
      else if (filter === 2) guess = above;
      else if (filter === 3) guess = (left + above) >> 1;
      else if (filter === 4) guess = paeth(left, above, corner);
      out[here] = (raw[y * (stride + 1) + 1 + x] as number) + guess;
    }
  }
  return out;
}

function paeth(left: number, above: number, corner: number): number {
  const toLeft = Math.abs(above - corner);
  const toAbove = Math.abs(left - corner);
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
