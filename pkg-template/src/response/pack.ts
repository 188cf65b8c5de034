/** Packs what the core writes into a record. */

import { HEADER_OPTIONS, LIST_TAGS, TEXT_TAGS } from "../generated/header-options.js";
import { Tag } from "../generated/protocol.js";
import { PHRASES } from "../generated/statuses.js";
import type { AnyOptions, Challenge, FieldError } from "../model/options.js";
import type { Header } from "../model/response-parts.js";
import type { ResponseSource } from "../model/response-source.js";
import { toList } from "../values/lists.js";
import { ProblemRecord } from "../wasm/problem-record.js";

/** Whether an option sets a header. */
export function hasHeaderOptions(options: AnyOptions): boolean {
  return HEADER_OPTIONS.some((name) => options[name] !== undefined);
}

/** Packs what the core is to write. Of a private text nothing is packed. */
export function packRecord(source: ResponseSource): ProblemRecord {
  const { status, title, explanation, isExposed: exposed, options, template, page } = source;
  const record = new ProblemRecord();
  record.add(Tag.Representation, source.representation);
  record.add(Tag.RequestId, source.requestId);
  if (source.isNegotiated) record.add(Tag.Negotiated, "");
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
    if (options.errors?.length) record.add(Tag.Errors, stringify(options.errors.map(splitPath)));
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
  if (options.extensions !== undefined)
    record.add(Tag.Extensions, stringifyMembers(options.extensions));
  if (hasHeaderOptions(options)) packHeaders(record, options);
  return record;
}

function packHeaders(record: ProblemRecord, options: AnyOptions): void {
  if (options.allow !== undefined) {
    record.add(Tag.Allow, "");
    for (const method of toList(options.allow)) record.add(Tag.Method, method);
  }
  for (const challenge of toList(options.challenges ?? [])) packChallenge(record, challenge);
  for (const [option, tag] of LIST_TAGS) {
    for (const item of toList(options[option] ?? [])) record.add(tag, item);
  }
  for (const [option, tag] of TEXT_TAGS) record.add(tag, options[option]);
  if (options.location !== undefined) record.add(Tag.Location, String(options.location));
  const { retryAfter } = options;
  if (typeof retryAfter === "number") record.add(Tag.RetrySeconds, formatWholeNumber(retryAfter));
  else if (retryAfter) record.add(Tag.RetryAt, formatWholeNumber(retryAfter.getTime() / 1000));
  if (options.length !== undefined) {
    record.add(Tag.Length, formatWholeNumber(options.length));
    record.add(Tag.Unit, options.unit);
  }
  for (const [name, value] of (options.headers ?? []) as Iterable<Header>) {
    record.add(Tag.HeaderName, name);
    record.add(Tag.HeaderValue, value);
  }
}

function packChallenge(record: ProblemRecord, challenge: Challenge): void {
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
function formatWholeNumber(number: number): string {
  return `${BigInt(Math.ceil(number))}`;
}

/** A field error whose path is a list, for the core to write as it needs. */
function splitPath(error: FieldError): FieldError {
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
function stringify(value: unknown, member?: string): string | undefined {
  try {
    if (member !== undefined) value = (value as { [name: string]: unknown })[member];
    return JSON.stringify(value, (_, item) => (typeof item === "bigint" ? String(item) : item));
  } catch {
    return undefined;
  }
}

/** An object as JSON, without the members that cannot be written (they refer to themselves). */
function stringifyMembers(members: { readonly [name: string]: unknown }): string {
  const all = stringify(members);
  if (all !== undefined) return all;
  const written = Object.keys(members).map((name) => {
    const value = stringify(members, name);
    return value === undefined ? "" : `${JSON.stringify(name)}:${value}`;
  });
  return `{${written.filter(Boolean).join()}}`;
}
