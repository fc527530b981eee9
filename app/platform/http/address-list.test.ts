import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { addressList } from "./address-list";
import { originReader } from "./request-origin.server";

describe("address list", () => {
  it.each([
    ["127.0.0.1", "127.0.0.1", true],
    ["127.0.0.1", "127.0.0.2", false],
    ["10.0.0.0/8, ::1", "10.200.3.4", true],
    ["10.0.0.0/8, ::1", "::1", true],
    ["10.0.0.0/8", "11.0.0.1", false],
    ["fd00::/8", "fd12::1", true],
    ["", "127.0.0.1", false],
    ["127.0.0.1", "nonsense", false],
  ])("%s and %s: %s", (list, address, expected) => {
    expect(addressList(list)?.(address)).toBe(expected);
  });

  it.each(["proxy", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0", "::/129", "1.2.3.4 5.6.7.8"])(
    "%s is no list",
    (text) => expect(addressList(text)).toBeNull(),
  );
});

describe("what a proxy forwards", () => {
  const from = (remoteAddress: string, headers: Record<string, string>) =>
    ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage;
  const forwarded = {
    host: "127.0.0.1:3000",
    "x-forwarded-host": "qihang.example.gov.cn",
    "x-forwarded-proto": "https",
    "x-forwarded-for": "6.6.6.6, 203.0.113.9, 10.0.0.2",
  };
  const read = originReader({ QIHANG_TRUSTED_PROXIES: "127.0.0.1,10.0.0.0/8" });

  it("counts when the proxy is trusted; the person is the last hop that is no proxy", () => {
    expect(read(from("::ffff:127.0.0.1", forwarded))).toEqual({
      url: "https://qihang.example.gov.cn",
      address: "203.0.113.9",
    });
  });

  it("does not count when it comes from anybody else", () => {
    expect(read(from("203.0.113.7", forwarded))).toEqual({
      url: "http://127.0.0.1:3000",
      address: "203.0.113.7",
    });
  });

  it("an address that is none is left aside", () => {
    expect(read(from("127.0.0.1", { host: "a", "x-forwarded-for": "<script>" }))?.address).toBe("127.0.0.1");
  });

  it("a Host that is no host is refused", () => {
    expect(read(from("127.0.0.1", { host: "a/b" }))).toBeNull();
    expect(read(from("127.0.0.1", {}))).toBeNull();
  });
});
