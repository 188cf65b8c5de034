// An authorization server for this example: it knows no users, and gives every client what it asks for.

import { randomUUID } from "node:crypto";
import {
  InvalidGrantError,
  InvalidTokenError,
} from "@modelcontextprotocol/sdk/server/auth/errors.js";

const HOUR = 3600;

/** Creates the provider that the SDK's router takes. */
export function createAuthorizationServer() {
  const clients = new Map();
  const codes = new Map();
  const tokens = new Map();
  const findCode = (code) => {
    const params = codes.get(code);
    if (!params) throw new InvalidGrantError("The code is unknown");
    return params;
  };
  return {
    clientsStore: {
      getClient: (id) => clients.get(id),
      registerClient(client) {
        clients.set(client.client_id, client);
        return client;
      },
    },
    async authorize(_client, params, res) {
      // A real server asks the user here.
      const code = randomUUID();
      codes.set(code, params);
      const url = new URL(params.redirectUri);
      url.searchParams.set("code", code);
      if (params.state) url.searchParams.set("state", params.state);
      res.redirect(url.href);
    },
    challengeForAuthorizationCode: async (_client, code) => findCode(code).codeChallenge,
    async exchangeAuthorizationCode(client, code) {
      const { scopes = [], resource } = findCode(code);
      codes.delete(code);
      const token = randomUUID();
      const expiresAt = Math.floor(Date.now() / 1000) + HOUR;
      tokens.set(token, { token, clientId: client.client_id, scopes, expiresAt, resource });
      return {
        access_token: token,
        token_type: "bearer",
        expires_in: HOUR,
        scope: scopes.join(" "),
      };
    },
    async exchangeRefreshToken() {
      throw new InvalidGrantError("There are no refresh tokens");
    },
    async verifyAccessToken(token) {
      const known = tokens.get(token);
      if (!known) throw new InvalidTokenError("The token is unknown");
      if (known.expiresAt < Date.now() / 1000) throw new InvalidTokenError("The token has expired");
      return known;
    },
  };
}
