import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { everywhere } from "~/platform/access/everywhere.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText, longDay, todayOn } from "~/platform/dates";
import { badForm } from "~/platform/http/bad-form.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Translate, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { readTable, tableLimits } from "~/platform/xlsx/read-table.server";
import { Badge } from "~/ui/badge";
import { Field, SelectField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { bankFiles, keepBankFile } from "../../bank-file/bank-files.server";
import { type RowsRead, rowsOf } from "../../bank-file/read-rows";
import { banksOf } from "../../portfolio/loan-list.server";
import { bankFileText } from "../../text/bank-file";

export async function loader({ request }: LoaderFunctionArgs) {
  everywhere(await requireActor(request, "loan.repay"), request);
  const db = database();
  const language = await languageOf(request);
  const t = translator(bankFileText, language);
  return {
    title: t("title"),
    banks: banksOf(db).map((b) => ({ value: String(b.id), label: language === "zh" ? b.name : b.nameEn })),
    files: bankFiles(db).map((f) => ({
      id: f.id,
      name: f.fileName,
      state: f.state as "read",
      by: t("by", { name: personName(f.userName, language), day: instantText(f.createdAt, language) }),
    })),
  };
}

const most = 5_000;

/** What is wrong with the headings of a table, so that whoever prepares the file knows what to change. */
function whyNotRead(read: RowsRead | undefined, t: Translate<typeof bankFileText.zh>): string {
  if (read?.ok) return t("noRows");
  if (read?.why === "two")
    return t("twoColumns", { what: t(`column.${read.key}`), a: read.headings[0], b: read.headings[1] });
  return read?.why === "unit" ? t("otherUnit", { unit: read.unit }) : t("noColumns");
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = everywhere(await requireActor(request, "loan.repay"), request);
  const db = database();
  const language = await languageOf(request);
  const t = translator(bankFileText, language);
  const form = await request.formData();
  const bank = banksOf(db).find((b) => String(b.id) === form.get("bank"));
  const file = form.get("file");
  const typed = { bank: bank ? String(bank.id) : "" };
  if (!bank) return badForm({ typed, field: "bank", why: t("noBank") });
  if (!(file instanceof File) || file.size === 0) return badForm({ typed, field: "file", why: t("noFile") });
  const bytes = new Uint8Array(await file.slice(0, tableLimits.bytes + 1).arrayBuffer());
  const read = await readTable(bytes, { ...tableLimits, rows: most });
  if (!read.ok)
    return badForm({
      typed,
      field: "file",
      why: t(read.why === "sheet.tooLarge" ? "tooLarge" : "unreadable"),
    });
  const tables = read.tables.map(rowsOf);
  const found = tables.find((r) => r.ok && r.rows.length > 0);
  if (!found?.ok) {
    const doubt = tables.find((r) => !r.ok && r.why !== "none");
    return badForm({ typed, field: "file", why: whyNotRead(doubt ?? tables[0], t) });
  }
  const { rows, columns } = found;
  const kept = keepBankFile(db, actor, { bankId: bank.id, fileName: file.name, bytes, rows, columns });
  if (!kept.ok)
    return badForm({
      typed,
      field: "file",
      why: t("again", { day: longDay(todayOn(kept.postedAt), language) }),
    });
  return redirectWithNotice(`/loans/repayments/import/${kept.id}`, t("count", { count: rows.length }));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ImportRepayments() {
  const d = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const t = useText(bankFileText);
  const why = (field: string) => (wrong?.field === field ? [wrong.why] : undefined);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("area"), to: "/loans" },
          { label: t("granted"), to: "/loans/granted" },
          { label: d.title },
        ]}
        title={d.title}
      />
      <div className="stack">
        <Note>{t("intro")}</Note>
        <Sheet pad className="form">
          <form method="post" encType="multipart/form-data" noValidate>
            <div className="fgrid">
              <SelectField
                id="bank"
                name="bank"
                label={t("bank")}
                choices={d.banks}
                empty={t("choose")}
                defaultValue={wrong?.typed.bank}
                errors={why("bank")}
              />
              <Field id="file" label={t("file")} errors={why("file")}>
                <input
                  id="file"
                  name="file"
                  type="file"
                  className="in"
                  accept=".xlsx,.csv"
                  aria-describedby={why("file") ? "file-error" : undefined}
                />
              </Field>
            </div>
            <p className="mt4 row">
              <button type="submit" className="btn pri">
                {t("read")}
              </button>
            </p>
          </form>
        </Sheet>
        <Sheet title={t("earlier")} pad={d.files.length === 0}>
          {d.files.length === 0 ? (
            <p className="sub">{t("none")}</p>
          ) : (
            <ul className="rows">
              {d.files.map((f) => (
                <li key={f.id} className="row between">
                  <span>
                    <a className="u" href={`/loans/repayments/import/${f.id}`}>
                      {f.name}
                    </a>{" "}
                    <span className="sub">{f.by}</span>
                  </span>
                  <Badge tone={f.state === "read" ? "warn" : "mute"}>{t(`state.${f.state}`)}</Badge>
                </li>
              ))}
            </ul>
          )}
        </Sheet>
      </div>
    </>
  );
}
