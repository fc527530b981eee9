import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell, drawGrid, edges } from "~/platform/pdf/grid";
import type { Ref } from "~/platform/pdf/pdf-file";
import type { Pen } from "~/platform/pdf/pen";
import { mm, PT } from "~/platform/pdf/text-fit";
import { LEFT, WIDTH } from "./handover-check";

export interface PaperSigner {
  readonly role: "giver" | "receiver" | "witness";
  readonly name: string;
  /** PNG as it was drawn on the screen. */
  readonly image: Uint8Array | null;
  readonly on: string | null;
}

/** What stands in the boxes of the signatures, and under them. */
export interface Signed {
  readonly giverLabel: string;
  readonly giver: string;
  readonly takerLabel: string;
  readonly taker: string;
  readonly witnessOffice: string;
  readonly last: string;
  readonly signers: readonly PaperSigner[];
}

export type Pictures = ReadonlyMap<Uint8Array, { ref: Ref; width: number; height: number }>;

const NAME = { role: "sans", size: 7.5, least: 6.5, align: "right", padding: 0 } as const;
/** Millimetres that a drawn signature has at least, with the air beside it, however long the printed name is. */
const LEAST_PICTURE = 15;

/** Who gives, takes and witnesses, each with room for a seal. */
export function drawSignatures(
  pen: Pen,
  fonts: PaperFonts,
  h: Signed,
  top: number,
  pictures: Pictures,
  images: Record<string, Ref>,
): void {
  const w = WIDTH / 3;
  const height = 48;
  const small = { role: "serif", size: 9.5 } as const;
  const of = (role: PaperSigner["role"]) => h.signers.filter((s) => s.role === role);
  const receivers = of("receiver");
  const nos = ["一", "二", "三"];
  const cells = [
    {
      head: `${h.giverLabel.replaceAll(" ", "")}（盖章）`,
      office: h.giver,
      lines: [["代表：", of("giver")[0]]],
    },
    {
      head: `${h.takerLabel.replaceAll(" ", "")}（盖章）`,
      office: h.taker,
      lines: Array.from({ length: Math.max(2, receivers.length) }, (_, i) => [
        `接收人${nos[i] ?? ""}：`,
        receivers[i],
      ]),
    },
    { head: "监交（盖章）", office: h.witnessOffice, lines: [["监交人：", of("witness")[0]]] },
  ] as const;
  for (const [i, c] of cells.entries()) {
    const x = LEFT + i * w;
    pen.text(c.head, x + 1.6, top + 5, { role: "sansMedium", size: 9 });
    drawCell(
      pen,
      fonts,
      c.office,
      { x: x + 0.6, y: top + 6.2, w: w - 1.2, h: c.office.length > 34 ? 13 : 8.4 },
      { size: 9.5, least: 8.5, align: "left", padding: 1 },
    );
    const bottom = top + height - 11;
    for (const [n, [label, signer]] of c.lines.entries()) {
      const y = bottom - (c.lines.length - 1 - n) * 8.4;
      const from = x + 1.6 + pen.width(label as string, small);
      pen.text(label as string, x + 1.6, y, small);
      drawSigner(signer as PaperSigner | undefined, from, y, x + w - 4 - from, `S${i}${n}`);
      // Over the picture: its white would break the line.
      pen.line(from, y + 0.9, x + w - 4, y + 0.9, 0.5);
    }
    const on = c.lines.map(([, s]) => (s as PaperSigner | undefined)?.on).find(Boolean);
    pen.text(on ?? "年　　月　　日", x + w - 3, top + height - 3.4, small, "right");
  }
  drawGrid(pen, edges(LEFT, [w, w, w]), [top, top + height]);
  pen.text(h.last, LEFT, top + height + 6, { role: "kai", size: 9 });

  /** The drawn signature over the line, its printed name beside it; a name alone is left to be signed by hand. */
  function drawSigner(s: PaperSigner | undefined, x: number, y: number, width: number, name: string): void {
    if (!s) return;
    const picture = s.image && pictures.get(s.image);
    const whole = fonts.sans.width(s.name) * mm(NAME.size) + 0.1;
    const taken = picture ? Math.min(whole, width - LEAST_PICTURE) : width;
    // A long name goes on upwards, up to the line of who signs above.
    const tall = taken < whole && picture;
    const room = { x: x + width - taken, y: tall ? y - 7 : y - 4.2, w: taken, h: tall ? 7.8 : 5.6 };
    drawCell(pen, fonts, s.name, room, NAME);
    if (!picture) return;
    const scale = Math.min(
      (width - taken - 2) / picture.width,
      (width - 12) / picture.width,
      7.2 / picture.height,
    );
    const [pw, ph] = [picture.width * scale, picture.height * scale];
    images[name] = picture.ref;
    pen.place(name, [pw / PT, 0, 0, ph / PT, pen.x(x + 1), pen.y(y + 0.8)]);
  }
}
