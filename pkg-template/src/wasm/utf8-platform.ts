/** UTF-8 for platforms that always have text coders, as those that load a core as a chunk. */

export { decodeWithPlatform as decode, encodeWithPlatform as encodeInto } from "./utf8.js";
