import { type KeyObject, verify } from "node:crypto";
import { firstSignedText, type SignedFacts, signedText } from "./signed-facts";

/** 2: name, ID tail and result are signed. 1: an older paper, whose signature holds the masked name only. */
export type SignedVersion = 1 | 2;

/**
 * Whether this signature was made over these facts with the key: facts, signature and public key are enough, no
 * database is asked. Null when they do not belong together.
 */
export function signedVersion(
  facts: SignedFacts,
  signature: string,
  publicKey: KeyObject,
): SignedVersion | null {
  const holds = (text: string) => signatureFits(text, signature, publicKey);
  if (holds(signedText(facts))) return 2;
  return holds(firstSignedText(facts)) ? 1 : null;
}

/** Whether this signature was made with the key over a text that is signed. */
export function signatureFits(text: string, signature: string, publicKey: KeyObject): boolean {
  try {
    return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, "base64url"));
  } catch {
    // A key of another kind.
    return false;
  }
}
