import { describe, expect, it } from "vitest";
import { scanLimit, scanType, whyNotScan } from "./scan";

const pdf = Buffer.from("%PDF-1.5\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n");
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xd9]);

describe("scans", () => {
  it("are pictures or PDFs, by their bytes", () => {
    expect(scanType(pdf)).toBe("application/pdf");
    expect(scanType(jpeg)).toBe("image/jpeg");
    expect(whyNotScan(pdf)).toBeNull();
    expect(whyNotScan(jpeg)).toBeNull();
    expect(whyNotScan(Buffer.from("<html>%PDF-"))).toBe("scan.type");
    expect(whyNotScan(Buffer.from("MZ..."))).toBe("scan.type");
  });

  it("half a file, none and a huge one are refused with the reason", () => {
    expect(whyNotScan(pdf.subarray(0, 20))).toBe("scan.broken");
    expect(whyNotScan(jpeg.subarray(0, 6))).toBe("scan.broken");
    expect(whyNotScan(Buffer.alloc(0))).toBe("scan.missing");
    expect(whyNotScan(Buffer.concat([pdf, Buffer.alloc(scanLimit)]))).toBe("scan.tooLarge");
  });
});
