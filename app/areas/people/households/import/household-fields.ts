import { type Columns, type FieldPattern, headingText, type Layout } from "~/platform/imports/headings";
import { othersPhone, phoneHeading, townHeading } from "../../import/headings-of-people";
import type { SheetFacts } from "../../import/sheet-facts";

/** What a column of a file of households can be, in the order of the template: a row is a member, the head first. */
export const householdFileFields = [
  "registryNo",
  "name",
  "relation",
  "idNumber",
  "phone",
  "town",
  "village",
  "group",
  "houseNumber",
  "address",
  "land",
  "housing",
  "water",
  "health",
  "work",
  "place",
  "wishes",
  "low",
  "lowSince",
  "lowAmount",
  "lowCard",
  "disability",
  "disabilityGrade",
  "disabilityCard",
  "pension",
  "pensionOn",
  "pensionResult",
  "policies",
  "policiesSince",
  "income",
  "incomeYear",
  "expense",
  "debt",
  "fromOn",
  "sex",
  "birth",
  "ethnicity",
  "education",
  "category",
] as const;
export type HouseholdFileField = (typeof householdFileFields)[number];

export type HouseholdLayout = Layout<HouseholdFileField> & SheetFacts;

const ownName = /^(家庭)?(村民|人员|成员)?(姓名|名字)$|^name$/i;

export const householdFilePatterns: readonly FieldPattern<HouseholdFileField>[] = [
  { field: "name", heading: /^(户主|家庭)?(村民|人员|成员)?(姓名|名字)$|^户主$|^name$/i, needed: true },
  {
    field: "idNumber",
    heading: /身份证|公民身份|证件号|^id(card|number|no\.?)$/i,
    not: /残疾|低保/,
    needed: true,
  },
  {
    field: "registryNo",
    heading: /^(户号|户编号|户口(簿|本|簿本)?(编)?号|家庭(编)?号|户主?序号)$|^household(no\.?|number)$/i,
  },
  { field: "relation", heading: /^(与|和|同)?(户主|家庭)?(之?间?)?(的)?关系$|^relation/i },
  { field: "phone", heading: phoneHeading, not: othersPhone },
  { field: "town", heading: townHeading },
  {
    field: "village",
    heading:
      /^(户籍|户口|所在|所属|现住|居住|家庭|常住)?(所在)?(地)?(乡镇)?(行政)?(村|社区)(居)?(委会)?(名称?|[/／、]社区)?$|^(户籍|户口)(所在)?地$|^village$/i,
  },
  { field: "group", heading: /^(村民)?小?(村?)组(别|号)?$|^group$/i },
  { field: "houseNumber", heading: /^(门牌|房号|住房编)号?码?$|^house(no\.?|number)$/i },
  { field: "address", heading: /^(家庭|居住|现|户籍|详细|联系)?(住址|地址)$|^address$/i },
  { field: "land", heading: /^(家庭)?(承包|耕)(土?地|耕地)?(面积|亩数)?$|^land$/i },
  { field: "housing", heading: /^(住房|房屋)(类型|结构|情况)?$|^housing$/i },
  { field: "water", heading: /^(饮|用|吃)水(情况|来源)?$|^water$/i },
  { field: "health", heading: /^(身体|健康)(状况|情况|状态)?$|^health$/i },
  {
    field: "place",
    heading: /^在哪里$|^(务工|就业|工作)(单位|地点|地|去向)|^(就读)?学校(名称)?$|^(place|where)$/i,
  },
  {
    field: "work",
    heading:
      /^务工[/／、]?就学(情况)?$|^(务工|就业|从业|就学|在校|劳动)(状况|情况|状态)?$|^职业$|^work(orschool)?$/i,
  },
  {
    field: "wishes",
    heading: /^(就业创业|创业就业|就业|创业|就业和创业)(服务)?(意愿|意向|需求)$|^意愿$|^wishes$/i,
  },
  {
    field: "low",
    heading:
      /^(是否)?(享受|纳入)?(农村|城乡|城镇)?(低保|最低生活保障)(户|类别|类型|等级|档次|情况|对象)?$|^minimumliving$/i,
  },
  {
    field: "lowSince",
    heading:
      /^(享受|纳入)?低保(起始|开始|享受|纳入|批准|审批|认定|起)?(日期|时间|年月)$|^minimumlivingsince$/i,
  },
  {
    field: "lowAmount",
    heading:
      /^(每月|月)?(享受)?低保(每月|月)?((金|补助|补助金|保障金|标准)(金?额|数)?|金?额)$|^minimumlivingamonth$/i,
  },
  {
    field: "lowCard",
    heading:
      /^(农村|城乡|城镇)?(低保|最低生活保障)(金)?(领取)?(证件?|证书)(编)?号码?$|^(农村|城乡|城镇)?低保(编)?号码?$|^minimumliving(card)?(no\.?|number)$/i,
  },
  {
    field: "disabilityCard",
    heading: /^残疾(人)?证(件|书)?(编)?号码?$|^残疾人证$|^disabilitycard(no\.?|number)?$/i,
  },
  { field: "disabilityGrade", heading: /^残疾(证|人)?(等级|级别|程度)$|^disabilitygrade$/i },
  {
    field: "disability",
    heading: /^(是否)?残疾(证|人)?(类别|类型|种类|情况)?$|^是否为?残疾(人)?$|^disability$/i,
  },
  { field: "pensionOn", heading: /^(养老)?(保险)?(待遇)?核实(日期|时间)$|^pensioncheckedon$/i },
  { field: "pensionResult", heading: /^(养老)?(保险)?(待遇)?核实(结果|情况)$|^pensioncheckfound$/i },
  {
    field: "pension",
    heading:
      /^(是否)?(参加|参保)?(城乡)?(居民)?(基本)?(社会)?养老保险(参保)?(情况|状态|状况)?$|^(居民)?(养老)?(保险)?参保(情况|状态|状况)$|^(residents['’]?)?pension$/i,
  },
  { field: "policiesSince", heading: /^政策(起始|开始|享受)(日期|时间)$|^policiessince$/i },
  {
    field: "policies",
    heading:
      /^(其他|其它)?(已|所)?(享受|享)(的)?(其他|其它)?(惠民|惠农|扶贫|帮扶|扶持)?政策(情况|名称)?$|^(其他|其它)政策$|^(other)?policies$/i,
  },
  { field: "incomeYear", heading: /^收入年(份|度)$|^incomeyear$/i },
  { field: "income", heading: /^(\d{4}年)?(家庭)?(年|全年)?(总)?收入(来源|情况)?$|^(yearly)?income$/i },
  { field: "expense", heading: /^(家庭)?(年|全年)?(总)?支出$|^(yearly)?expenses?$/i },
  { field: "debt", heading: /^(家庭)?(欠款|债务|负债|欠债)(情况|金额)?$|^debts?$/i },
  { field: "fromOn", heading: /^(立户|登记|起始|建户)(日期|时间)$|^(since|from)$/i },
  { field: "sex", heading: /^性别$|^sex$/i },
  { field: "birth", heading: /出生|^生日$|^(dateof)?birth(date)?$/i },
  { field: "ethnicity", heading: /^民族$|^ethnicity$/i },
  { field: "education", heading: /文化程度|学历|^education$/i },
  { field: "category", heading: /^(人员|帮扶|人群)(类别|类型|性质)$|^category$/i },
];

/** 户主姓名 is the name of the row where there is no other column for it: then every row is a household. */
export function withOwnName<F extends string>(
  columns: Columns<F>,
  headings: readonly { text: string }[],
): Columns<F> {
  const own = headings.findIndex((h) => ownName.test(headingText(h.text)));
  return own < 0 ? columns : { ...columns, name: own };
}
