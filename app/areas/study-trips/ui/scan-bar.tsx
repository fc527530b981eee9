import { useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { ScanForm } from "~/platform/scan/scan-form";
import type { SignPage } from "../sign-page.server";
import { tripDayText } from "../text/day";

/** What a scanner typed or a camera saw: the code itself, or the address the badge holds. */
const codeIn = (scanned: string) =>
  scanned
    .trim()
    .replace(/^.*[?&]code=/, "")
    .slice(0, 40);

/**
 * A badge by keyboard scanner, camera or hand. Whose it is the page knows by itself, so that it works without network;
 * a bad code says so and the field is ready for the next.
 */
export function ScanBar(props: {
  page: SignPage;
  /** When this person signed in here already. */
  already: (placeId: number) => string | null;
  sign: (placeId: number) => void;
}) {
  const w = useText(tripDayText);
  const { page } = props;
  const [said, setSaid] = useState<{ tone: string; words: string } | null>(null);
  const take = (scanned: string) => {
    const person = page.people.find((p) => p.code === codeIn(scanned));
    if (!person) return setSaid({ tone: "bad", words: w("sign.why.unknownCode") });
    const time = props.already(person.placeId);
    if (time) return setSaid({ tone: "warn", words: w("sign.already", { name: person.name, time }) });
    props.sign(person.placeId);
    setSaid({ tone: "ok", words: w("sign.scanned", { name: person.name }) });
  };
  return (
    <section className="sheet mt3 scansheet" id="scan">
      <ScanForm
        id="badge-code"
        action={`/trips/${page.id}/sign-in?stop=${page.stopId}`}
        take={take}
        words={{
          label: w("sign.code"),
          enter: w("sign.enter"),
          help: w("sign.scanHelp"),
          camera: {
            start: w("sign.camera"),
            stop: w("sign.cameraStop"),
            view: w("sign.scan"),
            denied: w("sign.cameraDenied"),
            refused: w("sign.cameraNo"),
          },
        }}
        icon="qr-code"
        longest={200}
        hidden={<input type="hidden" name="stopId" value={page.stopId} />}
      />
      <div role="status" aria-live="assertive">
        {said && <div className={`note ${said.tone}`}>{said.words}</div>}
      </div>
    </section>
  );
}
