import { type PointerEvent, useEffect, useRef, useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { handoverText } from "../text/handover";

/** A place to sign with a finger, a pen or the mouse. What was drawn goes with the form as a picture. */
export function SignaturePad({ signatureId, name }: { signatureId: number; name: string }) {
  const t = useText(handoverText);
  const canvas = useRef<HTMLCanvasElement>(null);
  const image = useRef<HTMLInputElement>(null);
  const last = useRef<{ x: number; y: number } | null>(null);
  const [ready, setReady] = useState(false);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const pad = canvas.current;
    setReady(true);
    if (!pad) return;
    // One point of the screen is two of the picture: a thin line stays a line on paper.
    pad.width = Math.min(900, pad.clientWidth * 2);
    pad.height = pad.clientHeight * 2;
  }, []);
  const at = (e: PointerEvent<HTMLCanvasElement>) => {
    const box = e.currentTarget.getBoundingClientRect();
    return {
      x: ((e.clientX - box.left) / box.width) * e.currentTarget.width,
      y: ((e.clientY - box.top) / box.height) * e.currentTarget.height,
    };
  };
  const begin = (e: PointerEvent<HTMLCanvasElement>) => {
    e.preventDefault();
    e.currentTarget.setPointerCapture(e.pointerId);
    last.current = at(e);
  };
  const draw = (e: PointerEvent<HTMLCanvasElement>) => {
    const pen = e.currentTarget.getContext("2d");
    const from = last.current;
    if (!pen || !from) return;
    const to = at(e);
    pen.lineWidth = 5;
    pen.lineCap = "round";
    pen.strokeStyle = "#16211f";
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    pen.stroke();
    last.current = to;
    setDrawn(true);
  };
  const end = () => {
    last.current = null;
  };
  const wipe = () => {
    const pad = canvas.current;
    pad?.getContext("2d")?.clearRect(0, 0, pad.width, pad.height);
    setDrawn(false);
  };
  return (
    <form
      method="post"
      onSubmit={() => {
        if (image.current && canvas.current) image.current.value = canvas.current.toDataURL("image/png");
      }}
    >
      <input type="hidden" name="step" value="sign" />
      <input type="hidden" name="signature" value={signatureId} />
      <input type="hidden" name="image" ref={image} />
      <canvas
        ref={canvas}
        className="pad-sign"
        role="img"
        aria-label={`${t("sign.here")} ${name}`}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <noscript>
        <p className="sub t12">{t("sign.needScript")}</p>
      </noscript>
      <p className="row mt2">
        <button type="submit" className="btn sm" disabled={!ready || !drawn}>
          {t("sign.keep")}
          <span className="vh"> {name}</span>
        </button>
        <button type="button" className="btn sm link" onClick={wipe}>
          {t("sign.wipe")}
          <span className="vh"> {name}</span>
        </button>
      </p>
    </form>
  );
}
