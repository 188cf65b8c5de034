/**
 * An error as an answer: what is asked of the core, what is kept of it, and what goes out when
 * the core fails.
 *
 * What is kept are bytes that depend on nothing but a class and a media type. Nothing of a request
 * is kept but the media type that its Accept value stands for.
 */

import { decode } from "#wasm";
import { NO_BODY, PHRASES } from "../generated/statuses.js";
import { Tag } from "../generated/tags.js";
import type { AnyOptions, Challenge, FieldError, Representation } from "../model/options.js";
import { list } from "../options/validate.js";
import { BODY, type Core, DUTIES, FIELDS } from "../wasm/instance.js";
import { Record } from "../wasm/record.js";

/** A header field. */
export type Field = readonly [name: string, value: string];

/** An answer, for whichever platform sends it. */
export interface Answer {
  /** The status. */
  readonly status: number;
  /** The reason phrase; HTTP/2 has none. */
  readonly statusText: string;
  /** Header fields, names in lower case. A challenge or a cookie each has a field of its own. */
  readonly fields: readonly Field[];
  /**
   * The content, or null where the status or the method has none. It may lie in the core's memory,
   * so it has to be sent or copied before anything else is asked of an error. `Response` copies.
   */
  readonly body: Uint8Array | null;
  /** Its fields as they are kept, where nobody changed them. */
  readonly head?: Head | undefined;
  /** Its content as the core wrote it, where nobody changed it. */
  readonly written?: Content | undefined;
}

/** Header fields that go out many times, and what `Response` takes at the least cost. */
export interface Head {
  readonly fields: readonly Field[];
  /** `Headers`, where there is no need to know of Fetch. */
  headers?: object;
}

/** UTF-8 that may go out many times; a text costs `Response` less, as it copies no bytes. */
export interface Content {
  readonly bytes: Uint8Array;
  text?: string;
}

/** What an answer is made from. */
export interface Source {
  readonly status: number;
  readonly title: string;
  readonly explanation: string | undefined;
  readonly exposed: boolean;
  readonly options: AnyOptions | undefined;
  /** The class, where nothing but it decides on the body. */
  readonly kind: object | undefined;
  /** Whether it goes out as it is, whatever the error's class makes itself. */
  readonly sealed?: true;
  /** When there is content; none leaves it to the dialect. */
  readonly representation?: Representation | undefined;
  /** What stands in place of the sentence in pages. */
  readonly template?: string | undefined;
  /** The whole HTML page. */
  readonly page?: string | undefined;
  /** Values of the request that templates may show. */
  readonly values?: readonly (readonly [name: string, value: string])[];
  /** The id of the request in the log. */
  readonly requestId?: string | undefined;
  /** Other formats than the dialect's own stood for choice. */
  readonly negotiated?: boolean;
}

/** The media type in which an error is given where nobody asked for another. */
const PROBLEM_JSON = 0;

/** Values beyond this length, or more of them than this, are not kept. */
const KEPT = 256;

/** A dialect of a core, and what it has written that depends on nothing but its key. */
export class Writer {
  readonly #core: Core;
  readonly #dialect: number;
  readonly #further: string;
  readonly #accepted = new Map<string, number>();
  readonly #heads = new Map<number, Head>();
  readonly #contents = new WeakMap<object, (Content | undefined)[]>();

  /** @param further - media types that stand for choice beside the dialect's own */
  constructor(core: Core, dialect: number, further: readonly string[] = []) {
    this.#core = core;
    this.#dialect = dialect;
    this.#further = further.map((type) => `${type},`).join("");
  }

  /** Gives the number of the media type that an Accept value asks for. */
  negotiate(accept: string | null | undefined): number {
    const value = typeof accept === "string" ? accept : "";
    if (value === "" && this.#dialect === 0) return PROBLEM_JSON;
    let media = this.#accepted.get(value);
    if (media === undefined) {
      media = this.#core.negotiate(this.#dialect, value, this.#further);
      if (value.length <= KEPT) {
        if (this.#accepted.size >= KEPT) this.#accepted.clear();
        this.#accepted.set(value, media);
      }
    }
    return media;
  }

  /** Gives the answer in a media type. It throws where the core does; {@link plain} never does. */
  answer(source: Source, method: string | undefined, media: number): Answer {
    const { status, options, kind, representation } = source;
    // Only these options reach the header; without them it depends on status and media type alone.
    const common =
      this.#dialect === 0 && !representation && (options === undefined || !hasFields(options));
    const key = status * 8 + media;
    let head = common ? this.#heads.get(key) : undefined;
    let content = kind && this.#contents.get(kind)?.[media];
    if (head === undefined || content === undefined) {
      const parts = (head === undefined ? FIELDS : 0) + (content === undefined ? BODY : 0);
      const made = this.#render(source, media, parts);
      if (head === undefined) {
        head = { fields: parse(made.fields) };
        if (common) this.#heads.set(key, head);
      }
      if (content === undefined) {
        content = { bytes: kind ? made.body.slice() : made.body };
        if (kind) this.#keep(kind, media, content);
      }
    }
    return finish(source, method, head.fields, content.bytes, common ? head : undefined, content);
  }

  #keep(kind: object, media: number, content: Content): void {
    const kept = this.#contents.get(kind);
    if (kept) kept[media] = content;
    else this.#contents.set(kind, Object.assign([], { [media]: content }));
  }

  #render(source: Source, media: number, parts: number): ReturnType<Core["render"]> {
    return this.#core.render(this.#dialect, pack(source), source.status, media, parts);
  }

  /** Gives the header fields that do not depend on the body. */
  duties(source: Source): Field[] {
    return parse(this.#render(source, PROBLEM_JSON, DUTIES).fields);
  }

  /** Gives the body in a media type as text. */
  text(source: Source, media: number): string {
    return decode(this.#render(source, media, BODY).body);
  }
}

/** Gives an answer whose content is not in the core's memory. */
export function owned(answer: Answer): Answer {
  const { body } = answer;
  // What is kept fills its memory; what the core has just made is a part of the core's.
  if (body === null || body.length === body.buffer.byteLength) return answer;
  const bytes = body.slice();
  return { ...answer, body: bytes, written: { bytes, text: decode(bytes) } };
}

/** Gives fields of which each but `Set-Cookie` is there once, as Fetch gives them. */
export function joined(fields: readonly Field[]): readonly Field[] {
  if (new Set(fields.map(([name]) => name)).size === fields.length) return fields;
  const lines = new Map<string, string>();
  const cookies: Field[] = [];
  for (const field of fields) {
    const [name, value] = field;
    const before = lines.get(name);
    if (name === "set-cookie") cookies.push(field);
    else lines.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return [...lines, ...cookies];
}

/** Leaves the content out where none belongs. */
function finish(
  source: Source,
  method: string | undefined,
  fields: readonly Field[],
  content: Uint8Array,
  head?: Head,
  written?: Content,
): Answer {
  const { status } = source;
  const statusText = reason(source);
  if (NO_BODY.includes(status)) return { status, statusText, fields, body: null };
  if (method !== "HEAD") return { status, statusText, fields, body: content, head, written };
  const length: Field = ["content-length", String(content.length)];
  return { status, statusText, fields: [...fields, length], body: null };
}

/** Gives the answer that needs no core: right in status and duties, and plain. */
export function plain(source: Source, method: string | undefined): Answer {
  const { status } = source;
  const fields = plainFields(source);
  if (!NO_BODY.includes(status)) {
    fields.push(
      ["content-type", "text/plain; charset=utf-8"],
      ["x-content-type-options", "nosniff"],
    );
  }
  const line = `${status} ${reason(source)}`.trimEnd();
  const body = Uint8Array.from(`${line}\n`, (char) => char.charCodeAt(0));
  return finish(source, method, fields, body);
}

/** The duties that can be kept without formatting. */
export function plainFields({ status, options }: Source): Field[] {
  const fields: Field[] = [["cache-control", "no-store"]];
  const put = (name: string, value: unknown): void => {
    if (typeof value === "string") fields.push([name, value]);
  };
  try {
    if (options?.allow !== undefined) put("allow", list(options.allow).join(", "));
    const name = status === 407 ? "proxy-authenticate" : "www-authenticate";
    for (const challenge of list(options?.challenges ?? [])) {
      put(name, typeof challenge === "string" ? challenge : challenge.scheme);
    }
    if (options?.upgrade !== undefined) put("upgrade", list(options.upgrade).join(", "));
  } catch {
    // An option that was changed after it was judged.
  }
  return fields;
}

/** A reason phrase: the error's own, the catalogue's, or a title that is fit for one. */
export function reason({ status, title, options }: Source): string {
  if (options?.statusText !== undefined) return options.statusText;
  return PHRASES[status] ?? (/^[\x20-\x7e]{0,99}$/.test(title) ? title : "");
}

function parse(lines: string): Field[] {
  return lines
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
}

const FIELD_OPTIONS = [
  "headers",
  "retryAfter",
  "allow",
  "challenges",
  "location",
  "upgrade",
  "length",
  "accept",
  "acceptEncoding",
  "acceptPatch",
  "blockedBy",
] as const;

function hasFields(options: AnyOptions): boolean {
  return FIELD_OPTIONS.some((name) => options[name] !== undefined);
}

/** Packs what the core is to write. Of a private text nothing is packed. */
function pack(source: Source): Record {
  const { status, title, explanation, exposed, options, template, page } = source;
  const record = new Record();
  record.add(Tag.Representation, source.representation);
  record.add(Tag.RequestId, source.requestId);
  if (source.negotiated) record.add(Tag.Negotiated, "");
  if (template !== undefined || page !== undefined) {
    record.add(Tag.Template, template);
    record.add(Tag.Page, page);
    for (const [name, value] of source.values ?? []) {
      record.add(Tag.ValueName, name);
      record.add(Tag.ValueText, value);
    }
  }
  if (title !== PHRASES[status]) record.add(Tag.Title, title);
  record.add(Tag.Explanation, explanation);
  if (options === undefined) return record;
  record.add(Tag.Reason, options.statusText);
  if (exposed) {
    record.add(Tag.Detail, options.detail);
    record.add(Tag.Comment, options.comment);
    if (options.errors?.length) record.add(Tag.Errors, json(options.errors.map(withSegments)));
  }
  record.add(Tag.Type, options.type);
  record.add(Tag.Instance, options.instance);
  if (options.code !== undefined) {
    record.add(typeof options.code === "number" ? Tag.CodeNumber : Tag.Code, String(options.code));
  }
  if (options.help !== undefined) {
    record.add(Tag.HelpHref, options.help.href);
    record.add(Tag.HelpText, options.help.text);
  }
  if (options.extensions !== undefined) record.add(Tag.Extensions, jsonMembers(options.extensions));
  if (hasFields(options)) packFields(record, options);
  return record;
}

function packFields(record: Record, options: AnyOptions): void {
  if (options.allow !== undefined) {
    record.add(Tag.Allow, "");
    for (const method of list(options.allow)) record.add(Tag.Method, method);
  }
  for (const challenge of list(options.challenges ?? [])) packChallenge(record, challenge);
  for (const [tag, items] of [
    [Tag.Upgrade, options.upgrade],
    [Tag.Accept, options.accept],
    [Tag.AcceptEncoding, options.acceptEncoding],
    [Tag.AcceptPatch, options.acceptPatch],
  ] as const) {
    for (const item of list(items ?? [])) record.add(tag, item);
  }
  if (options.location !== undefined) record.add(Tag.Location, String(options.location));
  const { retryAfter } = options;
  if (typeof retryAfter === "number") record.add(Tag.RetrySeconds, whole(retryAfter));
  else if (retryAfter) record.add(Tag.RetryAt, whole(retryAfter.getTime() / 1000));
  if (options.length !== undefined) {
    record.add(Tag.Length, whole(options.length));
    record.add(Tag.Unit, options.unit);
  }
  record.add(Tag.BlockedBy, options.blockedBy);
  for (const [name, value] of (options.headers ?? []) as Iterable<Field>) {
    record.add(Tag.HeaderName, name);
    record.add(Tag.HeaderValue, value);
  }
}

function packChallenge(record: Record, challenge: Challenge): void {
  if (typeof challenge === "string") {
    record.add(Tag.Challenge, challenge);
    return;
  }
  record.add(Tag.Scheme, challenge.scheme);
  record.add(Tag.Token68, challenge.token68);
  for (const [name, value] of Object.entries(challenge.params ?? {})) {
    record.add(Tag.ParamName, name);
    record.add(Tag.ParamValue, value);
  }
}

/** A number, rounded up, in digits and never in the exponents of large ones. */
function whole(number: number): string {
  return `${BigInt(Math.ceil(number))}`;
}

/** A field error whose path is a list, for the core to write as it needs. */
function withSegments(error: FieldError): FieldError {
  let { path, code, message } = error;
  if (typeof path === "string") {
    try {
      if (path.startsWith("#")) path = decodeURIComponent(path);
    } catch {
      // Percent signs that encode nothing stand for themselves.
    }
    const [, ...steps] = path.split("/");
    path = steps.map((step) =>
      /^(0|[1-9]\d{0,14})$/.test(step)
        ? Number(step)
        : step.replaceAll("~1", "/").replaceAll("~0", "~"),
    );
  }
  return { path, code, message };
}

/** JSON, with what JSON has no form for as text; nothing where it cannot be written at all. */
function json(value: unknown, member?: string): string | undefined {
  try {
    if (member !== undefined) value = (value as { [name: string]: unknown })[member];
    return JSON.stringify(value, (_, item) => (typeof item === "bigint" ? String(item) : item));
  } catch {
    return undefined;
  }
}

/** An object as JSON, without the members that cannot be written (they refer to themselves). */
function jsonMembers(members: { readonly [name: string]: unknown }): string {
  const all = json(members);
  if (all !== undefined) return all;
  const written = Object.keys(members).map((name) => {
    const value = json(members, name);
    return value === undefined ? "" : `${JSON.stringify(name)}:${value}`;
  });
  return `{${written.filter(Boolean).join()}}`;
}
