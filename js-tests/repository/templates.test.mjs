// The issue forms are valid for GitHub, and ask for everything that a report needs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findYaml, readText, readYaml } from "./repository-files.mjs";

const FOLDER = ".github/ISSUE_TEMPLATE";

/** The forms, each with the ids of its fields. */
const FORMS = {
  "wrong-response.yml": [
    "class",
    "code",
    "dialect",
    "accept",
    "actual",
    "expected",
    "version",
    "runtime",
  ],
  "wrong-reading.yml": ["status", "headers", "body", "actual", "expected", "origin", "version"],
};

/** The attributes that a part of a form may have beside its label, by its type. */
const ATTRIBUTES = {
  input: ["description", "placeholder", "value"],
  textarea: ["description", "placeholder", "value", "render"],
  dropdown: ["description", "options", "default", "multiple"],
  checkboxes: ["description", "options"],
  markdown: ["value"],
};

/** Returns the mistakes in a form that GitHub would refuse. */
function findMistakes({ name, description, body, ...others }) {
  const mistakes = [];
  for (const text of [name, description]) {
    if (typeof text !== "string" || text === "") mistakes.push("A form has no name or description");
  }
  for (const key of Object.keys(others)) {
    if (!["title", "labels", "assignees", "projects", "type"].includes(key)) {
      mistakes.push(`Unknown key ${key}`);
    }
  }
  for (const { type, id, attributes, validations, ...rest } of body) {
    const part = id ?? type;
    const allowed = ATTRIBUTES[type];
    if (!allowed) mistakes.push(`${part} has the unknown type ${type}`);
    for (const key of Object.keys(rest)) mistakes.push(`${part} has the unknown key ${key}`);
    if (type === "markdown") {
      if (typeof attributes.value !== "string") mistakes.push(`${part} has no text`);
      continue;
    }
    if (!/^[\w-]+$/.test(id ?? "")) mistakes.push(`A part of type ${type} has no valid id`);
    if (typeof attributes.label !== "string") mistakes.push(`${part} has no label`);
    for (const [key, value] of Object.entries(attributes)) {
      if (key !== "label" && !allowed?.includes(key)) mistakes.push(`${part} has ${key}`);
      if (key === "placeholder" && typeof value !== "string") {
        mistakes.push(`The placeholder of ${part} is not a string`);
      }
    }
    if (type === "dropdown") {
      const { options, default: preset = 0 } = attributes;
      if (new Set(options).size !== options.length) mistakes.push(`${part} has an option twice`);
      if (options[preset] === undefined) mistakes.push(`${part} has no option ${preset}`);
    }
    for (const key of Object.keys(validations ?? {})) {
      if (key !== "required") mistakes.push(`${part} has the unknown validation ${key}`);
    }
  }
  for (const key of ["id", "label"]) {
    const values = body.map((part) => (key === "id" ? part.id : part.attributes.label));
    const defined = values.filter((value) => value !== undefined);
    if (new Set(defined).size !== defined.length) mistakes.push(`Two parts have the same ${key}`);
  }
  return mistakes;
}

test("each form is valid, and requires everything that a report needs", () => {
  const paths = findYaml(FOLDER).filter((path) => !path.endsWith("/config.yml"));
  assert.deepEqual(
    paths,
    Object.keys(FORMS)
      .map((name) => `${FOLDER}/${name}`)
      .sort(),
  );
  for (const [name, ids] of Object.entries(FORMS)) {
    const form = readYaml(`${FOLDER}/${name}`);
    assert.deepEqual(findMistakes(form), [], name);
    const parts = form.body.filter(({ type }) => type !== "markdown");
    assert.deepEqual(
      parts.map(({ id }) => id),
      ids,
    );
    const optional = parts.filter(({ validations }) => validations?.required !== true);
    assert.deepEqual(
      optional.map(({ id }) => id),
      ids.filter((id) => id === "origin"),
    );
  }
});

test("a form with mistakes is refused", () => {
  const part = { type: "input", id: "a", attributes: { label: "A", placeholder: 422 } };
  const form = { name: "A", description: "B", about: "C", body: [part, { ...part, type: "text" }] };
  assert.deepEqual(findMistakes(form), [
    "Unknown key about",
    "The placeholder of a is not a string",
    "a has the unknown type text",
    "a has placeholder",
    "The placeholder of a is not a string",
    "Two parts have the same id",
    "Two parts have the same label",
  ]);
});

test("the link for vulnerabilities is the private advisory form", () => {
  const { contact_links: links } = readYaml(`${FOLDER}/config.yml`);
  const [{ url }] = links;
  assert.equal(url, "https://github.com/httpexc/httpexc/security/advisories/new");
});

test("the template of a pull request names commands that exist", () => {
  const text = readText(".github/pull_request_template.md");
  const makefile = readText("Makefile");
  const targets = [...text.matchAll(/`make ([\w-]+)`/g)].map(([, name]) => name);
  assert.ok(targets.length > 0);
  for (const target of targets) assert.match(makefile, new RegExp(`^${target}:`, "m"));
});

test("`npm test` runs the command that README.md names", () => {
  assert.equal(JSON.parse(readText("package.json")).scripts.test, "make test");
  assert.match(readText("README.md"), /^\$ make test /m);
});
