/** Packs what the core writes into a record. */

import { PHRASES } from "../generated/statuses.js";
import { Tag } from "../generated/tags.js";
import type { AnyOptions, Challenge, FieldError } from "../model/options.js";
import type { Field, Source } from "../model/response-parts.js";
import { list } from "../values/lists.js";
import { Record } from "../wasm/record.js";

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

export function hasFields(options: AnyOptions): boolean {
  return FIELD_OPTIONS.some((name) => options[name] !== undefined);
}

/** Packs what the core is to write. Of a private text nothing is packed. */
export function pack(source: Source): Record {
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
