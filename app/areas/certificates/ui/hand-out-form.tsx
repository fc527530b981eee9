import { useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { certificatesText } from "../text";
import type { ShownCertificate } from "./certificate-page";

/** Who took the paper away, and whether the receipt was signed. */
export function HandOutForm({ certificate: d, error }: { certificate: ShownCertificate; error?: string }) {
  const t = useText(certificatesText);
  return (
    <>
      <p>{d.handedOut ? t("page.handedOut", d.handedOut) : t("page.notHandedOut")}</p>
      {d.handedOut && (
        <p className={d.signedOn ? "sub" : "warn"}>
          {d.signedOn ? t("page.signedOn", { day: d.signedOn }) : t("page.notSigned")}
        </p>
      )}
      {d.may.handOut && (
        <form method="post" className="mt3">
          <TextField
            id="to"
            name="to"
            label={t("page.handTo")}
            defaultValue={d.handedOut?.typed ?? d.holder}
            maxLength={40}
            autoComplete="off"
            errors={error ? [error] : undefined}
            required
          />
          <p className="mt2">
            <label className="plain">
              <input
                type="checkbox"
                className="cb"
                name="signed"
                value="yes"
                defaultChecked={Boolean(d.signedOn)}
              />
              {t("page.signed")}
            </label>
          </p>
          <p className="mt3">
            <button type="submit" name="intent" value="hand-out" className="btn">
              {t(d.handedOut ? "page.handChange" : "page.handSubmit")}
            </button>
          </p>
        </form>
      )}
    </>
  );
}
