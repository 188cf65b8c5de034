// The example of MCP with the real SDK: its client and the server of the example, a client of one's own and
// both servers, and the challenges that the client of the SDK reads.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import {
  discoverAuthorizationServerMetadata,
  exchangeAuthorization,
  extractWWWAuthenticateParams,
  registerClient,
  startAuthorization,
} from "@modelcontextprotocol/sdk/client/auth.js";
import { InvalidTokenError } from "@modelcontextprotocol/sdk/server/auth/errors.js";
import { requireBearerAuth } from "@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js";
import { getOAuthProtectedResourceMetadataUrl } from "@modelcontextprotocol/sdk/server/auth/router.js";
import express from "express";
import { importPackage } from "../unit/package-import.mjs";
import { createExampleProject, startExample } from "./example-servers.mjs";

const folder = createExampleProject("mcp");
const { client, httpexc } = await importPackage();
const { basic, bearer, HTTPForbidden, HTTPUnauthorized } = httpexc;
const { discoverAuthorization } = await import(pathToFileURL(join(folder, "discover.mjs")).href);

const READ = "songs:read";
const WRITE = "songs:read songs:write";
const REDIRECT_URL = "http://127.0.0.1/callback";
const ADD_SONG = {
  jsonrpc: "2.0",
  id: 1,
  method: "tools/call",
  params: { name: "add_song", arguments: { title: "Freddie Freeloader" } },
};

/** Calls a tool, and returns the error of the response, or null. */
async function callTool(url, token) {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(ADD_SONG),
  });
  const error = await client.fromResponse(response);
  if (error === null) await response.body?.cancel();
  return error;
}

/** Calls a tool of a name without a token, and returns the status. */
async function callNamed(url, name) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...ADD_SONG, params: { name, arguments: {} } }),
  });
  await response.body?.cancel();
  return response.status;
}

/** Gets a token from the authorization server of the example, with the functions of the SDK. */
async function getToken(origin, scope) {
  const metadata = await discoverAuthorizationServerMetadata(origin);
  const clientInformation = await registerClient(origin, {
    metadata,
    clientMetadata: { redirect_uris: [REDIRECT_URL] },
  });
  const given = { metadata, clientInformation };
  const { authorizationUrl, codeVerifier } = await startAuthorization(origin, {
    ...given,
    redirectUrl: REDIRECT_URL,
    scope,
  });
  const { headers } = await fetch(authorizationUrl, { redirect: "manual" });
  const authorizationCode = new URL(headers.get("location")).searchParams.get("code");
  const tokens = await exchangeAuthorization(origin, {
    ...given,
    authorizationCode,
    codeVerifier,
    redirectUri: REDIRECT_URL,
  });
  return tokens.access_token;
}

test("a client of the SDK gets tokens as the errors of the example say", async (t) => {
  const origin = await startExample(t, "mcp", folder);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["client.mjs", new URL("/mcp", origin).href],
    { cwd: folder },
  );
  assert.deepEqual(stdout.trim().split("\n"), [
    `A token for ${READ}: ${new URL("/authorize", origin).href}`,
    "list_songs: So What, Blue in Green, All Blues",
    `A token for ${WRITE}: ${new URL("/authorize", origin).href}`,
    "add_song: Added Flamenco Sketches.",
    "list_songs: So What, Blue in Green, All Blues, Flamenco Sketches",
  ]);
});

test("a client of one's own finds what the example needs", async (t) => {
  const { origin } = new URL(await startExample(t, "mcp", folder));
  const url = `${origin}/mcp`;
  const metadata = {
    resource: url,
    authorization_servers: [`${origin}/`],
    scopes_supported: WRITE.split(" "),
  };
  const scopes = WRITE.split(" ");
  const missing = await callTool(url);
  assert.ok(missing instanceof HTTPUnauthorized);
  assert.equal(missing.report.dialect, "problem+json");
  assert.deepEqual(await discoverAuthorization(missing, url), {
    reason: undefined,
    scopes,
    metadata,
  });
  const unknown = await callTool(url, "made-up");
  assert.ok(unknown instanceof HTTPUnauthorized);
  assert.deepEqual([unknown.code, unknown.detail], ["invalid_token", "The token is unknown"]);
  assert.deepEqual(await discoverAuthorization(unknown, url), {
    reason: "invalid_token",
    scopes,
    metadata,
  });
  const refused = await callTool(url, await getToken(origin, READ));
  assert.ok(refused instanceof HTTPForbidden);
  assert.equal(refused.detail, "The token does not allow this tool.");
  assert.deepEqual(await discoverAuthorization(refused, url), {
    reason: "insufficient_scope",
    scopes,
    metadata,
  });
  assert.equal(await callTool(url, await getToken(origin, WRITE)), null);
  const get = await client.fromResponse(await fetch(url));
  assert.deepEqual([get.status, get.challenges], [405, []]);
  await assert.rejects(discoverAuthorization(missing, `${origin}/other`), /is not that of/);
});

test("a tool with the name of a member of every object needs the scope of any request", async (t) => {
  const url = new URL("/mcp", await startExample(t, "mcp", folder));
  for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty", 7, null]) {
    assert.equal(await callNamed(url, name), 401, `${name}`);
  }
});

test("a check that fails is no answer about the token, and its text stays on the server", async (t) => {
  const failing = createExampleProject("mcp", "example-mcp-failing");
  const file = join(failing, "authorization-server.mjs");
  const script = readFileSync(file, "utf8").replace(
    "const known = tokens.get(token);",
    'throw new Error("connect ECONNREFUSED 10.0.0.7:5432");',
  );
  assert.ok(script.includes("ECONNREFUSED"));
  writeFileSync(file, script);
  const { origin } = new URL(await startExample(t, "mcp", failing));
  const error = await callTool(`${origin}/mcp`, "made-up");
  assert.deepEqual([error.report.status, error.challenges], [503, []]);
  assert.ok(!JSON.stringify(error.report).includes("ECONNREFUSED"));
});

/** Starts a server whose tokens are checked by the SDK. A token is a list of scopes. */
async function startSdkServer(t) {
  const app = express();
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  t.after(() => server.close());
  const url = new URL(`http://127.0.0.1:${server.address().port}/mcp`);
  const resourceMetadataUrl = getOAuthProtectedResourceMetadataUrl(url);
  const verifier = {
    async verifyAccessToken(token) {
      if (token === "made-up") throw new InvalidTokenError("The token is unknown");
      const expiresAt = Math.floor(Date.now() / 1000) + 60;
      return { token, clientId: "test", scopes: token.split(","), expiresAt };
    },
  };
  const metadata = { resource: url.href, authorization_servers: ["https://auth.example/"] };
  app.get(new URL(resourceMetadataUrl).pathname, (_, res) => res.json(metadata));
  const requiredScopes = WRITE.split(" ");
  app.use("/mcp", requireBearerAuth({ verifier, requiredScopes, resourceMetadataUrl }));
  app.use("/mcp", (_, res) => res.json({}));
  return { url: url.href, resourceMetadataUrl, metadata };
}

test("the errors of requireBearerAuth are read with their challenges", async (t) => {
  t.mock.method(console, "error", () => {});
  const { url, resourceMetadataUrl, metadata } = await startSdkServer(t);
  for (const [token, errorClass, reason, detail] of [
    [undefined, HTTPUnauthorized, "invalid_token", "Missing Authorization header"],
    ["made-up", HTTPUnauthorized, "invalid_token", "The token is unknown"],
    [READ, HTTPForbidden, "insufficient_scope", "Insufficient scope"],
  ]) {
    const error = await callTool(url, token);
    assert.ok(error instanceof errorClass);
    assert.deepEqual([error.code, error.detail], [reason, detail]);
    assert.deepEqual(error.challenges, [
      {
        scheme: "Bearer",
        params: {
          error: reason,
          error_description: detail,
          scope: WRITE,
          resource_metadata: resourceMetadataUrl,
        },
      },
    ]);
    const found = await discoverAuthorization(error, url);
    assert.deepEqual(found, { reason, scopes: WRITE.split(" "), metadata });
    // bearer writes what the SDK wrote.
    const { error_description: errorDescription, ...params } = error.challenges[0].params;
    const { scope, resource_metadata: resourceMetadata } = params;
    const challenges = bearer({ error: params.error, errorDescription, scope, resourceMetadata });
    assert.deepEqual(challenges, error.challenges[0]);
    // Nothing of it reaches a client of a server that calls this one, unless it is relayed.
    assert.equal(error.toResponse().headers.get("www-authenticate"), null);
  }
  assert.equal(await callTool(url, "songs:read,songs:write"), null);
});

test("the client of the SDK reads the challenges that bearer builds", () => {
  const metadata = "https://songs.example/.well-known/oauth-protected-resource/mcp";
  for (const options of [
    { resourceMetadata: metadata },
    { scope: WRITE, resourceMetadata: metadata },
    { error: "invalid_token", errorDescription: 'scope="a", it "expired"', scope: READ },
    { realm: "songs", error: "insufficient_scope", scope: WRITE, resourceMetadata: metadata },
    { error: "insufficient_user_authentication", acrValues: ["a", "b"], maxAge: 60 },
  ]) {
    for (const others of [[], [basic({ realm: "songs" })]]) {
      const error = new HTTPForbidden({ challenges: [bearer(options), ...others] });
      const read = extractWWWAuthenticateParams(error.toResponse());
      assert.deepEqual(
        { ...read, resourceMetadataUrl: read.resourceMetadataUrl?.href },
        {
          resourceMetadataUrl: options.resourceMetadata,
          scope: options.scope,
          error: options.error,
        },
      );
    }
  }
});
