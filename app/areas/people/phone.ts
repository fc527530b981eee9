/** Telephone numbers as people write them → digits; mobile numbers are 11 digits from 13 to 19. */
export function normalisePhone(input: string): string {
  if (/^1\d{10}$/.test(input)) return input;
  return input
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\.0+$/, "")
    .replace(/[\s\u3000()（）.－–-]/g, "")
    .replace(/^(?:\+|＋|00)?86(?=1\d{10}$)/, "");
}

export const isPhone = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone) || /^0\d{9,11}$/.test(phone);
