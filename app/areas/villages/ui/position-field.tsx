import { useEffect, useRef, useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { positionText } from "../map/position";
import { villagesText } from "../text";

const micro = (degrees: number): number => Math.round(degrees * 1_000_000);

type State = { key: "idle" | "asking" | "refused" | "failed" } | { key: "found"; metres: number };

/** Two numbers typed or pasted; on a telephone that stands in the village, taken from it. */
export function PositionField(props: {
  field: { id: string; name: string; defaultValue?: string; errors?: readonly string[] };
}) {
  const t = useText(villagesText);
  const [state, setState] = useState<State>({ key: "idle" });
  // A browser gives positions only to pages that came over a safe way.
  const [canAsk, setCanAsk] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => setCanAsk(window.isSecureContext && "geolocation" in navigator), []);
  const ask = () => {
    setState({ key: "asking" });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const input = box.current?.querySelector("input");
        if (input)
          input.value = positionText({ latMicro: micro(coords.latitude), lngMicro: micro(coords.longitude) });
        setState({ key: "found", metres: Math.ceil(coords.accuracy) });
      },
      (why) => setState({ key: why.code === why.PERMISSION_DENIED ? "refused" : "failed" }),
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  };
  return (
    <div ref={box} className="mt4">
      <TextField
        {...props.field}
        label={t("position.label")}
        help={t("position.help")}
        optional={t("add.optional")}
        placeholder={t("position.example")}
        autoComplete="off"
        width="w16"
      />
      {canAsk && (
        <p className="row wrap mt2">
          <button type="button" className="btn sm" onClick={ask} disabled={state.key === "asking"}>
            <Icon name="map-pinned" />
            {t("position.here")}
          </button>
          <span className="t13 sub" role="status">
            {state.key === "found"
              ? t("position.found", { metres: state.metres })
              : state.key === "idle"
                ? ""
                : t(`position.${state.key}`)}
          </span>
        </p>
      )}
    </div>
  );
}
