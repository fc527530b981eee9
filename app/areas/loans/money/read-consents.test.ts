import { describe, expect, it } from "vitest";
import { consentFields, readConsents } from "./read-consents.server";

const paper = new File(["%PDF-1.4 同意书 %%EOF"], "同意书.pdf", { type: "application/pdf" });
const guarantors = [{ id: 7 }, { id: 8 }];
const [seven, eight] = [consentFields(7), consentFields(8)];

function read(given: Record<string, string | File>, allSign: boolean) {
  const form = new FormData();
  for (const [name, value] of Object.entries(given)) form.set(name, value);
  return readConsents(form, guarantors, { disbursedOn: "2026-01-05" }, "2026-11-30", allSign);
}

describe("what guarantors signed", () => {
  it("is asked of every one for an extension", async () => {
    const { signed, errors } = await read({ [seven.on]: "2026-11-01", [seven.proof]: paper }, true);
    expect(signed).toMatchObject([{ guarantorId: 7, on: "2026-11-01" }]);
    expect(errors).toEqual({ [eight.on]: "form.needed", [eight.proof]: "form.scanMissing" });
  });

  it("may be missing for a higher rate, but not half", async () => {
    const one = await read({ [seven.on]: "2026-11-01", [seven.proof]: paper }, false);
    expect(one.signed).toHaveLength(1);
    expect(one.errors).toEqual({});
    expect((await read({ [eight.on]: "2026-11-01" }, false)).errors).toEqual({
      [eight.proof]: "form.scanMissing",
    });
    expect((await read({ [eight.proof]: paper }, false)).errors).toEqual({ [eight.on]: "form.needed" });
  });

  it("has a day of the loan's life", async () => {
    const of = async (on: string) =>
      (await read({ [seven.on]: on, [seven.proof]: paper }, false)).errors[seven.on];
    expect(await of("2026-01-04")).toBe("form.consentBefore");
    expect(await of("2026-12-01")).toBe("form.dayAhead");
    expect(await of("吃饭")).toBe("form.wrongDay");
    expect(await of("2026-01-05")).toBeUndefined();
  });
});
