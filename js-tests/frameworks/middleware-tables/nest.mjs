// Nest on Express and on Fastify: what each exception of its pipes and guards has to become.

import { SECRET } from "../middleware/middleware-data.mjs";
import { get, postJson, upload } from "./requests.mjs";

/** A body that `SongBody` accepts. */
const VALID_BODY = {
  title: "Blue in Green",
  mail: "ann@example.com",
  numbers: [1, 2],
  names: ["a", "b"],
  address: { zip: "10115", lines: ["a"] },
  tags: [{ name: "a" }],
};

/** A body that it refuses. No response may repeat the values. */
const INVALID_BODY = {
  extra: SECRET,
  title: 7,
  mail: SECRET,
  numbers: [1, "x"],
  names: ["a", "a"],
  address: { zip: SECRET, lines: ["a", 7] },
  tags: [{ name: "a" }, { name: 7 }, SECRET],
};

/** What ValidationPipe says of what class-validator found, with the paths. */
const LISTED_ERRORS = [
  { detail: "property extra should not exist", pointer: "#/extra" },
  { detail: "title must be a string", pointer: "#/title" },
  { detail: "title must be longer than or equal to 3 characters", pointer: "#/title" },
  { detail: "This is no address.", pointer: "#" },
  { detail: "each value in numbers must be an integer number", pointer: "#/numbers" },
  { detail: "All names's elements must be unique", pointer: "#/names" },
  { detail: "address.zip must be a postal code", pointer: "#/address/zip" },
  { detail: "address.each value in lines must be a string", pointer: "#/address/lines" },
  { detail: "tags.1.name must be a string", pointer: "#/tags/1/name" },
  {
    detail: "tags.each value in nested property tags must be either object or array",
    pointer: "#/tags",
  },
];

/** The same if the texts are grouped by path. */
const GROUPED_ERRORS = [
  { detail: "property extra should not exist", pointer: "#/extra" },
  { detail: "title must be a string", pointer: "#/title" },
  { detail: "title must be longer than or equal to 3 characters", pointer: "#/title" },
  { detail: "This is no address.", pointer: "#/mail" },
  { detail: "each value in numbers must be an integer number", pointer: "#/numbers" },
  { detail: "All names's elements must be unique", pointer: "#/names" },
  { detail: "zip must be a postal code", pointer: "#/address/zip" },
  { detail: "each value in lines must be a string", pointer: "#/address/lines" },
  { detail: "name must be a string", pointer: "#/tags/1/name" },
  {
    detail: "each value in nested property tags must be either object or array",
    pointer: "#/tags/2",
  },
];

/** The codes of the same errors. */
const CODES = [
  "whitelistValidation",
  "isString",
  "minLength",
  "isEmail",
  "isInt",
  "arrayUnique",
  "isPostalCode",
  "isString",
  "isString",
  "nestedValidation",
];
const TREE_ERRORS = GROUPED_ERRORS.map((error, index) => ({ ...error, code: CODES[index] }));

const detail = LISTED_ERRORS.map((error) => error.detail).join("; ");

const CASES = [
  {
    name: "`ValidationPipe`, a valid body",
    request: postJson("/list", VALID_BODY),
    status: 201,
    text: "ok",
  },
  {
    name: "`ValidationPipe`",
    request: postJson("/list", INVALID_BODY),
    status: 400,
    body: { detail, errors: LISTED_ERRORS },
  },
  {
    name: "`ValidationPipe`, `grouped`",
    request: postJson("/grouped", INVALID_BODY),
    status: 400,
    body: { errors: GROUPED_ERRORS },
  },
  {
    name: "`ValidationPipe`, 422",
    request: postJson("/unprocessable", INVALID_BODY),
    status: 422,
    body: { detail, errors: LISTED_ERRORS },
  },
  { name: "`ValidationPipe`, no messages", request: postJson("/quiet", INVALID_BODY), status: 400 },
  {
    name: "`ValidationPipe`, `exceptionFactory`",
    request: postJson("/tree", INVALID_BODY),
    status: 409,
    body: { errors: TREE_ERRORS },
  },
  {
    name: "`StandardSchemaValidationPipe`",
    request: postJson("/schema", { title: 7, tags: ["a", 7] }),
    status: 400,
    body: {
      detail:
        "title: Invalid input: expected string, received number; tags.1: Invalid input: expected string, received number",
      errors: [
        { detail: "Invalid input: expected string, received number", pointer: "#/title" },
        { detail: "Invalid input: expected string, received number", pointer: "#/tags/1" },
      ],
    },
  },
  {
    name: "`ParseIntPipe`",
    request: get("/integer/x"),
    status: 400,
    body: { detail: "Validation failed (numeric string is expected)" },
  },
  {
    name: "`ParseUUIDPipe`",
    request: get("/uuid/x"),
    status: 400,
    body: { detail: "Validation failed (uuid is expected)" },
  },
  {
    name: "a guard that returns false",
    request: get("/forbidden"),
    status: 403,
    body: { detail: "Forbidden resource" },
  },
  {
    name: "a guard that throws",
    request: get("/unauthorized"),
    status: 401,
    body: { detail: "Sign in." },
  },
  { name: "a guard that fails", request: get("/guard-bug"), status: 500, log: SECRET },
  {
    name: "an exception with members",
    request: get("/members"),
    status: 409,
    body: { detail: "Taken.", code: "TAKEN", owner: "ann" },
  },
  { name: "a 503 with members", request: get("/busy"), status: 503, log: SECRET },
  {
    name: "malformed JSON",
    request: postJson("/list", '{"a":'),
    status: 400,
    body: { detail: /JSON/ },
  },
  {
    name: "an unknown route",
    request: get("/none"),
    status: 404,
    body: { detail: "Cannot GET /none" },
  },
];

const UPLOAD_CASES = [
  {
    name: "`FileInterceptor`, a file too large",
    request: upload("/upload", 9),
    status: 413,
    body: { detail: "File too large" },
  },
  {
    name: "`FileInterceptor`, an unknown field",
    request: upload("/upload", 1, "other"),
    status: 400,
    body: { detail: "Unexpected file field - other" },
  },
];

export const NEST_CASES = [
  ...[...CASES, ...UPLOAD_CASES].map((row) => ({
    application: "nest",
    npm: "@nestjs/common",
    ...row,
  })),
  ...CASES.map((row) => ({ application: "nest-fastify", npm: "@nestjs/common", ...row })),
];
