/** Values and errors as the code that makes them. */

/** Lines of code are no longer than this where they can be broken. */
const WIDTH = 76;

const isName = (text: string) => /^[A-Za-z_$][\w$]*$/.test(text);

/** Gives the name of a member. In brackets `__proto__` is one like any other. */
function nameOf(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return isName(name) ? name : JSON.stringify(name);
}

/**
 * Gives a value as code.
 *
 * @param indent - how many spaces its further lines begin with
 * @param used - how many characters of its first line are taken
 */
export function literal(value: unknown, indent: number, used: number): string {
  if (value instanceof Date) return `new Date(${JSON.stringify(value.toISOString())})`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const parts = (deeper: number) =>
    isList
      ? value.map((item) => literal(item, deeper, deeper))
      : Object.entries(value).map(([name, item]) => {
          const head = `${nameOf(name)}: `;
          return head + literal(item, deeper, deeper + head.length);
        });
  const [open, close] = isList ? ["[", "]"] : ["{ ", " }"];
  const flat = parts(0);
  const line = flat.length === 0 ? (isList ? "[]" : "{}") : open + flat.join(", ") + close;
  if (used + line.length <= WIDTH && !line.includes("\n")) return line;
  const pad = " ".repeat(indent);
  const broken = parts(indent + 2).map((part) => `${pad}  ${part},\n`);
  return `${open.trim()}\n${broken.join("")}${pad}${close.trim()}`;
}

/** Gives the arguments of an error's class as code. */
function argumentsOf(options: { readonly [name: string]: unknown }, indent: number, used: number) {
  const { detail, ...others } = options;
  const rest = Object.keys(others).length > 0;
  if (detail === undefined) return rest ? literal(others, indent, used + 2) : "";
  const first = JSON.stringify(detail);
  return rest ? `${first}, ${literal(others, indent, used + first.length + 4)}` : first;
}

/** Gives a module that answers with an error, as Workers, Deno and Bun serve it. */
export function moduleOf(
  className: string,
  options: { readonly [name: string]: unknown },
  dialect: string,
): string {
  const head = `throw new ${className}(`;
  if (dialect !== "problem") {
    return `import { ${className} } from "httpexc";
import { createErrors } from "httpexc/server";

const errors = createErrors({ dialect: ${JSON.stringify(dialect)} });

export default {
  fetch: errors.wrap(() => {
    ${head}${argumentsOf(options, 4, 4 + head.length)});
  }),
};
`;
  }
  return `import { ${className}, toResponse } from "httpexc";

export default {
  fetch(request: Request): Response {
    try {
      ${head}${argumentsOf(options, 6, 6 + head.length)});
    } catch (error) {
      return toResponse(error, request);
    }
  },
};
`;
}
