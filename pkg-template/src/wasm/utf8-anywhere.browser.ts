/** UTF-8 in browsers, which all have text coders. */

import { decodeWithPlatform, encodeWithPlatform } from "./utf8.js";

/** Encodes a text: see {@link encodeWithPlatform}. */
export const encodeInto = encodeWithPlatform;

/** Decodes a text: see {@link decodeWithPlatform}. */
export const decode = decodeWithPlatform;
