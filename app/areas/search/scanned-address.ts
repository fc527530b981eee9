import { isPrivate } from "~/platform/search/search-term";

/**
 * Where a scanned code leads inside this office: its own addresses as they are; a certificate's public address here,
 * whatever name the office had when it was printed; a number to the search. Null for another site, and for what must not
 * stand in an address.
 */
export function scannedAddress(code: string, origin: string): string | null {
  const text = code.trim();
  if (/^https?:\/\//i.test(text)) {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !(url.origin === origin || url.pathname.startsWith("/verify/"))) return null;
    return `${url.pathname}${url.search}${url.hash}`;
  }
  if (text === "" || text.length > 40 || isPrivate(text)) return null;
  return `/search?${new URLSearchParams({ q: text })}`;
}
