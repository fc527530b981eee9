/** A spreadsheet as a download, whole or while it is made; the name may hold hanzi (RFC 5987). */
export const xlsxResponse = (file: Buffer | ReadableStream<Uint8Array>, name: string): Response =>
  new Response(file instanceof ReadableStream ? file : new Uint8Array(file), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "no-store",
    },
  });
