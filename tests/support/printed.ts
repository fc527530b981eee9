import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import jsQR from "jsqr";
import { PNG } from "pngjs";

function withFile<T>(bytes: Uint8Array, use: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), "qihang-pdf-"));
  try {
    const file = path.join(folder, "paper.pdf");
    writeFileSync(file, bytes);
    return use(file, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a reader would copy out of it, with the layout kept. */
export const pdfText = (bytes: Uint8Array): string =>
  withFile(bytes, (file) => spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).stdout);

export const pdfPages = (bytes: Uint8Array): number =>
  Number(
    withFile(bytes, (file) => spawnSync("pdfinfo", [file], { encoding: "utf8" }).stdout).match(
      /Pages:\s+(\d+)/,
    )?.[1],
  );

export const pdfTitle = (bytes: Uint8Array): string =>
  withFile(bytes, (file) => spawnSync("pdfinfo", [file], { encoding: "utf8" }).stdout).match(
    /^Title:\s+(.*)$/m,
  )?.[1] ?? "";

/** How high each word of a file stands, in points: equal where the size of the font is. */
export const wordHeights = (bytes: Uint8Array): ReadonlyMap<string, number> =>
  withFile(bytes, (file) => {
    const page = spawnSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8" }).stdout;
    const words = page.matchAll(/yMin="([\d.]+)"[^>]*yMax="([\d.]+)">([^<]*)</g);
    return new Map([...words].map(([, top, bottom, word]) => [word ?? "", Number(bottom) - Number(top)]));
  });

const dpi = 150;

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

const px = (mm: number) => Math.round((mm / 25.4) * dpi);

/** Part of a page as an eye would see it; boxes are asked for in mm of the sheet. */
export interface Picture {
  png: PNG;
  left: number;
  top: number;
}

export function pdfPicture(bytes: Uint8Array, area: Box, page = 1): Picture {
  return withFile(bytes, (file, folder) => {
    const out = path.join(folder, "page");
    const crop = ["-x", px(area.x), "-y", px(area.y), "-W", px(area.w), "-H", px(area.h)].map(String);
    spawnSync("pdftoppm", ["-r", String(dpi), "-png", "-singlefile", "-f", String(page), ...crop, file, out]);
    return { png: PNG.sync.read(readFileSync(`${out}.png`)), left: px(area.x), top: px(area.y) };
  });
}

/** Share of dark pixels in a box given in mm. */
export function inkIn({ png, left, top }: Picture, box: Box): number {
  let dark = 0;
  let all = 0;
  for (let y = px(box.y) - top; y < px(box.y + box.h) - top; y++)
    for (let x = px(box.x) - left; x < px(box.x + box.w) - left; x++) {
      all += 1;
      if (png.data[4 * (y * png.width + x)]! < 128) dark += 1;
    }
  return dark / all;
}

/** What a phone reads off the picture. */
export function qrIn({ png }: Picture): { text: string; version: number } | null {
  const found = jsQR(new Uint8ClampedArray(png.data), png.width, png.height);
  return found && { text: found.data, version: found.version };
}
