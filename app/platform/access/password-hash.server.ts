// better-auth's hashing brings many modules along: they are read when a password is first asked for, not at a start.
const hashing = () => import("better-auth/crypto");

export const hashPassword = async (password: string): Promise<string> =>
  (await hashing()).hashPassword(password);

export const verifyPassword = async (asked: { hash: string; password: string }): Promise<boolean> =>
  (await hashing()).verifyPassword(asked);
