import { useText } from "~/platform/i18n/use-text";
import { shrinkPhotos } from "~/platform/pictures/shrink-photos";
import { ErrorSummary, Field } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Facts, Sheet } from "~/ui/sheet";
import { donationText } from "../text";
import { approvalText } from "../text/approval";

interface Page {
  id: number;
  short: string;
  title: string;
  number: string | null;
  on: string | null;
  scan: string | null;
  picture: boolean;
  mayKeep: boolean;
}

/** What the approval says in numbers, the paper itself, and the way to bring it. */
export function ApprovalPage({ page: d, why }: { page: Page; why?: string | null }) {
  const t = useText(approvalText);
  const b = useText(donationText);
  const file = `/donations/${d.id}/approval.file`;
  return (
    <>
      <PageHead
        crumbs={[
          { label: b("page.area"), to: "/donations" },
          { label: d.short, to: `/donations/${d.id}` },
          { label: d.title },
        ]}
        title={d.title}
        facts={[d.short]}
      />
      <div className="cols c-main-side">
        <Sheet title={t("paper")} pad={d.scan !== null} foot={d.scan ?? undefined}>
          {d.scan === null ? (
            <EmptyState icon="file-text" title={t("none")} text={t(d.mayKeep ? "noneText" : "noneOther")} />
          ) : (
            <>
              {d.picture && <img className="receipt" src={file} alt={t("alt")} />}
              <div className={d.picture ? "mt3" : undefined}>
                <a className="btn" href={file} target="_blank" rel="noreferrer">
                  <Icon name={d.picture ? "image" : "file-text"} />
                  {t("open")}
                </a>
              </div>
            </>
          )}
        </Sheet>
        <aside className="stack">
          <Sheet title={t("facts")} pad>
            <Facts
              items={[
                [b("form.approvalNumber"), d.number ?? t("noNumber")],
                ...(d.on ? [[b("form.approvedOn"), d.on] as const] : []),
              ]}
            />
          </Sheet>
          {d.mayKeep && (
            <Sheet title={t(d.scan === null ? "bring" : "replace")} pad className="form">
              <form method="post" encType="multipart/form-data" noValidate>
                <ErrorSummary title={t("errors")} items={why ? [{ id: "scan", text: why }] : []} />
                <Field id="scan" label={t("file")} help={t("help")} errors={why ? [why] : undefined}>
                  <input
                    id="scan"
                    name="scan"
                    type="file"
                    accept="image/jpeg,image/png,application/pdf"
                    onChange={shrinkPhotos}
                    className="in"
                    aria-invalid={why ? true : undefined}
                    aria-describedby={why ? "scan-help scan-error" : "scan-help"}
                  />
                </Field>
                <p className="mt4">
                  <button type="submit" className="btn pri">
                    {t("save")}
                  </button>
                </p>
              </form>
            </Sheet>
          )}
        </aside>
      </div>
    </>
  );
}
