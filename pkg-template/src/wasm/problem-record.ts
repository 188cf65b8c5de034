/** Packs the parts of an error into a record, as `src/binding/problem_record.rs` reads it. */

import type { Tag } from "../generated/protocol.js";

/**
 * A record that grows part by part: one text, and a table of tags and lengths in UTF-16 code units.
 */
export class ProblemRecord {
  text = "";
  readonly table: number[] = [];

  /** Adds a part, unless it is undefined. */
  add(tag: Tag, part: string | undefined): void {
    if (part === undefined) return;
    const last = part.charCodeAt(part.length - 1);
    // A lone high surrogate at the end would join the start of the next part to one character.
    const isCut = last >= 0xd800 && last <= 0xdbff;
    this.table.push(tag, part.length);
    this.text += isCut ? `${part.slice(0, -1)}\ufffd` : part;
  }
}
