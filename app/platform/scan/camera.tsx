import { useEffect, useRef, useState } from "react";
import { Icon } from "~/ui/icon";

interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}
type DetectorMaker = new (options: { formats: string[] }) => Detector;
const maker = (): DetectorMaker | undefined =>
  (globalThis as unknown as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;

/** The widest picture that is looked at where the browser cannot read codes: old phones manage it four times a second. */
const widest = 640;

/** Reads codes in plain script, for browsers that cannot; fetched only when the camera is opened. */
async function scriptDetector(): Promise<Detector> {
  const { default: jsQR } = await import("jsqr");
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return {
    detect: async (video) => {
      const scale = Math.min(1, widest / (video.videoWidth || widest));
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      if (!pen || canvas.width === 0 || canvas.height === 0) return [];
      pen.drawImage(video, 0, 0, canvas.width, canvas.height);
      const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
      const found = jsQR(data, canvas.width, canvas.height, { inversionAttempts: "dontInvert" });
      return found ? [{ rawValue: found.data }] : [];
    },
  };
}

/** What the browser has itself, else plain script. */
async function anyDetector(): Promise<Detector> {
  const Maker = maker();
  try {
    if (Maker) return new Maker({ formats: ["qr_code"] });
  } catch {
    // Some browsers name the detector and have none for this kind of code.
  }
  return scriptDetector();
}

/** The camera of the phone. Without one, or over a plain address of the network, it says what to do instead. */
export function Camera(props: {
  take: (code: string) => void;
  /** `denied`: somebody said no, and how to say yes; `refused`: there is none here. */
  words: { start: string; stop: string; view: string; denied: string; refused: string };
  /** Beside other ways that are as good. */
  plain?: boolean;
}) {
  const { take, words } = props;
  const [on, setOn] = useState(false);
  const [ready, setReady] = useState(false);
  const [refused, setRefused] = useState(false);
  const [denied, setDenied] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (navigator.mediaDevices === undefined) setRefused(true);
    else setReady(true);
    // Where a page is kept for the time without network, what reads its codes is there too.
    // Without network now it comes when the camera is opened.
    if (import.meta.env.PROD && !maker())
      navigator.serviceWorker?.ready.then(() => import("jsqr")).catch(() => undefined);
  }, []);
  useEffect(() => {
    if (!on) return;
    let stream: MediaStream | null = null;
    let over = false;
    let last = "";
    const detector = anyDetector();
    const look = async () => {
      if (over || !video.current) return;
      const picture = video.current;
      const found = await (await detector).detect(picture).catch(() => []);
      const code = found[0]?.rawValue ?? "";
      if (code && code !== last) take(code);
      last = code;
      if (!over) setTimeout(look, 250);
    };
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: "environment" } })
      .then(async (s) => {
        stream = s;
        setDenied(false);
        if (over || !video.current) {
          for (const track of s.getTracks()) track.stop();
          return;
        }
        video.current.srcObject = s;
        await video.current.play();
        void look();
      })
      .catch((error: unknown) => {
        if (error instanceof DOMException && error.name === "NotAllowedError") setDenied(true);
        else setRefused(true);
        setOn(false);
      });
    return () => {
      over = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, [on, take]);
  if (!ready || refused) return refused ? <p className="sub t12 wholeline">{words.refused}</p> : null;
  return (
    <>
      <button
        type="button"
        className={props.plain ? "btn" : "btn pri"}
        aria-pressed={on}
        onClick={() => setOn((now) => !now)}
      >
        <Icon name="camera" />
        {on ? words.stop : words.start}
      </button>
      {denied && !on && (
        <p className="sub t12 wholeline" role="alert">
          {words.denied}
        </p>
      )}
      {on && <video ref={video} className="camera" muted playsInline aria-label={words.view} />}
    </>
  );
}
