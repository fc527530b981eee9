import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { FormPage } from "~/platform/pdf/form-page";
import type { ApplicationOnPaper } from "./application-data";
import { long, PROJECT, PURPOSE } from "./application-long";
import {
  continued,
  guarantorHeight,
  guarantorRows,
  JOB_ROWS,
  jobHeight,
  jobRows,
  LIST_ROW,
  type OnPageTwo,
  PARTNER_ROWS,
  partnerHeight,
  partnerRows,
} from "./application-second";

type Kind = ApplicationOnPaper["kind"];
/** Millimetres of rows between the line of a page and its foot. */
const ROOM = 27 * LIST_ROW;
/** Millimetres that the lists of page 2 may grow by before rows go on to a sheet of their own. */
const GROWS = { jobs: 14, partners: 10 };

/** How many of a list, from one on, stand in a room. */
function holds(heights: readonly number[], from: number, room: number): number {
  let count = 0;
  for (let used = 0; from + count < heights.length; count += 1) {
    used += heights[from + count] as number;
    if (used > room + 0.01) break;
  }
  return Math.max(1, count);
}

interface Part<T> {
  rows: readonly T[];
  before: number;
}
/** A list by sheets, as high as its rows are. */
function parts<T>(all: readonly T[], from: number, heightOf: (row: T) => number): Part<T>[] {
  const heights = all.map(heightOf);
  const found: Part<T>[] = [];
  for (let at = from; at < all.length; ) {
    const size = holds(heights, at, ROOM);
    found.push({ rows: all.slice(at, at + size), before: at });
    at += size;
  }
  return found;
}

/** What of the lists stands on page 2: all the rows of the form, or fewer where long names make them high. */
export function onPageTwo(a: ApplicationOnPaper, fonts: PaperFonts): OnPageTwo {
  const here = (heights: readonly number[], rows: number, grows: number) => {
    const first = heights.slice(0, rows);
    const fits = holds(first, 0, first.length * LIST_ROW + grows);
    return fits < first.length ? fits : rows;
  };
  return {
    jobs: here(
      a.jobs.map((job) => jobHeight(fonts, job)),
      JOB_ROWS,
      GROWS.jobs,
    ),
    partners: here(
      a.partners.map((partner) => partnerHeight(fonts, partner)),
      PARTNER_ROWS,
      GROWS.partners,
    ),
  };
}

/** Sheets with the same columns for whoever did not fit on page 2 (PAPER §7.3); none for most. */
export function continuationPages(
  a: ApplicationOnPaper,
  kind: Kind,
  here: OnPageTwo,
  fonts: PaperFonts,
): ((page: FormPage) => void)[] {
  const sheet = (label: string, body: (page: FormPage) => void) => (page: FormPage) => {
    continued(page, a, kind);
    page.table(() => page.section(label, () => body(page)));
  };
  return [
    ...(long(a.business.project, PROJECT) || long(a.purpose, PURPOSE)
      ? [
          sheet("续页", (page) => {
            for (const [label, text, most] of [
              ["经营范围与\n项目简介", a.business.project, PROJECT],
              ["资金用途", a.purpose, PURPOSE],
            ] as const)
              if (long(text, most))
                page.row(40, [
                  { w: 21, label },
                  { w: 0, value: text, wrap: true },
                ]);
          }),
        ]
      : []),
    ...parts(a.jobs, here.jobs, (job) => jobHeight(fonts, job)).map(({ rows, before }) =>
      sheet(kind === "firm" ? "新招用人员续页" : "带动就业名单续页", (page) =>
        jobRows(page, rows, rows.length, before),
      ),
    ),
    ...(kind === "firm"
      ? []
      : parts(a.partners, here.partners, (partner) => partnerHeight(fonts, partner))
    ).map(({ rows, before }) => sheet("合伙人续页", (page) => partnerRows(page, rows, rows.length, before))),
    ...parts(a.guarantors, 2, (guarantor) => guarantorHeight(fonts, guarantor)).map(({ rows, before }) =>
      sheet("保证人续页", (page) => {
        for (const [index, guarantor] of rows.entries())
          guarantorRows(page, `保证人${before + index + 1}`, guarantor);
      }),
    ),
  ];
}
