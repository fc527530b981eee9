/**
 * What the texts that the shipped rules cite say, for readers of English: the Chinese stands behind it wherever it is
 * cited. A text that an office adds itself is cited in Chinese alone.
 */
export const officialTitles: Readonly<Record<string, string>> = {
  "泰安市创业培训补贴办法（鲁人社字〔2022〕72号，转载）":
    "Tai'an measures on training subsidies (Shandong Human Resources 2022 no. 72, copy)",
  "桂林市 2022 年创业培训补贴政策（转载）；补贴 1,000 元同长沙":
    "Guilin training subsidy policy of 2022 (copy); 1,000 yuan as in Changsha",
  "桂林市 2022 年创业培训补贴政策（转载）": "Guilin training subsidy policy of 2022 (copy)",
  "安徽省创业培训管理办法（皖人社发〔2023〕19号）直播版":
    "Anhui measures on business training (Anhui Human Resources 2023 no. 19), livestream edition",
  全国银行间同业拆借中心: "National Interbank Funding Center",
  "中国人民银行公布的一年期（含）以内贷款基准利率，没有找到原文":
    "base lending rate up to one year of the People's Bank of China, text not found",
  "济南市章丘区人社局网页 2023-12-28": "Jinan Zhangqiu human resources bureau, page of 2023-12-28",
  "泰安、聊城申请人员范围（转载）": "Who may apply in Tai'an and Liaocheng (copy)",
  "泰安创业担保贷款对象及条件（转载）": "Guaranteed loans in Tai'an: for whom and when (copy)",
  "某地小额担保贷款办法（地名未写明，转载）": "Small guaranteed loan measures of a place not named (copy)",
  "湖南 长银发〔2017〕108号 解读（转载）": "Hunan, reading of PBC Changsha 2017 no. 108 (copy)",
  "湖南 长银发〔2017〕108号 解读（转载）；数额没有找到原文":
    "Hunan, reading of PBC Changsha 2017 no. 108 (copy); text of the amounts not found",
  "没有找到文件，暂按常规": "no document found; common practice for now",
  "潍坊晚报 2015-11-20": "Weifang Evening News, 2015-11-20",
  "财金〔2016〕85号 试题引用的原文": "Ministry of Finance 2016 no. 85 as quoted in an examination paper",
  "甘肃日报 2018-05-16": "Gansu Daily, 2018-05-16",
  "甘肃省创业担保贷款实施办法（转载）": "Gansu rules on guaranteed start-up loans (copy)",
  "财金〔2020〕21号 报道中引用的旧额度":
    "earlier ceilings as told in reports on Ministry of Finance 2020 no. 21",
  "财金〔2020〕21号 报道：20% 降为 15%": "reports on Ministry of Finance 2020 no. 21: 20% became 15%",
  "财金〔2020〕21号 报道": "reports on Ministry of Finance 2020 no. 21",
  "新华社济南 3月26日（转载，年份为推定）": "Xinhua, Jinan, 26 March (copy; the year is inferred)",
  "泰安、济南申请指南（转载）": "Application guides of Tai'an and Jinan (copy)",
  "湖北日报 2021-01-01（转载）": "Hubei Daily, 2021-01-01 (copy)",
  "聊城申请指南 2021-12-30、济南申请指南（转载）":
    "Application guides of Liaocheng, 2021-12-30, and Jinan (copy)",
  "济南申请指南（转载）": "Application guide of Jinan (copy)",
  "聊城申请指南 2021-12-30（转载）": "Application guide of Liaocheng, 2021-12-30 (copy)",
  "淮南创业担保贷款额度（转载）": "Guaranteed start-up loans in Huainan: ceilings (copy)",
  "报纸 2022-03-03": "a newspaper, 2022-03-03",
  "乌鲁木齐经开区网页 2023-09": "Urumqi development zone, page of 2023-09",
  济宁市汶上县人社局通告: "Notice of the Wenshang human resources bureau, Jining",
  "甘肃省实施办法（甘人社通〔2024〕299号）": "Gansu rules (Gansu Human Resources 2024 no. 299)",
  "深圳市人社局 2015-10-30": "Shenzhen human resources bureau, 2015-10-30",
  "青岛贴息发放办法 2022-09-19": "Qingdao measures on paying interest subsidies, 2022-09-19",
  "济南办理指南 2019-11-14（转载）": "Guide of Jinan, 2019-11-14 (copy)",
  "某县 2026 年创业担保贷款通知（转载）": "Notice of a county on guaranteed start-up loans in 2026 (copy)",
  "财政部 2023-09-04 印发、2023-10-01 施行（转载）；数额见济南市 2023-12-28 网页":
    "Ministry of Finance, issued 2023-09-04, in force 2023-10-01 (copy); amounts from a Jinan page of 2023-12-28",
  "济南市 2023-12-28 网页；山东自己的开始日没有找到原文":
    "Jinan page of 2023-12-28; text of Shandong's own first day not found",
  "深圳新闻网 2024-07-18（转载）": "Shenzhen News, 2024-07-18 (copy)",
  "招生网站（转载）": "an admissions site (copy)",
  "邯郸本地宝（转载，日期存疑）": "Handan city guide (copy; day in doubt)",
  "财政部 2026-01-20（转载）": "Ministry of Finance, 2026-01-20 (copy)",
  国务院关于建立统一的城乡居民基本养老保险制度的意见:
    "Opinions of the State Council on one basic pension for urban and rural residents",
  人社部办公厅关于全面取消领取社会保险待遇资格集中认证的通知:
    "Notice of the Ministry of Human Resources ending the collective checks of who may receive a pension",
  "甘肃省临夏州创业担保贷款办法（男 60 岁）；培训按 16 到 59 岁":
    "Guaranteed loan measures of Linxia, Gansu (men 60); training from 16 to 59",
  小额担保贷款办法: "Measures on small guaranteed loans",
  潍坊市创业担保贷款办法: "Weifang measures on guaranteed start-up loans",
  甘肃省创业担保贷款办法: "Gansu measures on guaranteed start-up loans",
  山东省创业担保贷款实施办法: "Shandong rules on guaranteed start-up loans",
  "某省财政厅通知（省名未写明）": "Notice of a province's finance department (not named)",
  乌鲁木齐经开区创业担保贷款政策: "Policy of the Urumqi development zone on guaranteed start-up loans",
  深圳市创业担保贷款管理办法: "Shenzhen measures on guaranteed start-up loans",
  大庆市毕业生创业贷款: "Daqing start-up loans for graduates",
  邯郸市创业担保贷款: "Handan guaranteed start-up loans",
  同一笔贷款不得重复享受中央财政其他贴息政策:
    "one loan may not have a second interest subsidy of the central government",
  "年满 60 周岁": "60 years of age",
  "省系统查询，查不到时交失业登记证明":
    "looked up in the system of the province, else a proof of unemployment",
  "省系统查询，查不到时交认定材料或残疾人证":
    "looked up in the system of the province, else the decision or a disability card",
  "转业证、退伍证或自主择业军转证": "discharge certificate",
  释放证明或假释证明: "proof of release or parole",
  "毕业证；大学生村官、留学回国人员另交证明":
    "diploma; village officials and returned students bring a proof too",
  企业或人社部门证明: "proof of the firm or the human resources bureau",
  户口本: "household register",
  平台实名注册截图: "screenshot of the registration with the platform",
  精准识别卡: "poverty relief card",
  学生证: "student card",
  单位证明: "proof of the employer",
  居住证或通行证: "residence permit or travel permit",
  户口本和外出证明: "household register and a proof of having been away",
  营业执照和停业证明: "business licence and a proof of closure",
  运营证: "operating licence",
  平台证明: "proof of the platform",
  入驻协议: "tenancy agreement",
  "V0：开始日为约数，全国文件未找到，以一地办法代用。":
    "V0: the first day is approximate; the national document was not found, one place's measures stand in.",
  "V1a：小额担保贷款改名创业担保贷款，个人额度统一为 10 万元。":
    "V1a: small guaranteed loans became guaranteed start-up loans; 100,000 yuan for every person.",
  "V1b：此后随全国办法。": "V1b: follows the national measures afterwards.",
  "V2：文件存在有据，数额按常规；利率上浮幅度见财金〔2016〕85号第十九条（试题引用的原文）。":
    "V2: the document is known to exist, the amounts follow common practice; the rise of the rate is in article 19 of Ministry of Finance 2016 no. 85, as quoted in an examination paper.",
  "V2g：展期不贴息。": "V2g: no subsidy on an extension.",
  "V6：只有时限；开始日为约数。": "V6: time limits only; the first day is approximate.",
  "V3：开始日为约数。": "V3: the first day is approximate.",
  "V3s：企业按签约时 LPR 的 50% 贴息。": "V3s: firms get 50% of the LPR on the day of the contract.",
  "V4a：利率上限东部 LPR + 50，中西部 + 150，贫困地区 + 250 个基点。":
    "V4a: highest rate LPR + 50 in the east, + 150 in the centre and west, + 250 basis points in poor areas.",
  "V4a：山东属东部，LPR + 50 个基点。": "V4a: Shandong is in the east, LPR + 50 basis points.",
  "V4b：LPR − 150 个基点以下由借款人承担，其余财政贴。":
    "V4b: the borrower pays up to LPR − 150 basis points, the state the rest.",
  "V4b：济南合伙人不超过 3 人。": "V4b: in Jinan at most 3 partners.",
  "V4x：20 万元中央贴息，另 30 万元地方贴息；开始日为约数。":
    "V4x: 200,000 yuan subsidised by the centre, another 300,000 locally; the first day is approximate.",
  "V4y：高校毕业生 30 万元；只作对照，不在任何地方生效。":
    "V4y: 300,000 yuan for graduates; for comparison only, in force nowhere.",
  "V4z：第三年不贴息。": "V4z: no subsidy in the third year.",
  "V5：个人 30 万元、企业 400 万元，财政贴实际利率的 50%。":
    "V5: 300,000 yuan for a person, 4 million for a firm; the state pays 50% of the actual rate.",
  "V5：菏泽、郓城、曹县的办法没有找到，用济南、汶上的代。":
    "V5: the measures of Heze, Yuncheng and Caoxian were not found; those of Jinan and Wenshang stand in.",
  "V5a：有效期五年；近 12 个月招用 5 人以上的额度更高。":
    "V5a: valid for five years; a higher ceiling for whoever hired 5 people or more in 12 months.",
  "V5b：开始日为约数。": "V5b: the first day is approximate.",
  "V5c：数额与 2023 年全国办法相同，日期存疑。":
    "V5c: the amounts are those of the national measures of 2023; the day is in doubt.",
  "V7：中小微企业固定资产贷款贴息，同一笔贷款不得重复享受中央财政其他贴息政策。暂定一年。":
    "V7: subsidy on fixed-asset loans of small firms; one loan may not have a second interest subsidy of the central government. One year for now.",
  "年龄按文件；核实间隔当时按年集中认证，没有查到原文。":
    "The age is the document's; checks were yearly and collective then, the text was not found.",
  "取消集中认证，改为经办机构核实。起始日期没有查到原文，暂按 2018 年 10 月 1 日；拿到文件后另起一版。":
    "Collective checks ended, the office in charge checks instead. The text of the first day was not found: 1 October 2018 for now; a new version follows once the document is there.",
};
