/** What is to be written, packed as `src/record.rs` of the core reads it. */

import type { Tag } from "../generated/tags.js";

/** A record that grows by parts: one text, and a table of tags and lengths in UTF-16 code units. */
export class ProblemRecord {
  text = "";
  readonly table: number[] = [];

  add(tag: Tag, part: string | undefined): void {
    if (part === undefined) return;
    const last = part.charCodeAt(part.length - 1);
    // A lone high surrogate at the end would join with the start of the next part.
    if (last >= 0xd800 && last <= 0xdbff) part = `${part.slice(0, -1)}\ufffd`;
    this.table.push(tag, part.length);
    this.text += part;
  }
}
