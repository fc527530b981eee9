const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number of identity of nobody, with its check character. */
export function inventedId(first17: string): string {
  const sum = [...first17].reduce((n, c, i) => n + Number(c) * (weights[i] ?? 0), 0);
  return first17 + "10X98765432"[sum % 11];
}

const two = (n: number): string => String(n).padStart(2, "0");

/** Of somebody whom a business of the demo has hired: another one for each business and place in its list. */
export const hireId = (serial: number, k: number): string =>
  inventedId(
    `371725${1980 + k}${two(1 + (serial % 12))}${two(10 + (Math.floor(serial / 12) % 18))}${201 + k * 2}`,
  );

/** Of a spouse who is in no village of the demo: another one for each application. */
export const spouseId = (serial: number, sex: "male" | "female"): string =>
  inventedId(
    `371725${1984 + (serial % 6)}${two(1 + (serial % 12))}${two(10 + (serial % 18))}${sex === "male" ? 301 : 302}`,
  );
