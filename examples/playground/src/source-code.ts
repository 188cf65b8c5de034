/** Formats values and errors as source code. */

/** The maximum length of a line, if it can be broken. */
const WIDTH = 76;

const isName = (text: string) => /^[A-Za-z_$][\w$]*$/.test(text);

/** Formats the name of a member. In brackets, `__proto__` is an ordinary name. */
function formatName(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return isName(name) ? name : JSON.stringify(name);
}

/**
 * Formats a value as code.
 *
 * @param indent - the number of spaces before its further lines
 * @param used - the number of characters before it in the first line
 */
export function formatLiteral(value: unknown, indent: number, used: number): string {
  if (value instanceof Date) return `new Date(${JSON.stringify(value.toISOString())})`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const formatParts = (deeper: number) =>
    isList
      ? value.map((item) => formatLiteral(item, deeper, deeper))
      : Object.entries(value).map(([name, item]) => {
          const head = `${formatName(name)}: `;
          return head + formatLiteral(item, deeper, deeper + head.length);
        });
  const [open, close] = isList ? ["[", "]"] : ["{ ", " }"];
  const flat = formatParts(0);
  const line = flat.length === 0 ? (isList ? "[]" : "{}") : open + flat.join(", ") + close;
  if (used + line.length <= WIDTH && !line.includes("\n")) return line;
  const pad = " ".repeat(indent);
  const broken = formatParts(indent + 2).map((part) => `${pad}  ${part},\n`);
  return `${open.trim()}\n${broken.join("")}${pad}${close.trim()}`;
}

/** Formats the arguments of an error's class as code. */
function formatArguments(
  options: { readonly [name: string]: unknown },
  indent: number,
  used: number,
) {
  const { detail, ...others } = options;
  const hasOthers = Object.keys(others).length > 0;
  if (detail === undefined) return hasOthers ? formatLiteral(others, indent, used + 2) : "";
  const first = JSON.stringify(detail);
  return hasOthers ? `${first}, ${formatLiteral(others, indent, used + first.length + 4)}` : first;
}

/** Formats a module that responds with an error. Workers, Deno and Bun can serve it. */
export function formatModule(
  className: string,
  options: { readonly [name: string]: unknown },
  dialect: string,
): string {
  const head = `throw new ${className}(`;
  if (dialect !== "problem") {
    return `import { ${className} } from "httpexc";
import { ${dialect} } from "httpexc/dialects";
import { createErrors } from "httpexc/server";

const errors = createErrors({ dialect: ${dialect} });

export default {
  fetch: errors.wrap(() => {
    ${head}${formatArguments(options, 4, 4 + head.length)});
  }),
};
`;
  }
  return `import { ${className}, toResponse } from "httpexc";

export default {
  fetch(request: Request): Response {
    try {
      ${head}${formatArguments(options, 6, 6 + head.length)});
    } catch (error) {
      return toResponse(error, request);
    }
  },
};
`;
}

/** Formats the case of a problem in a client. */
function formatCase({ name, status }: { readonly name: string; readonly status: number }): string {
  return `      case "${name}": // ${status}
        console.log(error.detail, error.extensions);
        break;
`;
}

/** Formats a module that calls an API and tells its declared problems apart. */
export function formatClientModule(
  problems: readonly { readonly name: string; readonly status: number }[],
): string {
  return `import { createClient } from "httpexc/client";
import { problems } from "./problems.js";

const api = createClient({ problems });

export async function load(url: string): Promise<unknown> {
  const result = await api.fetch(url);
  if (result.ok) return result.value.json();
  const { error } = result;
  switch (error.problem) {
${problems.map(formatCase).join("").replaceAll(/^ {2}/gm, "")}    case undefined:
      // Another error response, or none: the network failed.
      console.log(error.message);
  }
  return undefined;
}
`;
}
