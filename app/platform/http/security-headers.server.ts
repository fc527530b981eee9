/**
 * Headers of every answer. Nothing comes from a third party: no font, script, map or API.
 * @param secure whether the person reaches us over TLS (then HSTS is sent)
 */
export function securityHeaders(nonce: string | null, secure: boolean): Record<string, string> {
  const script = nonce ? `'self' 'nonce-${nonce}'` : "'self'";
  const style = nonce ? `'self' 'nonce-${nonce}'` : "'self'";
  const policy = [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${process.env.NODE_ENV === "development" ? " ws:" : ""}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
  return {
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=()",
    ...(secure ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}
