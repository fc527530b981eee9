import { crc32, deflateSync } from "node:zlib";

/** Pictures of the demo, drawn by rule: a receipt, a street, a bus, a hall. No photo of anybody is in the product. */
type Colour = readonly [number, number, number];

class Canvas {
  readonly pixels: Uint8Array;
  constructor(
    readonly width: number,
    readonly height: number,
    ground: Colour,
  ) {
    this.pixels = new Uint8Array(width * height * 3);
    this.box(0, 0, width, height, ground);
  }
  box(x: number, y: number, w: number, h: number, c: Colour): void {
    for (let row = Math.max(0, y); row < Math.min(this.height, y + h); row += 1)
      for (let col = Math.max(0, x); col < Math.min(this.width, x + w); col += 1)
        this.pixels.set(c, 3 * (row * this.width + col));
  }
  disc(x: number, y: number, r: number, c: Colour): void {
    for (let row = -r; row <= r; row += 1) {
      const half = Math.floor(Math.sqrt(r * r - row * row));
      this.box(x - half, y + row, 2 * half, 1, c);
    }
  }
}

const chunk = (kind: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};

function png(c: Canvas): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(c.width, 0);
  head.writeUInt32BE(c.height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const raw = Buffer.alloc(c.height * (c.width * 3 + 1));
  for (let y = 0; y < c.height; y += 1)
    raw.set(c.pixels.subarray(y * c.width * 3, (y + 1) * c.width * 3), y * (c.width * 3 + 1) + 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(raw)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A paper slip: a head, rows of print, a stamp. */
function receipt(n: number): Canvas {
  const c = new Canvas(420, 560, [214, 210, 202]);
  c.box(30, 24, 360, 512, [252, 251, 246]);
  c.box(110, 54, 200, 18, [70, 70, 74]);
  c.box(60, 88, 300, 2, [150, 150, 150]);
  for (let row = 0; row < 9; row += 1) {
    const y = 116 + row * 34;
    c.box(64, y, 70 + ((row * 37 + n * 53) % 90), 9, [110, 112, 116]);
    c.box(290, y, 60 - ((row * 11 + n * 7) % 26), 9, [110, 112, 116]);
  }
  c.box(60, 430, 300, 2, [150, 150, 150]);
  c.box(64, 452, 110, 14, [60, 60, 64]);
  c.box(262, 452, 88, 14, [60, 60, 64]);
  c.disc(300, 470, 46, [206, 70, 66]);
  c.disc(300, 470, 42, [247, 232, 226]);
  c.box(276, 464, 48, 10, [206, 70, 66]);
  return c;
}

const houses: readonly Colour[] = [
  [196, 120, 92],
  [222, 196, 150],
  [170, 176, 172],
  [206, 148, 110],
];

/** A village street under a sky, or the inside of a hall; `n` moves what stands where. */
function scene(kind: "street" | "hall" | "bus", n: number): Canvas {
  const c = new Canvas(640, 420, kind === "hall" ? [226, 228, 226] : [168, 204, 226]);
  if (kind === "hall") {
    c.box(0, 300, 640, 120, [176, 178, 176]);
    for (let i = 0; i < 7; i += 1) {
      c.box(20 + i * 92, 120 + ((i + n) % 3) * 12, 70, 190, [150, 118, 84]);
      for (let k = 0; k < 4; k += 1) c.box(26 + i * 92, 140 + k * 42, 58, 26, [204, 176, 132]);
    }
    for (let i = 0; i < 5; i += 1) c.box(40 + i * 124, 30, 84, 8, [255, 252, 236]);
    return c;
  }
  c.disc(80 + n * 60, 70, 26, [250, 240, 206]);
  c.box(0, 290, 640, 130, [120, 124, 122]);
  c.box(0, 280, 640, 14, [176, 178, 168]);
  for (let i = 0; i < 6; i += 1) {
    const h = 96 + ((i * 29 + n * 41) % 60);
    c.box(i * 108 + 6, 284 - h, 100, h, houses[(i + n) % houses.length] as Colour);
    c.box(i * 108, 278 - h, 112, 10, [92, 84, 80]);
    c.box(i * 108 + 20, 236, 28, 48, [72, 92, 106]);
    c.box(i * 108 + 62, 240, 30, 24, [212, 230, 236]);
    c.box(i * 108 + 14, 214, 78, 14, (i + n) % 2 ? [196, 52, 48] : [38, 104, 98]);
  }
  if (kind === "bus") {
    c.box(150, 220, 350, 110, [245, 246, 244]);
    c.box(150, 296, 350, 16, [18, 92, 88]);
    for (let i = 0; i < 6; i += 1) c.box(166 + i * 54, 236, 44, 40, [60, 84, 96]);
    c.disc(220, 334, 22, [36, 38, 40]);
    c.disc(430, 334, 22, [36, 38, 40]);
  }
  return c;
}

/** A few strokes as a finger draws them; `n` makes every hand another. */
function signature(n: number): Canvas {
  const c = new Canvas(420, 150, [255, 255, 255]);
  let x = 40;
  let y = 80;
  for (let i = 0; i < 420; i += 1) {
    const turn = i / (9 + (n % 5)) + n;
    x += 0.75 + 1.6 * Math.cos(turn);
    y += 2.1 * Math.sin(turn * (1.1 + (n % 3) / 4)) + (i % 140 < 70 ? -0.15 : 0.15);
    c.disc(
      Math.round(Math.min(400, Math.max(12, x))),
      Math.round(Math.min(138, Math.max(12, y))),
      2,
      [22, 33, 31],
    );
  }
  return c;
}

/** A computer on a desk; `n` is how worn it looks. */
function computer(n: number): Canvas {
  const c = new Canvas(480, 360, [222, 226, 222]);
  c.box(0, 270, 480, 90, [172, 138, 98]);
  c.box(110, 60, 220, 150, [44, 46, 50]);
  c.box(122, 72, 196, 122, n > 1 ? [70, 74, 78] : [96, 150, 190]);
  c.box(200, 210, 40, 40, [60, 62, 66]);
  c.box(160, 250, 120, 12, [60, 62, 66]);
  c.box(350, 90, 70, 172, [36, 38, 42]);
  c.disc(385, 120, 6, n > 1 ? [120, 120, 120] : [80, 200, 120]);
  c.box(130, 286, 180, 26, [214, 214, 210]);
  for (let i = 0; i < n * 3; i += 1)
    c.box(140 + ((i * 53) % 150), 84 + ((i * 37) % 90), 26, 2, [210, 214, 216]);
  return c;
}

export type DrawnKind = "receipt" | "street" | "hall" | "bus" | "signature" | "computer";

export function drawnPicture(kind: DrawnKind, n: number): Uint8Array {
  if (kind === "receipt") return png(receipt(n));
  if (kind === "signature") return png(signature(n));
  return png(kind === "computer" ? computer(n) : scene(kind, n));
}
