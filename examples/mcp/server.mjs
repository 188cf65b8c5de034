// An MCP server with authorization. Its errors tell a client where it gets a token, and for which scopes.

import { createServer } from "node:http";
import { InvalidTokenError } from "@modelcontextprotocol/sdk/server/auth/errors.js";
import {
  getOAuthProtectedResourceMetadataUrl,
  mcpAuthRouter,
} from "@modelcontextprotocol/sdk/server/auth/router.js";
import { createMcpExpressApp } from "@modelcontextprotocol/sdk/server/express.js";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import {
  bearer,
  HTTPForbidden,
  HTTPMethodNotAllowed,
  HTTPServiceUnavailable,
  HTTPUnauthorized,
} from "httpexc";
import { errorHandler } from "httpexc/express";
import { z } from "zod";
import { createAuthorizationServer } from "./authorization-server.mjs";

const songs = ["So What", "Blue in Green", "All Blues"];

/** The scopes of each tool. Any other request needs the first of them. */
const READ = ["songs:read"];
const WRITE = ["songs:read", "songs:write"];
// A map, as an object also has the members of every object, such as `constructor`.
const TOOL_SCOPES = new Map([
  ["list_songs", READ],
  ["add_song", WRITE],
]);

const server = createServer();
server.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", () => {
  const origin = `http://127.0.0.1:${server.address().port}`;
  // The metadata has the URL of the server, which is known only now.
  server.on("request", createApp(new URL("/mcp", origin)));
  console.log(`Listening on ${origin}/`);
});

function createApp(url) {
  const provider = createAuthorizationServer();
  const metadata = getOAuthProtectedResourceMetadataUrl(url);
  const app = createMcpExpressApp();
  app.use(
    mcpAuthRouter({
      provider,
      issuerUrl: new URL(url.origin),
      resourceServerUrl: url,
      scopesSupported: WRITE,
    }),
  );
  app.post("/mcp", async (req, res) => {
    await checkToken(req, { provider, metadata, scope: findScopes(req.body) });
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
    res.on("close", () => transport.close());
    await createSongs().connect(transport);
    await transport.handleRequest(req, res, req.body);
  });
  app.all("/mcp", () => {
    throw new HTTPMethodNotAllowed({ allow: "POST" });
  });
  app.use(errorHandler());
  return app;
}

/** Returns the scopes that the messages of a request need. */
function findScopes(body) {
  const messages = Array.isArray(body) ? body : [body];
  const calls = messages.filter((message) => message?.method === "tools/call");
  const scopes = calls.flatMap(({ params }) => TOOL_SCOPES.get(params?.name) ?? []);
  return [...new Set([...READ, ...scopes])];
}

/**
 * @throws HTTPUnauthorized, HTTPForbidden with a challenge that says how to get a token that is enough
 * @throws HTTPServiceUnavailable if the token could not be checked
 */
async function checkToken(req, { provider, metadata, scope }) {
  const challenge = { resourceMetadata: metadata, scope };
  const [, token] = /^Bearer +(\S+)$/i.exec(req.get("authorization") ?? "") ?? [];
  // A request without a token gets no error code (RFC 6750, 3.1).
  if (!token) throw new HTTPUnauthorized({ challenges: bearer(challenge) });
  const { scopes } = await provider.verifyAccessToken(token).catch((cause) => {
    // Any other failure says nothing of the token, and its text is not for the client.
    if (!(cause instanceof InvalidTokenError)) throw new HTTPServiceUnavailable({ cause });
    const challenges = bearer({
      ...challenge,
      error: "invalid_token",
      errorDescription: cause.message,
    });
    throw new HTTPUnauthorized({ cause, challenges });
  });
  if (!scope.every((name) => scopes.includes(name))) {
    const challenges = bearer({ ...challenge, error: "insufficient_scope" });
    throw new HTTPForbidden("The token does not allow this tool.", { challenges });
  }
}

function createSongs() {
  const mcp = new McpServer({ name: "songs", version: "1.0.0" });
  mcp.registerTool("list_songs", { description: "Lists the songs." }, () => ({
    content: songs.map((text) => ({ type: "text", text })),
  }));
  const addSong = { description: "Adds a song.", inputSchema: { title: z.string() } };
  mcp.registerTool("add_song", addSong, ({ title }) => {
    songs.push(title);
    return { content: [{ type: "text", text: `Added ${title}.` }] };
  });
  return mcp;
}
