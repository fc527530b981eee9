import { commonPasswords } from "./common-passwords";

export const minPasswordLength = 10;

/**
 * Why a password will not do, as a text key; null when it will. Length over composition: 10 characters or more,
 * none of the common ones, neither user name nor full name inside.
 */
export function whyNotPassword(
  password: string,
  username: string,
  fullName = "",
): "password.short" | "password.common" | "password.name" | null {
  if ([...password].length < minPasswordLength) return "password.short";
  const plain = password.toLowerCase();
  const name = username.toLowerCase();
  if (name.length >= 3 && plain.includes(name)) return "password.name";
  if ([...fullName].length >= 2 && plain.includes(fullName.toLowerCase())) return "password.name";
  const core = plain.replace(/[^a-z0-9]/g, "");
  if (
    new Set(plain).size <= 3 ||
    commonPasswords.has(plain) ||
    commonPasswords.has(core) ||
    isRun(core) ||
    ofProduct(core)
  )
    return "password.common";
  return null;
}

/** The product's own name with digits, and the demo's password: both stand in the README for everybody to read. */
const ofProduct = (text: string) => /^qihang(demo)?\d*$/.test(text);

const runs = [
  "01234567890123456789",
  "98765432109876543210",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
];
const isRun = (text: string) => text.length >= 8 && runs.some((run) => run.includes(text));
