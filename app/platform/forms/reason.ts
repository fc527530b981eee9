/**
 * Whether words say why: two characters of Chinese, or two words. One character is a key pressed to get on.
 * Where somebody opens, changes or takes along what is kept about people, a reason is at least that.
 */
export const saysWhy = (text: string | null | undefined): boolean =>
  (text?.match(/\p{Script=Han}|[\p{L}\p{N}]+(?<!\p{Script=Han})/gu) ?? []).length >= 2;
