/**
 * The texts of Nest's validation, which name the field that they are about. ValidationPipe sends those of
 * class-validator, StandardSchemaValidationPipe those of a schema, and ParseArrayPipe those of an item.
 */

/**
 * A name of a field. A word that begins with a capital letter rather begins a sentence of the application,
 * and in doubt a text is about no field.
 */
const NAME = "(?:[\\p{Ll}_$][\\p{L}\\p{N}_$-]*)";

/** A name, or an index in a list. */
const STEP = `(?:${NAME}|\\d{1,15})`;

/** What a text of class-validator begins with after the path of the object that has the field. */
const SUBJECTS = [
  `(?<each>each value in )?(?:nested )?(?:property )?(?<name>${STEP}) (?:must|should|is|has) `,
  `All (?<list>${NAME})'s elements `,
  `(?:maximal|minimal) allowed date for (?<date>${NAME}) is `,
];

const CONSTRAINT_TEXT = new RegExp(
  `^(?:\\[(?<index>\\d{1,15})\\] )?(?<parents>(?:${STEP}\\.)*)(?:${SUBJECTS.join("|")})`,
  "u",
);

const SCHEMA_TEXT = new RegExp(`^(?<path>${STEP}(?:\\.[^\\s.:]+)*): (?<message>.+)$`, "su");

/** Returns the steps of a path with dots. */
function parseSteps(path: string): (string | number)[] {
  const steps = path.split(".").filter((step) => step !== "");
  return steps.map((step) => (/^\d{1,15}$/.test(step) ? Number(step) : step));
}

/** An issue that was found in a text. */
interface LocatedIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Returns a text as an issue with the path that is in it, or with an empty path. Anything but a text stays
 * as it is.
 */
export function locateText(text: unknown): LocatedIssue | unknown {
  if (typeof text !== "string") return text;
  const schemaGroups = SCHEMA_TEXT.exec(text)?.groups;
  if (schemaGroups) {
    const { path = "", message = "" } = schemaGroups;
    return { path: parseSteps(path), message };
  }
  const groups = CONSTRAINT_TEXT.exec(text)?.groups;
  if (!groups) return { path: [], message: text };
  const { index = "", parents = "", each, name, list, date } = groups;
  const owners = [...parseSteps(index), ...parseSteps(parents)];
  const field = name ?? list ?? date ?? "";
  // class-validator says of an item "tags.each value in nested property tags", and does not name its index.
  const isItem = each !== undefined && owners.at(-1) === field;
  return { path: isItem ? owners : [...owners, ...parseSteps(field)], message: text };
}
