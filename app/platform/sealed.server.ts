import { createCipheriv, createDecipheriv, hash, randomFillSync } from "node:crypto";
import { secrets } from "./keys.server";

/** Random bytes for nonces, asked for five hundred at a time: each request costs more than its bytes. */
const nonces = Buffer.alloc(12 * 500);
let nextNonce = nonces.length;

function takeNonce(): Buffer {
  if (nextNonce === nonces.length) {
    randomFillSync(nonces);
    nextNonce = 0;
  }
  nextNonce += 12;
  return nonces.subarray(nextNonce - 12, nextNonce);
}

/** AES-256-GCM: version byte, 12-byte nonce, 16-byte tag, ciphertext. `purpose` is bound in as associated data. */
export function seal(plain: Uint8Array | string, purpose: string): Buffer {
  const bytes = typeof plain === "string" ? Buffer.from(plain, "utf8") : plain;
  const nonce = takeNonce();
  const cipher = createCipheriv("aes-256-gcm", secrets().dataKey, nonce).setAAD(Buffer.from(purpose));
  // GCM is a stream: as many bytes come out as went in, and nothing is left for the end.
  const sealed = Buffer.allocUnsafe(29 + bytes.length);
  sealed[0] = 1;
  nonce.copy(sealed, 1);
  cipher.update(bytes).copy(sealed, 29);
  cipher.final();
  cipher.getAuthTag().copy(sealed, 13);
  return sealed;
}

/** @throws when the key, the purpose or a single bit is not the one it was sealed with. */
export function unseal(sealed: Uint8Array, purpose: string): Buffer {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== 1) throw new Error("sealed value of an unknown version");
  const decipher = createDecipheriv("aes-256-gcm", secrets().dataKey, bytes.subarray(1, 13));
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(13, 29));
  return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]);
}

export const unsealText = (sealed: Uint8Array, purpose: string) => unseal(sealed, purpose).toString("utf8");

/** Keyed hash for exact look-up of a sealed value: equal values, equal index; useless without the key. */
export function blindIndex(value: string, purpose: string): string {
  const { inner, outer } = padsOf(secrets().indexKey);
  const message = Buffer.concat([inner, Buffer.from(`${purpose}\0${value}`)]);
  return hash("sha256", Buffer.concat([outer, hash("sha256", message, "buffer")]), "base64url");
}

/** The two padded keys of HMAC-SHA-256 (RFC 2104): two hashes at once take half as long as Node's Hmac object. */
function padsOf(key: Uint8Array): { inner: Buffer; outer: Buffer } {
  const known = pads.get(key);
  if (known) return known;
  const block = Buffer.alloc(64);
  block.set(key.length > 64 ? hash("sha256", key, "buffer") : key);
  const made = { inner: block.map((b) => b ^ 0x36), outer: block.map((b) => b ^ 0x5c) };
  pads.set(key, made as { inner: Buffer; outer: Buffer });
  return made as { inner: Buffer; outer: Buffer };
}
const pads = new WeakMap<Uint8Array, { inner: Buffer; outer: Buffer }>();
