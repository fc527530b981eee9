export { certificatesOfPerson, listBatches, registerSum } from "./certificate-queries.server";
export { fillDemoCertificates, loadCertificateTemplate } from "./demo.server";
export { classForIssue } from "./issue-certificates.server";
export { certificatesOfPersonSource } from "./person-steps.server";
export { startJobs, stopJobs } from "./print-jobs.server";
export { warmPapers } from "./print-papers.server";
export { certificateRowsOfPerson } from "./rows-of-person.server";
export { checksSince } from "./verify.server";
export { certificatesVillageFigures } from "./village-figures.server";
