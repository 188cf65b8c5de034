// The source code that throws an error.

/** Formats a value as the project formats its code. */
function formatValue(value) {
  if (Array.isArray(value)) return `[${value.map(formatValue).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${name}: ${formatValue(member)}`);
  return `{ ${members.join(", ")} }`;
}

/**
 * Returns a module that throws the error of a status. A status without a class is thrown as
 * `HTTPError`.
 */
export function formatErrorCode({ className, status, options }) {
  const hasOptions = Object.keys(options).length > 0;
  const values = [
    ...(className === null ? [String(status)] : []),
    ...(hasOptions ? [formatValue(options)] : []),
  ];
  const name = className ?? "HTTPError";
  return `import { ${name} } from "httpexc";\n\nthrow new ${name}(${values.join(", ")});`;
}
