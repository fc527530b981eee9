import { useCallback } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Camera } from "~/platform/scan/camera";
import { scannedAddress } from "../scanned-address";
import { searchText } from "../text";

/** On a phone: the code of a certificate, a label or a card opens its page. */
export function ScanToFind() {
  const t = useText(searchText);
  const take = useCallback((code: string) => {
    const to = scannedAddress(code, location.origin);
    if (to) location.assign(to);
  }, []);
  return (
    <div className="findscan">
      <Camera
        plain
        take={take}
        words={{
          start: t("scan.start"),
          stop: t("scan.stop"),
          view: t("scan.view"),
          denied: t("scan.denied"),
          refused: t("scan.refused"),
        }}
      />
    </div>
  );
}
