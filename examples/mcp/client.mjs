// A client of the SDK. It follows what the errors of the server say: to the metadata, to the authorization
// server, and to a token with more scopes.

import { UnauthorizedError } from "@modelcontextprotocol/sdk/client/auth.js";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const REDIRECT_URL = "http://127.0.0.1/callback";

/** The state of the authorization. `code` is what the browser of the user brings back. */
const state = {};
const authProvider = {
  redirectUrl: REDIRECT_URL,
  clientMetadata: { redirect_uris: [REDIRECT_URL], client_name: "songs-client" },
  clientInformation: () => state.client,
  saveClientInformation(client) {
    state.client = client;
  },
  tokens: () => state.tokens,
  saveTokens(tokens) {
    state.tokens = tokens;
  },
  codeVerifier: () => state.verifier,
  saveCodeVerifier(verifier) {
    state.verifier = verifier;
  },
  async redirectToAuthorization(url) {
    console.log(`A token for ${url.searchParams.get("scope")}: ${url.origin}${url.pathname}`);
    // An application opens the URL in a browser. This server asks nobody, so it redirects at once.
    const { headers } = await fetch(url, { redirect: "manual" });
    state.code = new URL(headers.get("location")).searchParams.get("code");
  },
};

const url = new URL(process.argv[2] ?? "http://127.0.0.1:3000/mcp");
let client;
let transport;

/** Does something with the client. If the server asks for a token, or for more scopes, it gets one and does it again. */
async function authorize(action) {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof UnauthorizedError)) throw error;
    await transport.finishAuth(state.code);
    return await action();
  }
}

async function connect() {
  client = new Client({ name: "songs-client", version: "1.0.0" });
  transport = new StreamableHTTPClientTransport(url, { authProvider });
  await client.connect(transport);
}

const call = async (name, args) => {
  const { content } = await client.callTool({ name, arguments: args });
  console.log(`${name}: ${content.map(({ text }) => text).join(", ")}`);
};

await authorize(connect);
await authorize(() => call("list_songs", {}));
await authorize(() => call("add_song", { title: "Flamenco Sketches" }));
await authorize(() => call("list_songs", {}));
await client.close();
