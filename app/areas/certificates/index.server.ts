export { certificatesOfPerson, listBatches, registerSum } from "./certificate-queries.server";
export { fillDemoCertificates, loadCertificateTemplate } from "./demo.server";
export { warmPapers } from "./draw-papers.server";
export { classForIssue } from "./issue-certificates.server";
export { startJobs, stopJobs } from "./print-jobs.server";
export { checksSince } from "./verify.server";
