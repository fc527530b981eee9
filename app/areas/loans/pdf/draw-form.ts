import type { PaperFonts } from "~/platform/pdf/font-chain";
import { type FormArt, formArt } from "~/platform/pdf/form-art";
import { FormPage } from "~/platform/pdf/form-page";
import { drawFoot } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import type { Pen } from "~/platform/pdf/pen";
import { qrModules } from "~/platform/pdf/qr";
import type { PaperFacts } from "./paper-facts";

/** Side of the code in mm: the signature rides in it, and its modules stay at 0.45 mm. */
export const QR_SIDE = 22.4;

export interface FormSpec {
  readonly title: string;
  readonly facts: PaperFacts | null;
  /** Pages that are the same for everybody: their fixed part is drawn once per process under this name. */
  readonly key?: string;
  readonly frame?: "portrait" | "landscape" | "letter";
  /** Who keeps which copy, in the order of the copies; one without a mark unless told. */
  readonly copies?: readonly string[];
  readonly pages: readonly ((page: FormPage) => void)[];
}

const frames = {
  portrait: { width: 210, height: 297, left: 24, right: 192, foot: 282 },
  landscape: { width: 297, height: 210, left: 10, right: 287, foot: 196 },
  letter: { width: 210, height: 297, left: 28, right: 184, foot: 282 },
} as const;

const NONE = { number: "创业担保贷款　空白表，手工填写", check: "", printed: "" };

/** Points that values give way by, one after the other, where their rows would run off a page. */
const tighter = [0, 0.5, 1, 1.5, 2] as const;

/** Draws a form, every copy of it with its own page numbers. */
export function drawForm(spec: FormSpec, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const frame = frames[spec.frame ?? "portrait"];
  const blank = (draw: FormSpec["pages"][number]) => (fixed: Pen, values: Pen) =>
    draw(new FormPage(fixed, values, fonts, frame.left, frame.right, 0, false));
  const art: FormArt | null = spec.key
    ? formArt(`${spec.key}/${spec.pages.length}`, fonts, frame, spec.pages.map(blank))
    : null;
  const usual = drawn(spec, fonts, art, 0);
  if (usual.fits && !(usual.grew && art)) return usual.paper.finish();
  // Rows that grew have their rules elsewhere than the form that was drawn once.
  let made = usual;
  for (const less of tighter) {
    made = drawn(spec, fonts, null, less);
    if (made.fits) break;
  }
  return made.paper.finish();
}

function drawn(
  spec: FormSpec,
  fonts: PaperFonts,
  art: FormArt | null,
  less: number,
): { paper: Paper; grew: boolean; fits: boolean } {
  const frame = frames[spec.frame ?? "portrait"];
  const { facts } = spec;
  const filled = facts !== null;
  const paper = new Paper({
    width: frame.width,
    height: frame.height,
    fonts,
    title: facts ? `${spec.title} ${facts.number}` : spec.title,
    language: "zh-CN",
    id: facts ? `${facts.number}/${facts.code}` : spec.title,
    createdAt: facts?.printedAt ?? 0,
    words: art?.words,
  });
  let [grew, fits] = [false, true];
  const copies = filled && spec.copies?.length ? spec.copies : [null];
  for (const [copy, holder] of copies.entries()) {
    for (const [index, draw] of spec.pages.entries()) {
      const pen = paper.pen();
      const placed = art?.pages?.[index];
      if (placed) pen.place(paper.art(placed));
      const page = new FormPage(placed ? null : pen, pen, fonts, frame.left, frame.right, 0, filled, less);
      draw(page);
      // Landscape sheets are bound at their head: the wide margin lies at the foot of even pages (PAPER §1).
      const foot = spec.frame === "landscape" && index % 2 === 1 ? frame.foot - 7 : frame.foot;
      grew ||= page.grew;
      fits &&= page.y <= foot - 1;
      if (index === 0) {
        if (facts?.verifyUrl && frame.width < frame.height && spec.frame !== "letter")
          drawQr(pen, facts.verifyUrl, frame.right - QR_SIDE, 7.6);
        if (holder !== null && copies.length > 1) drawCopyMark(pen, frame.left, copy, holder);
      }
      drawFoot(pen, frame.left, frame.right, foot, {
        ...(facts?.foot ?? NONE),
        page: `第 ${index + 1} 页　共 ${spec.pages.length} 页`,
      });
      paper.sheet(pen);
    }
    if (!fits || (grew && art)) break;
  }
  return { paper, grew, fits };
}

export function drawQr(pen: Pen, payload: string, x: number, y: number, side = QR_SIDE): void {
  const modules = qrModules(payload);
  pen.mask(modules.rows, modules.size, x, y, side);
}

/** Which copy this sheet is and who keeps it; the copies differ in nothing else (PAPER §5). */
function drawCopyMark(pen: Pen, left: number, copy: number, holder: string): void {
  const [x, y, w, h] = [left, 11, 36, 9.2];
  pen.box(x, y, w, h, 0.75);
  pen.text(`第${"一二三四五六"[copy]}份`, x + w / 2, y + 4.1, { role: "sansMedium", size: 9 }, "centre");
  pen.text(`${holder}存`, x + w / 2, y + 7.9, { role: "sans", size: 7.5 }, "centre");
}
