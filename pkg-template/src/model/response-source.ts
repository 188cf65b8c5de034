/** What a response is made from. No code runs here. */

import type { AnyOptions, Representation } from "./options.js";
import type { READ } from "./symbols.js";

/** What a response is made from. */
export interface ResponseSource {
  readonly status: number;
  readonly title: string;
  readonly explanation: string | undefined;
  /** Whether clients may see the detail and the field errors. */
  readonly isExposed: boolean;
  readonly options: AnyOptions | undefined;
  /** The class, if the body depends on nothing else. */
  readonly errorClass: object | undefined;
  /** Whether the response is sent as it is, even if the error's class overrides methods. */
  readonly isSealed?: true;
  /** When there is content; undefined leaves it to the dialect. */
  readonly representation?: Representation | undefined;
  /** The text that pages have instead of the sentence. */
  readonly template?: string | undefined;
  /** The whole HTML page. */
  readonly page?: string | undefined;
  /** Values of the request that templates may show. */
  readonly values?: readonly (readonly [name: string, value: string])[];
  /** The id of the request in the log. */
  readonly requestId?: string | undefined;
  /** Whether the media type was chosen among more formats than those of the dialect. */
  readonly isNegotiated?: boolean;
}

/** What the reader adds to the options of an error that it read. */
export interface ReadErrorSource {
  /** What a response is made from instead of the error. */
  readonly source?: ResponseSource | undefined;
  /** Returns the first line of the stack. */
  readonly headline?: (() => string) | undefined;
}

/** Options as a constructor gets them: the user's, or the reader's. */
export type ConstructorOptions = AnyOptions & { readonly [READ]?: ReadErrorSource | undefined };
