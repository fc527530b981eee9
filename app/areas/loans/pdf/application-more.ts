import type { FormPage } from "~/platform/pdf/form-page";
import type { ApplicationOnPaper } from "./application-data";
import { long, PROJECT, PURPOSE } from "./application-long";
import { continued, guarantorRows, JOB_ROWS, jobRows, PARTNER_ROWS, partnerRows } from "./application-second";

type Kind = ApplicationOnPaper["kind"];
/** Rows of 8.6 mm between the line of the page and its foot. */
const ROWS = 27;

const parts = <T>(
  all: readonly T[],
  from: number,
  size: number,
): { rows: readonly T[]; before: number }[] => {
  const found = [];
  for (let at = from; at < all.length; at += size) found.push({ rows: all.slice(at, at + size), before: at });
  return found;
};

/** Sheets with the same columns for whoever did not fit on page 2 (PAPER §7.3); none for most. */
export function continuationPages(a: ApplicationOnPaper, kind: Kind): ((page: FormPage) => void)[] {
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
    ...parts(a.jobs, JOB_ROWS, ROWS).map(({ rows, before }) =>
      sheet(kind === "firm" ? "新招用人员续页" : "带动就业名单续页", (page) =>
        jobRows(page, rows, rows.length, before),
      ),
    ),
    ...(kind === "firm" ? [] : parts(a.partners, PARTNER_ROWS, ROWS)).map(({ rows, before }) =>
      sheet("合伙人续页", (page) => partnerRows(page, rows, rows.length, before)),
    ),
    ...parts(a.guarantors, 2, 9).map(({ rows, before }) =>
      sheet("保证人续页", (page) => {
        for (const [index, guarantor] of rows.entries())
          guarantorRows(page, `保证人${before + index + 1}`, guarantor);
      }),
    ),
  ];
}
