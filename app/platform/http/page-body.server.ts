import { Writable } from "node:stream";

/**
 * Gathers a page as it is rendered. React 18 hands over its 2,048-byte buffer whole although a hanzi that no longer
 * fitted into it left the last bytes at zero; a browser shows those as "�". No page holds a zero of its own.
 */
export function whole(done: (body: Buffer<ArrayBuffer>) => void): Writable {
  const pieces: Uint8Array[] = [];
  return new Writable({
    write(piece: Uint8Array, _, next) {
      let end = piece.length;
      while (end > 0 && piece[end - 1] === 0) end -= 1;
      pieces.push(piece.subarray(0, end));
      next();
    },
    final(next) {
      done(Buffer.concat(pieces));
      next();
    },
  });
}
