import { useText } from "~/platform/i18n/use-text";
import { shrinkPhotos } from "~/platform/pictures/shrink-photos";
import { Badge } from "~/ui/badge";
import { Field } from "~/ui/field";
import { Sheet } from "~/ui/sheet";
import { signerPlaces } from "../handover-forms";
import type { HandoverPage } from "../handover-page.server";
import { handoverText } from "../text/handover";
import { SignaturePad } from "./signature-pad";

/** The signatures of a paper: who signs, the places to sign on the screen, or the scan of the signed paper. */
export function SignSheets({ page: d, typed }: { page: HandoverPage; typed?: Record<string, string> }) {
  const t = useText(handoverText);
  const role = (r: "giver" | "receiver" | "witness", position: number) =>
    r === "receiver"
      ? t("sign.receiverNo", { number: t(`sign.no${position as 1 | 2 | 3}`) })
      : t(`sign.role.${r}`);
  return (
    <>
      {d.may.edit && <NamesSheet key={typed ? "typed" : "kept"} page={d} role={role} typed={typed} />}
      <Sheet
        title={t("sign.title")}
        actions={
          d.signers.length === 0 ? null : (
            <Badge tone={d.unsigned > 0 ? "wait" : "ok"}>
              {d.unsigned > 0
                ? t("sign.left", { count: d.unsigned })
                : t(d.scanAt ? "sign.byScan" : "sign.all")}
            </Badge>
          )
        }
        foot={d.may.edit ? t("sign.lock") : undefined}
        pad={d.signers.length === 0}
      >
        {d.signers.length === 0 ? (
          <p className="sub">{t("sign.namesLead")}</p>
        ) : (
          <div className="sigs">
            {d.signers.map((s) => (
              <div key={`${s.id} ${s.when ?? ""}`}>
                <span className="t12 sub">
                  {role(s.role, s.position)}
                  {s.post && ` ${s.post}`}
                </span>
                <b>{s.name}</b>
                {s.image ? (
                  <>
                    <div className="sig-done">
                      <img src={s.image} alt={t("sign.imageOf", { name: s.name })} />
                    </div>
                    <span className="t12 sub">{s.when && t("sign.signed", { when: s.when })}</span>
                    {d.may.edit && (
                      <form method="post">
                        <input type="hidden" name="step" value="wipe" />
                        <button type="submit" className="linkbtn t13" name="signature" value={s.id}>
                          {t("sign.again")}
                          <span className="vh"> {s.name}</span>
                        </button>
                      </form>
                    )}
                  </>
                ) : d.may.edit ? (
                  <SignaturePad signatureId={s.id} name={s.name} />
                ) : (
                  <div className="sig-wait">{t(d.scanAt ? "sign.byScan" : "sign.notYet")}</div>
                )}
              </div>
            ))}
          </div>
        )}
      </Sheet>
      {(d.may.edit || d.scanAt) && <ScanSheet page={d} />}
    </>
  );
}

function NamesSheet({
  page: d,
  role,
  typed,
}: {
  page: HandoverPage;
  typed?: Record<string, string>;
  role: (r: "giver" | "receiver" | "witness", position: number) => string;
}) {
  const t = useText(handoverText);
  const named = d.signers.length > 0;
  return (
    <Sheet title={t("sign.names")} pad>
      <p className="sub t13">{t("sign.namesLead")}</p>
      <form method="post" noValidate className="mt3">
        <input type="hidden" name="step" value="names" />
        <table className="tbl two signers">
          <caption className="vh">{t("sign.names")}</caption>
          <tbody>
            {signerPlaces.map(({ role: r, position }) => {
              const key = `${r}-${position}`;
              const there = d.signers.find((s) => s.role === r && s.position === position);
              return (
                <tr key={key}>
                  <td className="nw">{role(r, position)}</td>
                  <td>
                    <input
                      className="in sm"
                      id={`name-${key}`}
                      name={`name-${key}`}
                      aria-label={`${role(r, position)} ${t("sign.name")}`}
                      placeholder={t("sign.name")}
                      defaultValue={typed?.[`name-${key}`] ?? there?.name}
                      maxLength={20}
                      autoComplete="off"
                    />
                  </td>
                  <td>
                    <input
                      className="in sm"
                      id={`post-${key}`}
                      name={`post-${key}`}
                      aria-label={`${role(r, position)} ${t("sign.post")}`}
                      placeholder={t("sign.post")}
                      defaultValue={typed?.[`post-${key}`] ?? there?.post ?? ""}
                      maxLength={40}
                      autoComplete="off"
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <p className="mt3">
          <button type="submit" className={`btn ${named ? "" : "pri"}`}>
            {t("sign.save")}
          </button>
        </p>
      </form>
    </Sheet>
  );
}

function ScanSheet({ page: d }: { page: HandoverPage }) {
  const t = useText(handoverText);
  return (
    <Sheet title={t("sign.scan")} pad>
      {d.scanAt && (
        <p>
          <a href={`/handovers/${d.id}/scan.image`}>
            <img
              className="receipt"
              src={`/handovers/${d.id}/scan.image`}
              alt={t("sign.scanAlt")}
              loading="lazy"
            />
          </a>
          <span className="sub t13">{t("sign.scanThere", { when: d.scanAt })}</span>
        </p>
      )}
      {d.may.edit && (
        <form method="post" encType="multipart/form-data" noValidate>
          <input type="hidden" name="step" value="scan" />
          <Field id="scan" label={t("sign.scanUpload")} help={t("sign.scanHelp")}>
            <input
              id="scan"
              name="scan"
              type="file"
              accept="image/jpeg,image/png"
              className="in"
              onChange={shrinkPhotos}
              aria-describedby="scan-help"
            />
          </Field>
          <p className="mt3">
            <button type="submit" className="btn">
              {t("sign.scanUpload")}
            </button>
          </p>
        </form>
      )}
    </Sheet>
  );
}
