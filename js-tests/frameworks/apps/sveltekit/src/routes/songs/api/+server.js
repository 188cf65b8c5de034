import { throwAsked, validateSong } from "../../../songs.js";

export function GET(event) {
  throwAsked(event);
  return new Response("ok");
}

export async function POST({ request }) {
  validateSong(await request.json());
  return new Response("ok");
}
