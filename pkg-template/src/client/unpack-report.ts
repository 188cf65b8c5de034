/**
 * Unpacks a report from the record that the core left. The order of the members is that of
 * `src/binding/report_record.rs`.
 */

import { ERROR_FORMATS, FIELD_ERROR_PARTS, REPORT_FLAGS } from "../generated/protocol.js";
import type { ReportRecord } from "../wasm/report-record.js";
import type {
  ReportedChallenge,
  ReportedError,
  ReportedRateLimit,
  ReportFields,
} from "./report-fields.js";
import { shortenText } from "./shorten-text.js";

/** A report, and two facts beside it. */
export interface UnpackedReport {
  readonly fields: ReportFields;
  /**
   * Whether the response is an error: by its status, or by its body if the caller asked for that.
   */
  readonly isError: boolean;
  /** Whether the body is JSON. */
  readonly isJson: boolean;
}

type MutableReportFields = { -readonly [Name in keyof ReportFields]: ReportFields[Name] };

/** @throws RangeError, SyntaxError if the record is no report: the core has failed */
export function unpackReport(record: ReportRecord): UnpackedReport {
  const status = record.takeNumber();
  const isError = record.takeNumber() === 1;
  const isJson = record.takeNumber() === 1;
  // The members are taken in the order of the record, and shown in the order of the type.
  const fields: MutableReportFields = {
    status,
    code: record.takeCode(),
    type: record.takeText(),
    title: shortenText(record.takeText()),
    detail: shortenText(record.takeText()),
    instance: record.takeText(),
    errors: [],
    retryAfter: record.takeDecimal(),
    retryable: REPORT_FLAGS[record.takeNumber()] ?? null,
    requestId: record.takeText(),
    rateLimit: null,
    challenges: [],
    help: record.takeText(),
    extensions: {},
    dialect: ERROR_FORMATS[record.takeNumber()] ?? "",
  };
  fields.extensions = record.takeMembers() ?? {};
  fields.rateLimit = unpackRateLimit(record);
  fields.errors = unpackErrors(record);
  fields.challenges = unpackChallenges(record);
  return { isError, isJson, fields };
}

function unpackRateLimit(record: ReportRecord): ReportedRateLimit | null {
  if (record.takeNumber() === 0) return null;
  return {
    limit: record.takeDecimal(),
    remaining: record.takeDecimal(),
    reset: record.takeDecimal(),
    scope: record.takeText(),
    global: REPORT_FLAGS[record.takeNumber()] ?? null,
    bucket: record.takeText(),
  };
}

function unpackErrors(record: ReportRecord): ReportedError[] {
  const errors: ReportedError[] = [];
  for (let count = record.takeNumber(); count > 0; count--) errors.push(unpackError(record));
  return errors;
}

function unpackError(record: ReportRecord): ReportedError {
  const path = record.takePath();
  const part = FIELD_ERROR_PARTS[record.takeNumber()];
  const code = record.takeCode();
  const message = shortenText(record.takeText());
  const further = record.takeMembers();
  const error = part === undefined ? { path, code, message } : { path, in: part, code, message };
  // The error's own members win over further ones of the same name.
  return further === undefined ? error : { ...error, ...further, ...error };
}

function unpackChallenges(record: ReportRecord): ReportedChallenge[] {
  const challenges: ReportedChallenge[] = [];
  for (let count = record.takeNumber(); count > 0; count--)
    challenges.push(unpackChallenge(record));
  return challenges;
}

function unpackChallenge(record: ReportRecord): ReportedChallenge {
  const scheme = record.takeText() ?? "";
  const token68 = record.takeText();
  const entries: [string, string][] = [];
  for (let count = record.takeNumber(); count > 0; count--) {
    entries.push([record.takeText() ?? "", record.takeText() ?? ""]);
  }
  if (token68 !== null) return { scheme, params: {}, token68 };
  return { scheme, params: Object.fromEntries(entries) };
}
