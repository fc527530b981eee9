import { useText } from "~/platform/i18n/use-text";
import { SelectField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Note, Sheet } from "~/ui/sheet";
import { certificatesText } from "../text";
import type { BatchRefusal, ShownBatch } from "./batch-page";

/** What only the person at the printer knows: up to which sheet it came out well, and what goes on from there. */
export function ConfirmSheets({ batch: d, why }: { batch: ShownBatch; why?: BatchRefusal }) {
  const t = useText(certificatesText);
  const pdf = `/certificates/batches/${d.id}/certificates.pdf`;
  const holding = d.sheets.filter((s) => s.holds === "valid");
  const spoiled = holding.filter((s) => s.state === "spoiled").length;
  // Counted over the pages of the document: a sheet that no longer holds is none.
  const total = holding.length;
  const confirmed = holding.filter((s) => s.sheet <= d.confirmed).length;
  const all = confirmed === total;
  const lastGood = holding.filter((s) => s.sheet <= d.confirmed).at(-1)?.sheet ?? "";
  const next = holding.find((s) => s.sheet > d.confirmed && s.state !== "spoiled");
  // A spoiled sheet is not printed, however far the clerk confirmed.
  const printed = holding.filter((s) => s.state === "printed").length;
  if (total === 0) return null;
  return (
    <Sheet title={t("batch.confirmTitle")} count={t("batch.confirmed", { count: printed, total })} pad>
      {all && spoiled === 0 && <Note tone="ok">{t("batch.allPrinted", { total })}</Note>}
      <form method="post" className={all && spoiled === 0 ? "mt3" : undefined}>
        <SelectField
          id="sheet"
          name="sheet"
          label={t("batch.confirmN")}
          help={t("batch.confirmHelp")}
          key={why?.typed ?? lastGood}
          defaultValue={why?.typed ?? String(lastGood)}
          errors={why ? [why.text] : undefined}
          empty={lastGood === "" ? t("batch.confirmChoose") : undefined}
          choices={[
            { value: "0", label: t("batch.confirmNone") },
            ...holding.map((s) => ({
              value: String(s.sheet),
              label: t("batch.confirmOne", { sheet: s.page ?? 0, name: s.name, number: s.number.slice(-4) }),
            })),
          ]}
        />
        {why?.takesBack && (
          <label className="plain mt2">
            <input className="cb" type="checkbox" name="takeBack" value="yes" /> {t("batch.takeBack")}
          </label>
        )}
        <p className="row mt3">
          <button type="submit" name="intent" value="confirm" className="btn">
            {t("batch.confirm")}
          </button>
          {confirmed > 0 && next && (
            <a className="btn" href={`${pdf}?from=${next.sheet}`}>
              <Icon name="printer" />
              {t("batch.from", { sheet: next.page ?? 0, name: next.name })}
            </a>
          )}
        </p>
      </form>
      {spoiled > 0 && (
        <form method="post" className="mt4">
          <Note tone="warn">{t("batch.spoiledHelp", { count: spoiled })}</Note>
          <p className="row mt3">
            <a className="btn" href={`${pdf}?spoiled=1`}>
              <Icon name="printer" />
              {t("batch.reprint", { count: spoiled })}
            </a>
            <button type="submit" name="intent" value="reprinted" className="btn">
              {t("batch.reprinted")}
            </button>
          </p>
        </form>
      )}
    </Sheet>
  );
}
