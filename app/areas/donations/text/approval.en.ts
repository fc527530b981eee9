import type { SameShape } from "~/platform/i18n/text";
import type { zh } from "./approval.zh";

/** The paper that approves a disposal. */
export const en: SameShape<typeof zh> = {
  title: "Approval document",
  paper: "Scan",
  facts: "Approval",
  noNumber: "Not entered yet",
  none: "No approval document yet",
  noneText: "Upload the document that approves the disposal; it is kept with the batch.",
  noneOther: "It can be seen here once a cadre has uploaded it.",
  there: "Uploaded {{when}} by {{name}}, kept encrypted",
  alt: "Scan of the approval document",
  open: "Open the scan",
  bring: "Upload the approval document",
  replace: "A better scan",
  file: "Scan",
  help: "Photo or scan: JPG, PNG or PDF of at most 4 MB",
  save: "Upload",
  kept: "Approval document saved",
  errors: "It was not uploaded",
  see: "Approval document",
  picture: {
    missing: "Please choose a file",
    tooLarge: "The file is too large: at most 4 MB",
    type: "Only JPG or PNG pictures or PDF",
    broken: "The file is not whole: scan it or take the picture again",
  },
  donation: {
    why: {
      scanRoad: "Only the bureau's own assets need an approval document.",
      scanCancelled: "The batch is called off; nothing can be uploaded any more.",
      scanSettled: "Everything is received: the approval document stands.",
    },
  },
};
