import type { Fill, FormPage } from "~/platform/pdf/form-page";
import { runningLines } from "~/platform/pdf/running-text";

/** What somebody says of an application, with room to sign and for a round seal of 44 mm (PAPER §6). */
export interface OpinionBox extends Fill {
  readonly label: string;
  readonly h: number;
  /** Lines with boxes and write-in lines, 8 mm apart. */
  readonly lines: readonly string[];
  /** 经办人 and 负责人. */
  readonly signs: readonly [string, string];
}

export function opinionBox(page: FormPage, o: OpinionBox): void {
  page.section(o.label, () =>
    page.row(o.h, [
      {
        w: 0,
        draw: (box) => {
          const marks = { tick: 0, blank: 0 };
          for (const [index, line] of o.lines.entries())
            page.inline(line, box.x + 9, box.y + 6.6 + index * 8, { ...o, marks, room: box.w - 11 });
          const right = box.x + box.w - 4;
          const last = box.y + box.h - 6;
          page.sign(`${o.signs[0]}：`, right - 52.5, last - 17.2);
          page.sign(`${o.signs[1]}：`, right, last - 17.2);
          page.fixed?.text("（单位盖章）", right - 24, last - 8.6, { role: "serif", size: 10.5 }, "centre");
          page.day(right, last);
        },
      },
    ]),
  );
}

/** Paragraphs of promises above lines to sign on. */
export function promiseBox(
  page: FormPage,
  label: string,
  h: number,
  paragraphs: readonly string[],
  signs: readonly string[],
): void {
  const style = { size: 10.5, pitch: 6.3 };
  /** As high as the words over the signature need, where names make them long. */
  const heightIn = (w: number): number => {
    const lines = paragraphs.flatMap((text) => runningLines(page.fonts, text, w - 4, style));
    return Math.max(h, 6.2 + lines.length * style.pitch + 16);
  };
  page.section(label, () =>
    page.row(page.filled ? heightIn(page.width) : h, [
      {
        w: 0,
        draw: (box) => {
          let y = box.y + 6.2;
          for (const text of paragraphs) y = page.paragraph(text, box.x + 2, y, box.w - 4, style);
          const right = box.x + box.w - 4;
          const line = box.y + box.h - 14.6;
          for (const [index, words] of [...signs].reverse().entries())
            page.sign(words, right - index * 77, line);
          page.day(right, box.y + box.h - 5.6);
        },
      },
    ]),
  );
}
