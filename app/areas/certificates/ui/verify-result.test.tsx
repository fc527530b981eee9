import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LanguageContext } from "~/platform/i18n/use-text";
import { signatureHint } from "../signed-facts";
import { FoundPaper, type ShownPaper } from "./verify-office-paper";
import { FoundCertificate, type ShownVerified } from "./verify-result";

const signature = "abcdefghij".repeat(8);
const certificate: ShownVerified = {
  state: "valid",
  facts: {
    number: "3717252026020010001",
    name: "张*",
    course: "SYB",
    class: "第 1 期",
    startsOn: "2026-03-01",
    endsOn: "2026-03-20",
    hours: 72,
    issuer: "鄄城县人力资源和社会保障局",
    issuedOn: "2026-03-25",
  },
  idNumber: null,
  result: "合格",
  words: null,
  checks: 1,
  at: "10:00",
  revokedOn: null,
  revokedReason: null,
  replacedBy: null,
  replacedByCode: null,
  reissueCount: 0,
  signed: true,
  signatureHint: signatureHint(signature),
};
const page = (scanned: string | null, more: Partial<ShownVerified> = {}) =>
  renderToStaticMarkup(
    <LanguageContext.Provider value="zh">
      <FoundCertificate certificate={{ ...certificate, ...more }} scanned={scanned} />
    </LanguageContext.Provider>,
  );

describe("the answer of a check", () => {
  it.each([null, signature])("is green without a scanned signature and with its own: %s", (scanned) => {
    expect(page(scanned)).toMatch(/r-ok.*<h2>证书有效<\/h2>/);
  });

  it("is red from the heading on when the scanned signature is another's", () => {
    const html = page("z".repeat(80));
    expect(html).toMatch(/r-bad.*role="alert".*<h2>二维码对不上，不能认这张证书<\/h2>/);
    expect(html).not.toContain("r-ok");
    expect(html).not.toContain("<h2>证书有效");
  });

  it("says class and result in the reader's words, and hands on what is signed as printed", () => {
    const html = page(null, { words: { course: "SYB, class 1 of 2026", result: "Qualified" } });
    expect(html).toContain("<dd>SYB, class 1 of 2026</dd>");
    expect(html).toContain("<dd>Qualified</dd>");
    expect(html).not.toContain("<dd>合格</dd>");
    expect(html).toContain(`result=${encodeURIComponent("合格")}`);
  });

  it("is red when the signature on record does not hold", () => {
    expect(page(null, { signed: false })).toMatch(/r-bad.*<h2>电子签名对不上/);
  });
});

describe("the answer about a paper of the loans", () => {
  const paper: ShownPaper = {
    state: "valid",
    kind: "结清证明",
    number: "DK-2026-0001",
    name: "张*",
    idTail: "0012",
    amountFen: 20_000_000,
    issuer: "鄄城县人力资源和社会保障局",
    issuedOn: "2026-03-25",
    voidedOn: null,
    lapsedOn: null,
    lapsedWhy: null,
    at: "10:00",
    signed: true,
    signatureHint: signatureHint(signature),
  };
  const answer = (scanned: string | null, more: Partial<ShownPaper> = {}) =>
    renderToStaticMarkup(
      <LanguageContext.Provider value="zh">
        <FoundPaper paper={{ ...paper, ...more }} scanned={scanned} />
      </LanguageContext.Provider>,
    );

  it.each([null, signature])("is green without a scanned signature and with its own: %s", (scanned) => {
    expect(answer(scanned)).toMatch(/r-ok.*<h2>文书有效<\/h2>/);
  });

  it("is red from the heading on when the scanned signature is another's", () => {
    const html = answer("z".repeat(80));
    expect(html).toMatch(/r-bad.*role="alert".*<h2>二维码对不上，不能认这份文书<\/h2>/);
    expect(html).not.toContain("r-ok");
    expect(html).not.toContain("<h2>文书有效");
  });

  it("is red when the signature on record does not hold", () => {
    expect(answer(null, { signed: false })).toMatch(/r-bad.*<h2>电子签名对不上/);
  });
});
