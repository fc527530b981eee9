import { BlockList, isIP } from "node:net";

/** IPv4 in IPv6 clothes, as a socket on "::" reports it, is IPv4. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, "");

/**
 * Addresses and ranges, separated by commas: `127.0.0.1, 10.0.0.0/8, fd00::/8`.
 * @returns whether an address is one of them; null when the text is no such list.
 */
export function addressList(text: string): ((address: string) => boolean) | null {
  const list = new BlockList();
  for (const item of text.split(",").map((part) => part.trim())) {
    if (item === "") continue;
    const [address = "", bits, ...rest] = item.split("/");
    const family = isIP(address);
    if (family === 0 || rest.length > 0) return null;
    const type = family === 4 ? "ipv4" : "ipv6";
    if (bits === undefined) list.addAddress(address, type);
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
      list.addSubnet(address, Number(bits), type);
    else return null;
  }
  return (address) => {
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 4 ? "ipv4" : "ipv6");
  };
}
