import QRCode from "qrcode";

/** The smallest module a phone reads off a photocopy, in mm (PAPER §5). */
export const LEAST_MODULE = 0.45;

/** Dark modules, rows packed most significant bit first. */
export interface QrModules {
  readonly size: number;
  readonly rows: Uint8Array;
}

/**
 * At error level M. Addresses and signatures are bytes throughout: looking for a shorter mix of modes finds none and
 * takes longer than all the rest.
 */
const encoded = (payload: string) =>
  QRCode.create([{ data: Buffer.from(payload), mode: "byte" }], { errorCorrectionLevel: "M" }).modules;

export function qrModules(payload: string): QrModules {
  const modules = encoded(payload);
  const { size, data } = modules;
  const stride = Math.ceil(size / 8);
  const rows = new Uint8Array(stride * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (data[y * size + x])
        rows[y * stride + (x >> 3)] = (rows[y * stride + (x >> 3)] as number) | (128 >> (x & 7));
    }
  }
  return { size, rows };
}

/** Side of one module in mm when the code takes `side` mm; the quiet zone of 4 modules is left free around it. */
export const moduleSide = (modules: number, side: number): number => side / modules;

export interface QrPayload {
  readonly payload: string;
  /** Whether the signature is in it. */
  readonly signed: boolean;
  readonly modules: number;
  /** Millimetres. */
  readonly module: number;
}

/** What goes into the code: the address with the signature behind it when the modules stay at least 0.45 mm, else the address alone. */
export function qrPayloadFits(url: string, signature: string, side = 25): QrPayload {
  const answer = (payload: string, signed: boolean): QrPayload => {
    const { size } = encoded(payload);
    return { payload, signed, modules: size, module: moduleSide(size, side) };
  };
  if (signature !== "") {
    try {
      const whole = answer(`${url}#${signature}`, true);
      if (whole.module >= LEAST_MODULE) return whole;
    } catch {
      // Longer than any code can hold.
    }
  }
  return answer(url, false);
}
