export { type CertificateState, certificateFileName } from "./certificate";
export { type SignedPaper, signedPaperText } from "./signed-paper";
export { certificatesText } from "./text";
export { paperLapseText } from "./text/paper-lapse";
export { revocationText } from "./text/revocation";
