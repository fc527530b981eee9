// Writes tests/files/loan-tables/tables.fods, a spreadsheet of formulas only, has LibreOffice Calc work it out and keeps
// what Calc says as tables.csv, which the test of the schedules compares to the fen. Needs `soffice`; the test does not.
//
// The sheet knows nothing of the engine: due days by EDATE and EOMONTH, days by DAYS and DAYS360, the instalment by PMT
// (whole months, 30/360) or by the sum of the discount factors (days), interest by IPMT on the balance of the row.
// Rounding: interest and instalment ROUND(…; 2) once each; principal is the difference; the last row takes the rest.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const folder = path.resolve("tests/files/loan-tables");
const tables = JSON.parse(readFileSync(path.join(folder, "tables.json"), "utf8"));
const dateOf = (on) => `DATE(${on.split("-").map(Number).join(";")})`;
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
const rows = [];
const addRow = (cells) => rows.push(cells);
const word = (text) =>
  `<table:table-cell office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>`;
const formula = (text, style = "ce-number") =>
  `<table:table-cell table:style-name="${style}" table:formula="of:=${escaped(text)}"/>`;

addRow(
  [
    "table",
    "no",
    "from",
    "to",
    "days",
    "opening",
    "interest",
    "principal",
    "balance",
    "unrounded interest",
    "discount factor",
  ].map(word),
);
for (const t of tables) {
  const step = t.every === "quarter" ? 3 : 1;
  const basis = t.dayCount === "actual/365" ? 365 : 360;
  const skip = t.first === "short" ? 1 : 0;
  const start = rows.length + 1;
  const end = start + t.rows - 1;
  const parts = t.rows - skip;
  const principal = `(${t.principalFen}/100)`;
  const whole = t.dayCount === "30/360" && t.first === "whole";
  // Discount factors stand in column K, where days decide.
  const instalment = whole
    ? `ROUND(-PMT(${t.rate}*${step}/12;${parts};${principal});2)`
    : `ROUND(${principal}/SUM([.K${start + skip}:.K${end}]);2)`;
  for (let k = 0; k < t.rows; k += 1) {
    const r = start + k;
    const last = k === t.rows - 1;
    const due =
      t.dueDay === 31
        ? `EOMONTH(${dateOf(t.firstDue)};${k * step})`
        : `EDATE(${dateOf(t.firstDue)};${k * step})`;
    const interest =
      t.method === "equal-instalment" && whole
        ? `ROUND(-IPMT(${t.rate}*${step}/12;1;${t.rows - k};[.F${r}]);2)`
        : `ROUND([.F${r}]*${t.rate}*[.E${r}]/${basis};2)`;
    const part =
      t.method === "bullet" || k < skip
        ? "0"
        : t.method === "equal-principal"
          ? `ROUND(${principal}/${parts};2)`
          : `ROUND(${instalment}-[.G${r}];2)`;
    addRow([
      word(t.name),
      formula(String(k + 1)),
      formula(k === 0 ? dateOf(t.from) : `[.D${r - 1}]`, "ce-date"),
      formula(last ? dateOf(t.to) : due, "ce-date"),
      formula(t.dayCount === "30/360" ? `DAYS360([.C${r}];[.D${r}];TRUE())` : `DAYS([.D${r}];[.C${r}])`),
      formula(k === 0 ? principal : `[.I${r - 1}]`),
      formula(interest),
      formula(last ? `[.F${r}]` : part),
      formula(`ROUND([.F${r}]-[.H${r}];2)`),
      formula(
        t.method === "equal-instalment" && whole
          ? `-IPMT(${t.rate}*${step}/12;${k + 1};${t.rows};${principal})`
          : `[.F${r}]*${t.rate}*[.E${r}]/${basis}`,
        "ce-long",
      ),
      formula(
        k < skip ? "1" : `${k === skip ? "1" : `[.K${r - 1}]`}/(1+${t.rate}*[.E${r}]/${basis})`,
        "ce-long",
      ),
    ]);
  }
}

const number = (name, decimals) =>
  `<number:number-style style:name="${name}"><number:number number:decimal-places="${decimals}" number:min-decimal-places="${decimals}" number:min-integer-digits="1"/></number:number-style>`;
const cell = (name, data) =>
  `<style:style style:name="${name}" style:family="table-cell" style:data-style-name="${data}"/>`;
writeFileSync(
  path.join(folder, "tables.fods"),
  `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
${number("n-number", 2)}${number("n-long", 8)}
<number:date-style style:name="n-date"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
${cell("ce-number", "n-number")}${cell("ce-long", "n-long")}${cell("ce-date", "n-date")}
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Tables">
${rows.map((cells) => `<table:table-row>${cells.join("")}</table:table-row>`).join("\n")}
</table:table></office:spreadsheet></office:body></office:document>
`,
);
// 44: commas, 34: quotes, 76: UTF-8; cells as they are shown.
const made = spawnSync(
  "soffice",
  [
    "--headless",
    "--convert-to",
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true",
    "--outdir",
    folder,
    path.join(folder, "tables.fods"),
  ],
  { stdio: "inherit" },
);
process.exit(made.status ?? 1);
