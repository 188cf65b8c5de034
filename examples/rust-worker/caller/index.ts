// A Worker in TypeScript that calls the Worker in Rust over a service binding. It gets the same classes of
// errors as from a Worker in TypeScript.

import { HTTPNotFound, isHTTPException, toResponse } from "httpexc";
import { fromResponse } from "httpexc/client";
import { type PortableError, revive } from "httpexc/portable";

interface Song {
  id: number;
  title: string;
}

/** The Worker in Rust. */
interface Songs extends Fetcher {
  findSong(id: string): Promise<Song>;
  findSongs(ids: string[]): Promise<({ Ok: Song } | { Err: PortableError })[]>;
}

interface Env {
  SONGS: Songs;
}

export default {
  async fetch(request, { SONGS }) {
    const { pathname, searchParams } = new URL(request.url);
    const id = searchParams.get("id") ?? "";
    try {
      if (pathname === "/by-fetch") return Response.json(await loadSong(SONGS, id));
      if (pathname === "/by-call") return Response.json(await callSongs(SONGS, id));
      if (pathname === "/list") return Response.json(await listTitles(SONGS, id.split(",")));
      throw new HTTPNotFound();
    } catch (error) {
      if (!isHTTPException(error)) console.error(error);
      return toResponse(error, request);
    }
  },
} satisfies ExportedHandler<Env>;

/** Sends a request. The error is another server's: it has the report of the response. */
async function loadSong(songs: Songs, id: string): Promise<Song> {
  const response = await songs.fetch(`https://songs/songs/${id}`);
  if (response.ok) return response.json();
  const error = await fromResponse(response);
  // A client of this Worker gets its own 404, and a 502 for every other error.
  if (error instanceof HTTPNotFound) throw new HTTPNotFound(error.detail, { code: error.code });
  throw error;
}

/** Calls a method. The error is one of this service: what the client gets is what the other Worker threw. */
async function callSongs(songs: Songs, id: string): Promise<Song> {
  try {
    return await songs.findSong(id);
  } catch (error) {
    throw revive(error) ?? error;
  }
}

/** Calls a method whose result has errors in it. */
async function listTitles(songs: Songs, ids: string[]): Promise<string[]> {
  const outcomes = await songs.findSongs(ids);
  return outcomes.map((outcome) =>
    "Ok" in outcome ? outcome.Ok.title : (revive(outcome.Err)?.detail ?? "unknown"),
  );
}
