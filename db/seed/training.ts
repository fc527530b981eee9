/** Course rules as DOMAIN §2.1 and §2.2 give them; attendance and marks are common practice where no text was found. */
const common = {
  region: "37",
  fromOn: "2024-01-01",
  toOn: null,
  hoursPerHalfDay: 4,
  maxClassSize: 30,
  minLecturers: 2,
  attendanceThresholdBp: 8000,
  lateCounts: true,
};

export const courseRules = [
  { ...common, course: "gyb", name: "GYB 产生你的企业想法", courseCode: "01", hours: 24, planPassMark: 60, testPassMark: null, subsidyFen: 16000, source: "泰安 鲁人社字〔2022〕72号", confidence: "proxy" },
  { ...common, course: "syb", name: "SYB 创办你的企业", courseCode: "02", hours: 72, planPassMark: 60, testPassMark: 60, subsidyFen: 100000, source: "DOMAIN §2.1 [S51][S53]", confidence: "proxy" },
  { ...common, course: "iyb", name: "IYB 改善你的企业", courseCode: "03", hours: 56, planPassMark: null, testPassMark: 60, subsidyFen: 180000, source: "桂林 2022", confidence: "proxy" },
  { ...common, course: "online-business", name: "网络创业培训", courseCode: "04", hours: 56, planPassMark: null, testPassMark: 60, subsidyFen: 60000, source: "泰安 鲁人社字〔2022〕72号", confidence: "proxy" },
  { ...common, course: "livestream", name: "直播电商培训", courseCode: "05", hours: 40, planPassMark: null, testPassMark: 60, subsidyFen: 60000, source: "皖人社发〔2023〕19号 直播版", confidence: "proxy" },
] as const;
