export type OrganKind = "state" | "public-interest";

const stateName = /(人民政府|委员会|管委会|办事处|办公室|局|厅|法院|检察院|监察委)$/u;
const publicName =
  /(学校|小学|中学|幼儿园|医院|卫生院|卫生室|敬老院|福利院|协会|学会|基金会|村民委员会|居民委员会)$/u;

/**
 * Whether an organisation cannot guarantee by what it is, whatever was chosen (民法典 683): the first two characters of the
 * unified social credit code tell it (GB 32100: 1 机构编制 with 11 机关, 12 事业单位, 13 群众团体; 5 民政, with village and
 * neighbourhood committees). A code of 9 is a business; else the name decides.
 * @returns null for one that may
 */
export function organKind(name: string, creditCode: string | null): OrganKind | null {
  const code = creditCode?.toUpperCase() ?? "";
  if (code.startsWith("11")) return "state";
  if (/^(12|13|5)/.test(code)) return "public-interest";
  if (/^9/.test(code)) return null;
  const plain = name.trim();
  if (publicName.test(plain)) return "public-interest";
  return stateName.test(plain) ? "state" : null;
}
