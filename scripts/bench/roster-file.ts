import { syntheticPerson } from "db/seed/synthetic-person";
import yazl from "yazl";

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageNames = "http://schemas.openxmlformats.org/package/2006";
const headings = [
  "序号",
  "姓名",
  "性别",
  "身份证号",
  "手机号码",
  "村组",
  "文化程度",
  "人员类别",
  "民族",
  "创业意向",
];
const schooling = ["小学", "初中", "高中", "大专", "本科"];
const kinds = ["农村自主创业农民", "返乡农民工", "登记失业人员", "脱贫人口", "退役军人"];
const ideas = ["大蒜种植与初加工", "戏服制作与网店", "蔬菜大棚", "直播带货", "家庭养殖"];

/** A roster of ten columns as LibreOffice saves it: shared strings, a style on every cell, a title line on top. */
export function rosterFile(count: number, seedOf: (index: number) => number): Promise<Buffer> {
  const strings = new Map<string, number>();
  const shared = (text: string) => {
    let at = strings.get(text);
    if (at === undefined) {
      at = strings.size;
      strings.set(text, at);
    }
    return at;
  };
  const row = (number: number, values: readonly (string | number)[]) => {
    const cells = values.map((value, column) => {
      const name = `${String.fromCharCode(65 + column)}${number}`;
      return typeof value === "number"
        ? `<c r="${name}" s="1"><v>${value}</v></c>`
        : `<c r="${name}" s="1" t="s"><v>${shared(value)}</v></c>`;
    });
    return `<row r="${number}" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false">${cells.join("")}</row>`;
  };
  const rows = [row(1, ["创业培训学员花名册"]), row(2, headings)];
  for (let i = 0; i < count; i += 1) {
    const person = syntheticPerson(seedOf(i));
    rows.push(
      row(i + 3, [
        i + 1,
        person.name,
        person.sex === "male" ? "男" : "女",
        person.idNumber,
        person.phone,
        `${1 + (i % 6)}组`,
        schooling[i % schooling.length]!,
        kinds[i % kinds.length]!,
        "汉族",
        ideas[i % ideas.length]!,
      ]),
    );
  }
  const sheet = `${xml}<worksheet xmlns="${main}" xmlns:r="${office}"><dimension ref="A1:J${count + 2}"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="12.8"/><sheetData>${rows.join("")}</sheetData><mergeCells count="1"><mergeCell ref="A1:J1"/></mergeCells></worksheet>`;
  const texts = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${text}</t></si>`);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  return zipped({
    "[Content_Types].xml": `${xml}<Types xmlns="${packageNames}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type("workbook.xml", "sheet.main")}${type("worksheets/sheet1.xml", "worksheet")}${type("styles.xml", "styles")}${type("sharedStrings.xml", "sharedStrings")}</Types>`,
    "_rels/.rels": `${xml}<Relationships xmlns="${packageNames}/relationships">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" state="visible" r:id="rId2"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${xml}<Relationships xmlns="${packageNames}/relationships">${relation("rId1", "styles", "styles.xml")}${relation("rId2", "worksheet", "worksheets/sheet1.xml")}${relation("rId3", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    "xl/styles.xml": `${xml}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="true"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `${xml}<sst xmlns="${main}" count="${texts.length}" uniqueCount="${texts.length}">${texts.join("")}</sst>`,
    "xl/worksheets/sheet1.xml": sheet,
  });
}

function zipped(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    zip.outputStream.on("data", (chunk: Buffer) => chunks.push(chunk));
    zip.outputStream.on("end", () => resolve(Buffer.concat(chunks)));
    zip.outputStream.on("error", reject);
  });
}
