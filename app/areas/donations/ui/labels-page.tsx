import { useText } from "~/platform/i18n/use-text";
import { SelectField, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Sheet } from "~/ui/sheet";
import { labelSheets } from "../label-sheet";
import { donationText } from "../text";
import { itemText } from "../text/item";

interface Page {
  id: number;
  short: string;
  title: string;
  sheet: "a4-21";
  columns: number;
  cells: number;
  start: number;
  /** What was typed where the sheet has no such cell; null when it has. */
  typed: string | null;
  count: number;
  pages: number;
  filled: readonly number[];
  item: string | null;
  one: string | null;
}

/** The sheet and the first cell, with a picture of which cells are used. */
export function LabelsPage({ page: d }: { page: Page }) {
  const t = useText(itemText);
  const b = useText(donationText);
  const item = d.item ? `&item=${encodeURIComponent(d.item)}` : "";
  const words = t("labels.cells", { all: d.cells, used: d.start - 1, count: d.count, pages: d.pages });
  return (
    <>
      <PageHead
        crumbs={[
          { label: b("page.area"), to: "/donations" },
          { label: d.short, to: `/donations/${d.id}` },
          { label: d.title },
        ]}
        title={d.title}
        facts={[t("labels.lead")]}
      />
      <Sheet
        title={t("labels.which")}
        count={d.one ?? t("labels.all", { count: d.count })}
        pad
        className="form"
      >
        <form method="get">
          {d.item && <input type="hidden" name="item" value={d.item} />}
          <SelectField
            id="sheet"
            name="sheet"
            label={t("labels.sheet")}
            defaultValue={d.sheet}
            choices={labelSheets.map((s) => ({
              value: s.key,
              label: t(`labels.sheets.${s.key as "a4-21"}`),
            }))}
          />
          <TextField
            id="start"
            name="start"
            label={t("labels.start")}
            help={t("labels.startHelp")}
            inputMode="numeric"
            maxLength={3}
            defaultValue={d.typed ?? String(d.start)}
            errors={d.typed === null ? undefined : [t("labels.noCell", { all: d.cells })]}
            width="w6"
            className="mt4"
          />
          <p className="mt3 row">
            <button type="submit" className="btn">
              {t("labels.show")}
            </button>
            {d.typed === null && (
              <a
                className="btn pri"
                href={`/donations/${d.id}/labels.pdf?sheet=${d.sheet}&start=${d.start}${item}`}
              >
                <Icon name="printer" />
                {t("labels.print", { count: d.count })}
              </a>
            )}
          </p>
        </form>
        {d.typed === null && (
          <>
            <p className="sub t13 mt4">{words}</p>
            <div className={`cells mt2 of${d.columns}`} role="img" aria-label={words}>
              {Array.from({ length: d.cells }, (_, i) => i + 1).map((n) => (
                <span key={n} className={n < d.start ? "used" : d.filled.includes(n) ? "fill" : undefined}>
                  {n}
                </span>
              ))}
            </div>
          </>
        )}
      </Sheet>
    </>
  );
}
