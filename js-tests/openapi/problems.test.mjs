// The descriptions of declared problems: valid, true of real responses, and narrowed by the clients that
// are generated from them.

import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createClient } from "@hey-api/openapi-ts";
import { Validator } from "@seriousme/openapi-schema-validator";
import { toStandardJsonSchema } from "@valibot/to-json-schema";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { type as ark } from "arktype";
import openapiTS, { astToString } from "openapi-typescript";
import * as v from "valibot";
import { z } from "zod";
import { createProject, root } from "../lib/project.mjs";
import { BROWSER, BUNDLER, compileFiles, STRICT } from "../types/compiler.mjs";
import { importPackage } from "../unit/package-import.mjs";

const { createErrors, dialects, httpexc, openapi, problems } = await importPackage();
const { HTTPConflict, HTTPUnauthorized } = httpexc;
const { defineProblems, type } = problems;

const Folder = z.object({
  name: z.string(),
  get parent() {
    return Folder.optional();
  },
});
const Artist = z
  .object({
    name: z.string(),
    get bands() {
      return z.array(Artist).optional();
    },
  })
  .meta({ id: "Artist" });
const songSchema = {
  type: "object",
  required: ["song"],
  properties: { song: { type: "integer" } },
};
const songs = defineProblems("https://api.example/problems/", {
  SongUnknown: {
    status: 404,
    title: "No such song",
    extensions: type(),
    jsonSchema: songSchema,
    detail: "No song has the id {song}.",
  },
  SongLocked: {
    status: 409,
    title: "Song locked",
    extensions: z.object({ song: z.number(), until: z.iso.datetime().optional() }),
    docs: "Somebody else is editing the song.",
    retryable: true,
  },
  SongSold: {
    status: 409,
    extensions: toStandardJsonSchema(v.object({ song: v.number(), buyer: v.string() })),
  },
  SongQueued: { status: 409, extensions: ark({ song: "number", "place?": "number > 2" }) },
  TokenStale: { status: 401, always: { challenges: "Bearer" } },
  WrongFolder: { status: 422, extensions: Folder },
  WrongShape: {
    status: 422,
    extensions: z.discriminatedUnion("shape", [
      z.strictObject({ shape: z.literal("round"), radius: z.number() }),
      z.strictObject({ shape: z.literal("square"), side: z.number() }),
    ]),
  },
  NamedSong: {
    status: 423,
    extensions: z
      .object({ artist: Artist, label: z.string().optional() })
      .meta({ id: "NamedExtensions" }),
  },
  Loose: { status: 418, extensions: type(), example: { any: [1] } },
});
const { SongLocked, SongSold, TokenStale, WrongFolder, WrongShape } = songs;

const createDocument = (version, { responses, components }) => ({
  openapi: `${version}.0`,
  info: { title: "Songs", version: "1.0.0" },
  paths: {
    "/songs/{id}": {
      get: {
        operationId: "getSong",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        responses: {
          200: {
            description: "The song.",
            content: {
              "application/json": {
                schema: { type: "object", properties: { id: { type: "integer" } } },
              },
            },
          },
          ...responses,
        },
      },
    },
  },
  components,
});

/** Returns a function that checks a response against a document. */
function createResponseCheck(document) {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, "document");
  return async (response) => {
    const { $ref } = document.paths["/songs/{id}"].get.responses[response.status];
    const type = response.headers.get("content-type").replaceAll("/", "~1");
    const check = ajv.getSchema(`document${$ref}/content/${type}/schema`);
    return check(await response.json()) ? "" : JSON.stringify(check.errors);
  };
}

test("the description is valid OpenAPI, each example matches, and so do real responses", async () => {
  const description = await openapi([...songs, HTTPUnauthorized, HTTPConflict]);
  const document = createDocument("3.1", description);
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  assert.ok(valid, JSON.stringify(errors));
  const check = createResponseCheck(document);
  const server = createErrors({ problems: songs, check: true });
  const sent = [
    new songs.SongUnknown({ song: 7 }),
    new SongLocked({ song: 7 }, { detail: "Mia is editing.", retryAfter: 60 }),
    new SongLocked({ song: 7, until: "2026-11-29T20:00:00Z", more: true }),
    new SongSold({ song: 7, buyer: "Mia" }),
    new songs.SongQueued({ song: 7, place: 3 }),
    new TokenStale(),
    new WrongFolder({ name: "a", parent: { name: "b" } }),
    new WrongShape({ shape: "round", radius: 1 }),
    new songs.NamedSong({ artist: { name: "Mia", bands: [{ name: "Mia and Friends" }] } }),
    new songs.Loose({ any: "thing" }),
    new HTTPConflict("Two at once."),
    new HTTPUnauthorized({ challenges: "Basic" }),
  ];
  for (const error of sent) {
    const response = await server.respond(error, new Request("https://api.example/songs/7"));
    assert.equal(response.status, error.status);
    assert.equal(await check(response), "", error.name);
  }
  // What is not as declared matches no branch.
  const wrong = [
    new SongLocked({ song: "7" }),
    new SongSold({ song: 7 }),
    new WrongFolder({ name: "a", parent: { name: 7 } }),
    new WrongShape({ shape: "round", side: 1 }),
    new songs.NamedSong({ artist: { name: "Mia", bands: [{ name: 7 }] } }),
    new HTTPConflict({ type: "https://other.example/" }),
  ];
  for (const error of wrong) assert.notEqual(await check(error.toResponse()), "", error.name);
  const examples = Object.values(description.components.responses).flatMap(({ content }) =>
    Object.values(content["application/problem+json"].examples),
  );
  assert.equal(examples.length, 11);
  for (const { value } of examples) {
    const response = Response.json(value, { status: value.status });
    response.headers.set("content-type", "application/problem+json");
    assert.equal(await check(response), "", value.title);
  }
});

test("the problems of a status are told apart by their types", async () => {
  const { responses, components } = await openapi([...songs, HTTPConflict]);
  const name = "SongLockedOrSongSoldOrSongQueuedOrHTTPConflict";
  assert.equal(responses[409].$ref, `#/components/responses/${name}`);
  const { content, description } = components.responses[name];
  assert.deepEqual(Object.keys(content), ["application/problem+json"]);
  assert.deepEqual(content["application/problem+json"].schema, {
    oneOf: ["SongLocked", "SongSold", "SongQueued", "HTTPConflict"].map((one) => ({
      $ref: `#/components/schemas/${one}`,
    })),
    discriminator: {
      propertyName: "type",
      mapping: {
        "https://api.example/problems/song-locked": "#/components/schemas/SongLocked",
        "https://api.example/problems/song-sold": "#/components/schemas/SongSold",
        "https://api.example/problems/song-queued": "#/components/schemas/SongQueued",
        "about:blank": "#/components/schemas/HTTPConflict",
      },
    },
  });
  assert.match(description, /^Song locked, or Conflict\./);
  const { schemas } = components;
  assert.equal(schemas.SongLocked.description, "Somebody else is editing the song.");
  assert.deepEqual(schemas.SongLocked.required, [
    "type",
    "title",
    "status",
    "code",
    "retryable",
    "song",
  ]);
  assert.equal(schemas.SongLocked.properties.title.const, "Song locked");
  assert.equal(schemas.TokenStale.properties.code.const, "token_stale");
  const { schema } = components.responses.SongUnknown.content["application/problem+json"];
  assert.deepEqual(schema, { $ref: "#/components/schemas/SongUnknown" });
});

test("3.2 has a branch for what is not described, and a response matches one", async () => {
  const description = await openapi([...songs], {}, { version: "3.2" });
  const document = createDocument("3.2", description);
  const { schema } =
    description.components.responses.SongUnknown.content["application/problem+json"];
  assert.deepEqual(schema.discriminator.defaultMapping, "#/components/schemas/UndeclaredProblem");
  const check = createResponseCheck(document);
  const right = [
    new SongLocked({ song: 7 }),
    new HTTPConflict(),
    new HTTPConflict({ type: "urn:other" }),
  ];
  for (const error of right) assert.equal(await check(error.toResponse()), "");
  assert.notEqual(await check(new SongLocked({ song: "7" }).toResponse()), "");
});

test("mediaTypes limits what is described", async () => {
  const listTypes = async (...args) => {
    const { components } = await openapi([SongLocked], ...args);
    return Object.keys(components.responses.SongLocked.content);
  };
  assert.deepEqual(await listTypes(), ["application/problem+json"]);
  const two = { mediaTypes: ["application/problem+json", "Text/HTML"] };
  assert.deepEqual(await listTypes({}, two), ["application/problem+json", "text/html"]);
  assert.ok((await listTypes({}, { mediaTypes: "all" })).length > 4);
  assert.ok((await listTypes({ dialect: dialects.falcon })).includes("application/json"));
  for (const wrong of [{ mediaTypes: "text/html" }, { mediaTypes: [7] }, { version: "3.0" }]) {
    await assert.rejects(openapi([SongLocked], {}, wrong), /Cannot describe responses/);
  }
});

test("localized titles, no example, no JSON Schema, and names that collide", async () => {
  const { components } = await openapi([SongLocked], {
    customize: (problem) => ({ ...problem, title: "Gesperrt" }),
  });
  assert.equal("const" in components.schemas.SongLocked.properties.title, false);
  const create = (declaration) => [
    ...defineProblems("urn:x:", { Odd: { status: 400, ...declaration } }),
  ];
  const even = z.object({ even: z.number().refine((value) => value % 2 === 0) });
  await assert.rejects(
    openapi(create({ extensions: even })),
    /Cannot describe Odd: give an example/,
  );
  await openapi(create({ extensions: even, example: { even: 2 } }));
  const dates = z.object({ at: z.date() });
  await assert.rejects(
    openapi(create({ extensions: dates })),
    /Cannot describe Odd: its schema cannot be a JSON Schema: Date .*\. Give jsonSchema/,
  );
  const valibot = v.object({ song: v.number() });
  for (const more of [{}, { example: { song: 7 } }]) {
    await assert.rejects(
      openapi(create({ extensions: valibot, ...more })),
      /Cannot describe Odd: its schema has no JSON Schema\. Wrap the schema in toStandardJsonSchema of @valibot\/to-json-schema/,
    );
  }
  const others = defineProblems("urn:x:", { SongLocked: { status: 400 } });
  await assert.rejects(openapi([SongLocked, others.SongLocked]), /another schema has this name/);
  class ByMia extends SongLocked {
    constructor(song) {
      super({ song });
    }
  }
  await assert.rejects(openapi([ByMia]), /Cannot describe \w+: give an error of it/);
  await openapi([new ByMia(7)]);
});

test("a declaration stands for its classes, as any list does", async () => {
  const listed = await openapi([...songs]);
  assert.deepEqual(await openapi(songs), listed);
  assert.deepEqual(await openapi(new Set(songs)), listed);
  const all = await openapi(songs, createErrors({ problems: songs }), { mediaTypes: "all" });
  assert.ok(Object.keys(all.components.responses.SongUnknown.content).length > 4);
});

test("types alone are described as members that are not known, without an example", async () => {
  const set = defineProblems("urn:x:", { Odd: { status: 400, extensions: type() } });
  const { components } = await openapi(set);
  assert.equal(components.schemas.Odd.additionalProperties, true);
  assert.deepEqual(components.responses.Odd.content["application/problem+json"].examples, {});
  const given = await openapi([new set.Odd({ song: 7 })]);
  const { examples } = given.components.responses.Odd.content["application/problem+json"];
  assert.equal(examples.Odd.value.song, 7);
});

test("a class that is not declared has a constant type if another problem is declared", async () => {
  const { components } = await openapi([SongLocked, HTTPUnauthorized]);
  assert.deepEqual(components.schemas.HTTPUnauthorized.allOf[1].properties, {
    type: { type: "string", const: "about:blank" },
    status: { type: "integer", const: 401 },
  });
  const { content } = components.responses.HTTPUnauthorized;
  assert.deepEqual(content["application/problem+json"].schema, {
    $ref: "#/components/schemas/HTTPUnauthorized",
  });
  // Among classes alone nothing is told apart by its type.
  const plain = await openapi([HTTPConflict, HTTPUnauthorized]);
  assert.equal("HTTPUnauthorized" in plain.components.schemas, false);
});

test("the branch of 3.2 for other problems has the discriminating member itself", async () => {
  const { components } = await openapi(songs, {}, { version: "3.2" });
  const { required, properties } = components.schemas.UndeclaredProblem;
  assert.deepEqual(required, ["type"]);
  assert.equal(properties.type.type, "string");
  assert.ok(properties.type.not.enum.includes(SongLocked.type));
});

/** The code of a user, by the error that a generated client returns. */
const NARROWING = `
  if (error.type === "https://api.example/problems/named-song") {
    const artist: string = error.artist.name;
    const first: string | undefined = error.artist.bands?.[0]?.name;
    return [artist, first];
  }
  if (error.type === "https://api.example/problems/song-locked") {
    const song: number = error.song;
    const until: string | undefined = error.until;
    const status: 409 = error.status;
    // @ts-expect-error that is a member of another problem
    error.buyer;
    return [song, until, status];
  }
  if (error.type === "https://api.example/problems/song-sold") return [error.buyer, error.song];
  if (error.type === "https://api.example/problems/song-unknown") return [error.song];
  // @ts-expect-error which problem it is, is not known
  error.song;
  return [error.title];`;

/** Writes the files of a user of the generated clients. */
function createClientProject(version, document) {
  const folder = createProject(`openapi-clients-${version}`);
  mkdirSync(join(folder, "hey"));
  for (const name of ["openapi-fetch", "openapi-typescript-helpers"]) {
    symlinkSync(join(root, "js-tests", "node_modules", name), join(folder, "node_modules", name));
  }
  writeFileSync(join(folder, "openapi.json"), JSON.stringify(document));
  return folder;
}

for (const version of ["3.1", "3.2"]) {
  const classes = [
    ...songs.pick("SongUnknown", "SongLocked", "SongSold", "NamedSong"),
    HTTPConflict,
    // The only one of its status.
    HTTPUnauthorized,
  ];
  const document = createDocument(version, await openapi(classes, {}, { version }));
  const folder = createClientProject(version, document);

  test(`${version}: openapi-typescript and openapi-fetch narrow to the extensions`, async () => {
    writeFileSync(join(folder, "paths.ts"), astToString(await openapiTS(document)));
    writeFileSync(
      join(folder, "fetch.ts"),
      `import createClient from "openapi-fetch";
      import type { paths } from "./paths.js";
      const client = createClient<paths>({ baseUrl: "https://api.example/" });
      export async function load(): Promise<unknown[]> {
        const { data, error } = await client.GET("/songs/{id}", { params: { path: { id: 7 } } });
        if (error === undefined) return [data];
        ${NARROWING}
      }`,
    );
    const options = { ...STRICT, ...BUNDLER, ...BROWSER };
    assert.equal(await compileFiles(folder, "fetch", options, ["fetch.ts"]), "");
  });

  test(`${version}: @hey-api/openapi-ts narrows to the extensions`, async () => {
    await createClient({
      input: join(folder, "openapi.json"),
      output: { path: join(folder, "hey"), clean: true },
      plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
      logs: { level: "silent" },
    });
    writeFileSync(
      join(folder, "hey-user.ts"),
      `import { getSong } from "./hey/index.js";
      export async function load(): Promise<unknown[]> {
        const { data, error } = await getSong({ path: { id: 7 } });
        if (error === undefined) return [data];
        ${NARROWING}
      }`,
    );
    // The code that it adds is not written for these two.
    const relaxed = {
      exactOptionalPropertyTypes: false,
      noPropertyAccessFromIndexSignature: false,
    };
    const options = { ...STRICT, ...BUNDLER, ...BROWSER, ...relaxed };
    assert.equal(await compileFiles(folder, "hey", options, ["hey-user.ts"]), "");
  });
}
