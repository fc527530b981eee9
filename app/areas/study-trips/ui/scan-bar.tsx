import { type FormEvent, useCallback, useRef, useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Camera } from "~/platform/scan/camera";
import { Icon } from "~/ui/icon";
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
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef(props);
  latest.current = props;

  const take = useCallback(
    (scanned: string) => {
      const { page: d, already, sign } = latest.current;
      const person = d.people.find((p) => p.code === codeIn(scanned));
      if (!person) return setSaid({ tone: "bad", words: w("sign.why.unknownCode") });
      const time = already(person.placeId);
      if (time) return setSaid({ tone: "warn", words: w("sign.already", { name: person.name, time }) });
      sign(person.placeId);
      setSaid({ tone: "ok", words: w("sign.scanned", { name: person.name }) });
    },
    [w],
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (field.current?.value.trim()) take(field.current.value);
    if (field.current) field.current.value = "";
    field.current?.focus();
  };
  return (
    <section className="sheet mt3 scansheet" id="scan">
      <form
        method="post"
        action={`/trips/${page.id}/sign-in?stop=${page.stopId}`}
        onSubmit={onSubmit}
        className="scanbar"
      >
        <input type="hidden" name="stopId" value={page.stopId} />
        <label htmlFor="badge-code" className="vh">
          {w("sign.code")}
        </label>
        <input
          ref={field}
          className="in"
          id="badge-code"
          name="code"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={w("sign.code")}
          aria-describedby="badge-help"
          maxLength={200}
        />
        <button type="submit" className="btn">
          <Icon name="qr-code" />
          {w("sign.enter")}
        </button>
        <Camera
          take={take}
          words={{
            start: w("sign.camera"),
            stop: w("sign.cameraStop"),
            view: w("sign.scan"),
            denied: w("sign.cameraDenied"),
            refused: w("sign.cameraNo"),
          }}
        />
      </form>
      <p className="sub t12 scanhelp" id="badge-help">
        {w("sign.scanHelp")}
      </p>
      <div role="status" aria-live="assertive">
        {said && <div className={`note ${said.tone}`}>{said.words}</div>}
      </div>
    </section>
  );
}
