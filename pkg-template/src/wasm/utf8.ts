/** UTF-8 in and out of wasm memory, by the platform's coders, which are made at first use. */

let encoder: TextEncoder | undefined;
let decoder: TextDecoder | undefined;

/** Gives how many bytes a text took in `into`, which has room for three bytes a code unit. */
export function encodeInto(text: string, into: Uint8Array): number {
  encoder ??= new TextEncoder();
  const { read, written } = encoder.encodeInto(text, into);
  if (read !== text.length) throw new RangeError("Cannot encode: the buffer is too small");
  return written;
}

/** Gives the text that well-formed UTF-8 stands for. */
export function decode(bytes: Uint8Array): string {
  // A page may begin with a mark of byte order, which is part of it.
  decoder ??= new TextDecoder("utf-8", { ignoreBOM: true });
  return decoder.decode(bytes);
}
