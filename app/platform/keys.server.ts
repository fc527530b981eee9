import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { env } from "./env.server";

/** Secrets of this installation: from the environment, else from DATA_DIR/secrets.json (mode 0600), made on first start. */
export interface Secrets {
  /** 32 bytes: seals ID and bank numbers, uploads and issued papers. */
  dataKey: Buffer;
  /** 32 bytes: keyed hashes for exact look-up. */
  indexKey: Buffer;
  authSecret: string;
  /** Ed25519, signs the public facts of certificates. */
  signingKey: KeyObject;
  signingPublicKey: KeyObject;
}

interface StoredSecrets {
  dataKey: string;
  authSecret: string;
  signingKey: string;
}

const readKey = (text: string): Buffer => {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64");
  if (key.length !== 32) throw new Error("QIHANG_DATA_KEY: 32 bytes in hex or base64 are needed");
  return key;
};

/** Makes and stores what is missing in `folder`; what the environment gives wins. */
export function loadSecrets(folder: string, source = env()): Secrets {
  const file = path.join(folder, "secrets.json");
  const given = source.QIHANG_DATA_KEY && source.QIHANG_AUTH_SECRET && source.QIHANG_SIGNING_KEY;
  let stored: StoredSecrets | undefined;
  if (existsSync(file)) stored = JSON.parse(readFileSync(file, "utf8")) as StoredSecrets;
  else if (!given) {
    stored = {
      dataKey: randomBytes(32).toString("hex"),
      authSecret: randomBytes(48).toString("base64url"),
      signingKey: generateKeyPairSync("ed25519")
        .privateKey.export({ type: "pkcs8", format: "pem" })
        .toString(),
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  const dataKey = readKey(source.QIHANG_DATA_KEY ?? stored!.dataKey);
  const signingKey = createPrivateKey(
    (source.QIHANG_SIGNING_KEY ?? stored!.signingKey).replaceAll("\\n", "\n"),
  );
  return {
    dataKey,
    indexKey: createHash("sha256").update("qihang index").update(dataKey).digest(),
    authSecret: source.QIHANG_AUTH_SECRET ?? stored!.authSecret,
    signingKey,
    signingPublicKey: createPublicKey(signingKey),
  };
}

let cached: Secrets | undefined;
export function secrets(): Secrets {
  cached ??= loadSecrets(env().DATA_DIR);
  return cached;
}
/** For tests: fixed keys instead of a folder. */
export function setSecrets(value: Secrets): void {
  cached = value;
}
