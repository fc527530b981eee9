/**
 * Address of whoever asks. The Node server puts it into this header itself after removing what came from outside
 * (X-Forwarded-For counts only when it comes from a trusted proxy).
 */
export const addressHeader = "x-qihang-address";
export const clientAddress = (request: Request): string => request.headers.get(addressHeader) ?? "127.0.0.1";
