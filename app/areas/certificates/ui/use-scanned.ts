import { useEffect, useState } from "react";

/** What stands behind "#" in the scanned address; it never reaches the server, so the first drawing has none. */
export function useScanned(): string | null {
  const [scanned, setScanned] = useState<string | null>(null);
  useEffect(() => {
    const behind = window.location.hash.slice(1);
    if (behind.length > 40) setScanned(behind);
  }, []);
  return scanned;
}
