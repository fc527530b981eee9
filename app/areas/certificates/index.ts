export { type CertificateState, certificateFileName } from "./certificate";
export { certificatesText } from "./text";
