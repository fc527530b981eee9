import type { FormPage } from "~/platform/pdf/form-page";
import type { ApplicationOnPaper } from "./application-data";
import { continued } from "./application-second";
import { opinionBox, promiseBox } from "./opinion-box";

type Kind = ApplicationOnPaper["kind"];

const promises = (kind: Kind): string[] =>
  kind === "firm"
    ? [
        "一、本企业所填内容及所交材料真实、完整、有效，无隐瞒、伪造；如有不实，愿承担相应法律责任，并退回已享受的财政贴息。",
        "二、本企业属于小微企业，申请前十二个月内新招用符合条件的人员，已签订一年以上劳动合同；无拖欠职工工资、欠缴社会保险费等严重违法违规信用记录。",
        "三、贷款只用于本企业生产经营，不用于购房、投资理财、转借他人等；自觉接受贷后检查。",
        "四、按合同约定还本付息；贷款展期、逾期期间不享受贴息。",
        "五、经营地址、法定代表人、用工人数发生变化的，10日内告知经办机构。",
      ]
    : [
        "一、本人所填内容及所交材料真实、完整、有效，无隐瞒、伪造；如有不实，愿承担相应法律责任，并退回已享受的财政贴息。",
        "二、申请时本人及配偶除助学贷款、脱贫人口小额信贷、住房贷款、购车贷款、5万元以下小额消费贷款（含信用卡消费）外，没有其他贷款。",
        "三、贷款只用于本表所列经营项目，不用于购房、购车、投资理财、转借他人等；自觉接受贷后检查。",
        "四、按合同约定还本付息；贷款展期、逾期期间不享受贴息。",
        "五、经营地址、联系方式、婚姻、就业状况发生变化的，10日内告知经办机构。",
      ];

const consent = (kind: Kind): string[] => {
  const who = kind === "firm" ? "本企业及法定代表人" : "本人";
  const whose = kind === "firm" ? "本企业及法定代表人" : "本人及配偶";
  return [
    `${who}同意：①人力资源和社会保障部门为办理本次贷款，向公安、民政、市场监管、税务、退役军人事务、农业农村等部门核查${whose}的身份、户籍、婚姻、登记、社会保险信息；②担保机构、经办银行查询${whose}的信用报告。授权自签字之日起至贷款结清之日止，未获批准的至不予通过之日止。`,
    `${who}已阅读并知晓《个人信息处理告知书》：收集的种类、用途、保存期限、查询更正方式和投诉渠道。其中银行账号、人员类别属敏感个人信息，仅用于资格审核、贴息发放和法定统计。`,
  ];
};

/** Page 3: promises, authorisation, what the village and the town say. */
export function promisesPage(page: FormPage, a: ApplicationOnPaper | null, kind: Kind): void {
  const firm = kind === "firm";
  continued(page, a, kind);
  page.table(() => {
    promiseBox(page, firm ? "企业承诺" : "申请人承诺", 74, promises(kind), [
      firm ? "法定代表人（签字）：" : "申请人（签字按指印）：",
    ]);
    promiseBox(
      page,
      "授权与告知",
      72,
      consent(kind),
      firm ? ["法定代表人（签字按指印）："] : ["申请人（签字按指印）：", "配偶（签字按指印）："],
    );
    opinionBox(page, {
      label: "村（社区）推荐意见",
      h: 51,
      lines: [
        firm
          ? "经核实，该企业在本村（社区）经营，情况属实。"
          : "经核实，申请人系本村（社区）居民，经营项目属实，信用良好。",
        "[]同意推荐　　[]不予推荐，理由：{60}",
      ],
      signs: ["经办人", "负责人"],
    });
    opinionBox(page, {
      label: "乡镇人社所意见",
      h: 51,
      lines: ["经入户核查，所填内容与实际 []相符　[]不符。", "申请材料 []齐全　[]需补正：{70}"],
      signs: ["经办人", "负责人"],
    });
  });
}
