import { expect, it } from "vitest";
import { scannedAddress } from "./scanned-address";

it("leads to pages of this office and to the search, and nowhere else", () => {
  const here = "http://10.0.0.5:3000";
  const to = (code: string) => scannedAddress(code, here);
  expect(to(`${here}/equipment/12?from=label`)).toBe("/equipment/12?from=label");
  expect(to("https://hqy.example.gov.cn/verify/abc#sig")).toBe("/verify/abc#sig");
  expect(to(" QH-2026-0012 ")).toBe("/search?q=QH-2026-0012");
  expect(to("https://evil.example/people/1")).toBeNull();
  expect(to("//evil.example/x")).toBe(`/search?${new URLSearchParams({ q: "//evil.example/x" })}`);
  expect(to("372928198805150012")).toBeNull();
  expect(to("")).toBeNull();
});
