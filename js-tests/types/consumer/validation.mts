// The issues of validators are accepted unchanged. It is compiled and never run.

import { type } from "arktype";
import type { HTTPUnprocessableContent } from "httpexc";
import { toLog } from "httpexc/log";
import { createErrors } from "httpexc/server";
import { fromIssues, type Issue } from "httpexc/validation";
import * as v from "valibot";
import * as z from "zod";

const parsed = z.object({ a: z.string() }).safeParse({});
if (!parsed.success) fromIssues(parsed.error).status satisfies 422;
const checked = v.safeParse(v.object({ a: v.string() }), {});
if (!checked.success) fromIssues(checked) satisfies HTTPUnprocessableContent;
const found = type({ a: "string" })({});
if (found instanceof type.errors) fromIssues(found, { at: "body" });
const standard = await v.string()["~standard"].validate(7);
if (standard.issues) fromIssues(standard.issues, { tell: (_, made) => made });

const issues: Issue[] = [{ message: "No.", path: ["a", 0, { key: "b" }] }];
fromIssues(issues, { detail: "d", limit: 7 });
fromIssues([{ message: "No.", path: "a.b[0]" }]);
// @ts-expect-error a path is a list or a string
fromIssues([{ message: "No.", path: 7 }]);
// @ts-expect-error the errors come from the issues
fromIssues(issues, { errors: [] });
// @ts-expect-error an issue has a message
fromIssues([{ path: [] }]);

createErrors({ onError: (error, context) => console.error(toLog(error, context)) });
export const status: number | undefined = toLog(7, { redact: ["iban"], stack: false }).status;
