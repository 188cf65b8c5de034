// The page. It imports the same declaration as the Worker, so it knows every error with its members.

import { createClient } from "httpexc/client";
import { songs } from "../src/problems.ts";

const origin = new URLSearchParams(location.search).get("api") ?? "http://localhost:8787";
const api = createClient({ problems: songs });

async function describeSong(song: string): Promise<string> {
  const result = await api.fetch(`${origin}/songs/${song}`);
  if (result.ok) return ((await result.value.json()) as { title: string }).title;
  const { error } = result;
  switch (error.problem) {
    case "SongUnknown":
      return `There is no song ${error.extensions.song}.`;
    case "SongLocked":
      return `${error.extensions.editor} is editing it. Try again in ${error.retryAfter} s.`;
    case "TokenStale":
      return "Log in again.";
    case undefined:
      return error.status === undefined ? "You are offline." : `It failed: ${error.status}.`;
  }
}

const form = document.querySelector("form") as HTMLFormElement;
const output = document.querySelector("#result") as HTMLElement;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  output.textContent = "";
  output.textContent = await describeSong(String(new FormData(form).get("song")));
});
