import { publicKeyPem } from "../verify.server";

/** GET: the key that checks every certificate's signature, for whoever wants to keep it. Public. */
export const loader = () =>
  new Response(publicKeyPem(), {
    headers: {
      "Content-Type": "application/x-pem-file",
      "Content-Disposition": 'attachment; filename="qihang-ed25519.pub.pem"',
      "Cache-Control": "public, max-age=3600",
    },
  });
