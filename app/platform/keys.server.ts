import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeDataFolder } from "./data-folder.server";
import { env, keyBytes, SettingError, signingKeyFrom } from "./env.server";

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

const allGiven = (source = env()) =>
  Boolean(source.QIHANG_DATA_KEY && source.QIHANG_AUTH_SECRET && source.QIHANG_SIGNING_KEY);

export const secretsFile = (folder = env().DATA_DIR) => path.join(folder, "secrets.json");

/** Data that exists without the keys it was sealed with must not get new ones: that would look like a fresh start. */
export function refuseMissingSecrets(folder = env().DATA_DIR): void {
  if (allGiven() || existsSync(secretsFile(folder))) return;
  throw new SettingError(
    `There is a database but no ${secretsFile(folder)}: put the file back from the backup, or give QIHANG_DATA_KEY, QIHANG_AUTH_SECRET and QIHANG_SIGNING_KEY.`,
  );
}

/** Makes and stores what is missing in `folder`; what the environment gives wins. */
export function loadSecrets(folder: string, source = env()): Secrets {
  const file = secretsFile(folder);
  let stored: StoredSecrets | undefined;
  if (existsSync(file)) stored = readStored(file);
  else if (!allGiven(source)) {
    stored = {
      dataKey: randomBytes(32).toString("hex"),
      authSecret: randomBytes(48).toString("base64url"),
      signingKey: generateKeyPairSync("ed25519")
        .privateKey.export({ type: "pkcs8", format: "pem" })
        .toString(),
    };
    makeDataFolder(folder);
    writeFileSync(`${file}.new`, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 });
    chmodSync(`${file}.new`, 0o600);
    renameSync(`${file}.new`, file);
  }
  const dataKey = keyBytes(source.QIHANG_DATA_KEY ?? stored!.dataKey);
  const signingKey = signingKeyFrom(source.QIHANG_SIGNING_KEY ?? stored!.signingKey);
  return {
    dataKey,
    indexKey: createHash("sha256").update("qihang index").update(dataKey).digest(),
    authSecret: source.QIHANG_AUTH_SECRET ?? stored!.authSecret,
    signingKey,
    signingPublicKey: createPublicKey(signingKey),
  };
}

function readStored(file: string): StoredSecrets {
  try {
    const stored = JSON.parse(readFileSync(file, "utf8")) as StoredSecrets;
    const whole =
      keyBytes(stored.dataKey).length === 32 &&
      stored.authSecret.length >= 32 &&
      stored.signingKey.length > 0;
    if (whole) return stored;
  } catch {
    // the same words for a file that is no JSON and one that lacks a key
  }
  throw new SettingError(`${file} is damaged: put it back from the backup.`);
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
