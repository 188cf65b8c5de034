// The types of httpexc/portable and httpexc/stream.

import { type HTTPException, HTTPNotFound } from "httpexc";
import { isRetryable, type NoResponse } from "httpexc/client";
import { addDigest, type PortableError, portable, revive, toPortable } from "httpexc/portable";
import { defineProblems, type } from "httpexc/problems";
import { createErrors } from "httpexc/server";
import {
  type EventIterable,
  eventStream,
  IncompleteStream,
  readEvents,
  type ServerSentEvent,
} from "httpexc/stream";

const errors = createErrors();
const problems = defineProblems("https://api.example/problems/", {
  SongLocked: { status: 423, extensions: type<{ song: number }>() },
});

const data: PortableError = toPortable(new HTTPNotFound(), { errors });
export const headers = new Headers(data.headers);
export const status: number = data.problem.status;
const revived: HTTPException | null = revive(data);
const caught: unknown = revived;
const declared = revive(caught, { problems });
if (declared instanceof problems.SongLocked) {
  const song: number = declared.extensions.song;
  console.log(song);
}
if (problems.is(declared)) console.log(declared.extensions.song);
// @ts-expect-error: it may be null
declared.status;
// @ts-expect-error: it is no declaration
revive(data, { problems: {} });
// @ts-expect-error: it is no option
toPortable(data, { onError: console.error });

class Songs {
  #count = 0;
  constructor(readonly name: string) {}
  async find(id: string): Promise<string> {
    this.#count++;
    return `${id} ${this.#count}`;
  }
  static readonly version = 1;
}
const SongService = portable(Songs, { errors });
const service: Songs = new SongService("songs");
export const found: Promise<string> = service.find("7");
export const version: 1 = SongService.version;
// @ts-expect-error: it is no class
portable({});
export const thrown: HTTPNotFound = addDigest(new HTTPNotFound());
export const digest: string | undefined = addDigest(new HTTPNotFound()).digest;
revive(data, { headers: ["x-song"] as const });
// @ts-expect-error: they are names
revive(data, { headers: { "x-song": "7" } });

async function* list(): AsyncGenerator<ServerSentEvent> {
  yield { data: "a", event: undefined };
}
const sources: EventIterable[] = [list(), [{ data: "a" }], new Set([{ data: "a", retry: 1 }])];
for (const source of sources) eventStream(source, { errors, headers: { "x-own": "a" } });
// @ts-expect-error: data is a text
eventStream([{ data: 7 }]);
// @ts-expect-error: data is missing
eventStream([{ event: "song" }]);
for await (const { data, id, retry, event } of readEvents(new Response(), { problems })) {
  const text: string = data;
  const milliseconds: number | undefined = retry;
  console.log(text, milliseconds, id, event);
}
readEvents(new Response(), { apiErrors: false });
// @ts-expect-error: a stream is ok
readEvents(new Response(), { errorsInOk: true });
const broken = new IncompleteStream(new Error("lost"), "7");
export const network: NoResponse = broken;
export const id: string = broken.lastEventId;
isRetryable(broken);
