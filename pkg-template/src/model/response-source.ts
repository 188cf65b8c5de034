/** What a response is made from. No code runs here. */

import type { AnyOptions, Representation } from "./options.js";
import type { PART, READ } from "./symbols.js";

/** The texts of a page beside those of the problem, and their language. */
export interface PageTexts {
  /** The language of the page, as a tag (RFC 5646). Undefined means English. */
  readonly language: string | undefined;
  /** The sentence that says when to try again. */
  readonly retrySentence: string | undefined;
  readonly codeLabel: string | undefined;
  readonly referenceLabel: string | undefined;
}

/**
 * What a response is made from. Every member is there, even if it is undefined, so that none is looked
 * up in `Object.prototype`.
 */
export interface ResponseSource {
  readonly status: number;
  readonly title: string;
  readonly explanation: string | undefined;
  /** Whether clients may see the detail and the field errors. */
  readonly isExposed: boolean;
  readonly options: AnyOptions | undefined;
  /** The class, if the body depends on nothing else but the options. */
  readonly errorClass: object | undefined;
  /** Whether the response is sent as it is, even if the error's class overrides methods. */
  readonly isSealed: true | undefined;
  /** When there is content; undefined leaves it to the dialect. */
  readonly representation: Representation | undefined;
  /** The text that pages have instead of the sentence. */
  readonly template: string | undefined;
  /** The whole HTML page. */
  readonly page: string | undefined;
  /** Values of the request that templates may show. */
  readonly values: readonly (readonly [name: string, value: string])[] | undefined;
  /** The texts of the page in the reader's language. */
  readonly pageTexts: PageTexts | undefined;
  /** The id of the request in the log. */
  readonly requestId: string | undefined;
  /** Whether the media type was chosen among more formats than those of the dialect. */
  readonly isNegotiated: boolean | undefined;
}

/** What the reader adds to the options of an error that it read. */
export interface ReadErrorSource {
  /** What a response is made from instead of the error. */
  readonly source?: ResponseSource | undefined;
  /** Returns the first line of the stack. */
  readonly headline?: (() => string) | undefined;
}

/** Options as a constructor gets them: the user's, or the reader's. */
export type ConstructorOptions = AnyOptions & {
  readonly [READ]?: ReadErrorSource | undefined;
  readonly [PART]?: string | undefined;
};
