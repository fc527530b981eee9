import { index, layout, type RouteConfig, route } from "@remix-run/route-config";

/** Every URL of the product: the table of contents. */
export default [
  layout("shell.tsx", [
    index("areas/home/routes/home.tsx"),
    route("training", "areas/training/routes/classes.tsx"),
    route("training/new", "areas/training/routes/new-class.tsx"),
    route("training/:classId", "areas/training/routes/class.tsx"),
    route("training/:classId/edit", "areas/training/routes/edit-class.tsx"),
    route("training/:classId/enrol", "areas/training/routes/enrol.tsx"),
    route("training/:classId/attendance", "areas/training/routes/attendance.tsx"),
    route("training/:classId/grades", "areas/training/routes/grades.tsx"),
    route("training/:classId/certificates", "areas/certificates/routes/class-certificates.tsx"),
    route("certificates", "areas/certificates/routes/certificates.tsx"),
    route("certificates/batches/:batchId", "areas/certificates/routes/batch.tsx"),
    route("certificates/:certificateId", "areas/certificates/routes/certificate.tsx"),
    route("account", "areas/account/routes/account.tsx"),
    route("account/password", "areas/account/routes/password.tsx"),
    route("account/second-factor", "areas/account/routes/second-factor.tsx"),
    route("account/sessions", "areas/account/routes/sessions.tsx"),
    route("resume", "areas/account/routes/resume.tsx"),
  ]),
  route("certificates/batches/:batchId/certificates.pdf", "areas/certificates/routes/batch-pdf.ts"),
  route("certificates/batches/:batchId/certificates.zip", "areas/certificates/routes/batch-zip.ts"),
  route("certificates/:certificateId/certificate.pdf", "areas/certificates/routes/certificate-pdf.ts"),
  route("verify/:code?", "areas/certificates/routes/verify.tsx"),
  route("sign-in", "areas/account/routes/sign-in.tsx"),
  route("sign-in/code", "areas/account/routes/sign-in-code.tsx"),
  route("sign-out", "areas/account/routes/sign-out.tsx"),
  route("session", "areas/account/routes/session.ts"),
  route("language", "areas/account/routes/language.tsx"),
  route("healthz", "areas/admin/routes/healthz.ts"),
] satisfies RouteConfig;
