import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { fewCodes } from "../recovery-codes";
import { accountText } from "../text";

/** How many recovery codes are still good, amber when it is time for new ones; and where those are made. */
export function CodesLeft({ left, linked }: { left: number; linked?: boolean }) {
  const t = useText(accountText);
  return (
    <>
      <Badge tone={fewCodes(left) ? "warn" : "ok"}>{t("second.left", { count: left })}</Badge>{" "}
      {linked && <a href="/account/second-factor#renew">{t("second.renewLink")}</a>}
    </>
  );
}
