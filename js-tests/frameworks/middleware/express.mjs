// An Express application with the middleware that many applications use, and the adapter.

import { doubleCsrf } from "csrf-csrf";
import express from "express";
import { expressjwt } from "express-jwt";
import * as OpenApiValidator from "express-openapi-validator";
import { HTTPContentTooLarge } from "httpexc";
import { errorHandler } from "httpexc/express";
import { createErrors } from "httpexc/server";
import multer from "multer";
import { Passport } from "passport";
import { Strategy as BearerStrategy } from "passport-http-bearer";
import { Strategy as LocalStrategy } from "passport-local";
import { listen } from "./listeners.mjs";
import { API, HEADERS_BEFORE, SECRET } from "./middleware-data.mjs";

const ok = (_req, res) => res.send("ok");

/** Adds the routes of the parsers of request bodies. */
function addParsers(app) {
  app.post("/json", express.json({ limit: 40 }), ok);
  app.post("/json-verified", express.json({ verify: () => assertFits() }), ok);
  app.post("/form", express.urlencoded({ extended: false, parameterLimit: 2 }), ok);
}

function assertFits() {
  throw new Error("The signature is wrong.");
}

/** Adds the routes whose users sign in. */
function addPassport(app) {
  const passport = new Passport();
  passport.use(
    new LocalStrategy((name, password, done) => done(null, password === "right" && { name })),
  );
  passport.use(
    new BearerStrategy({ realm: "songs" }, (token, done) => {
      if (token === "narrow") return done(null, false, { message: "Too narrow.", scope: "write" });
      if (token === "bug") return done(new Error(SECRET));
      return done(null, token === "right" && {});
    }),
  );
  const options = { session: false };
  const authenticate = (name, more) => passport.authenticate(name, { ...options, ...more });
  app.post("/local", express.json(), authenticate("local"), ok);
  app.post("/local-error", express.json(), authenticate("local", { failWithError: true }), ok);
  app.get("/bearer", authenticate("bearer"), ok);
  app.get("/bearer-error", authenticate("bearer", { failWithError: true }), ok);
}

/** Adds routes that a description in OpenAPI validates. */
function addOpenApi(app) {
  const api = express.Router();
  api.use(express.json());
  api.use(OpenApiValidator.middleware({ apiSpec: API, validateResponses: true }));
  api.post("/songs/:id", ok);
  api.get("/locked", ok);
  api.get("/wrong-response", (_req, res) => res.json({ title: 7, secret: SECRET }));
  app.use("/openapi", api);
}

/** Adds the routes that files are uploaded to. */
function addUploads(app, path) {
  const limits = { fileSize: 8, fieldNameSize: 20 };
  app.post(path, multer({ limits }).single("file"), ok);
}

export function start() {
  const app = express();
  app.use((_req, res, next) => {
    res.set(HEADERS_BEFORE);
    next();
  });
  addParsers(app);
  addPassport(app);
  addOpenApi(app);
  addUploads(app, "/upload");
  const isRevoked = async (_req, token) => token.payload.sub === "revoked";
  app.get("/jwt", expressjwt({ secret: SECRET, algorithms: ["HS256"], isRevoked }), ok);
  const { doubleCsrfProtection } = doubleCsrf({
    getSecret: () => SECRET,
    getSessionIdentifier: () => "session",
  });
  // csrf-csrf reads what cookie-parser has parsed.
  const addCookies = (req, _res, next) => {
    req.cookies = {};
    next();
  };
  app.post("/csrf", addCookies, doubleCsrfProtection, ok);
  const findKey = async () => {
    throw new Error(SECRET);
  };
  app.get("/jwt-bug", expressjwt({ secret: findKey, algorithms: ["HS256"] }), ok);
  const mapped = express();
  addUploads(mapped, "/upload");
  const errors = createErrors().on(multer.MulterError, (error) =>
    error.code === "LIMIT_FILE_SIZE"
      ? new HTTPContentTooLarge("A file has at most 8 bytes.")
      : error,
  );
  mapped.use(errorHandler(errors));
  app.use("/mapped", mapped);
  app.use(errorHandler());
  return listen(app);
}
