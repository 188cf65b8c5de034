import { checkSong, throwAsked, validateSong } from "../../songs.js";

export function load(event) {
  throwAsked(event);
  return { title: "Blue in Green" };
}

const readSong = async ({ request }) => Object.fromEntries(await request.formData());

export const actions = {
  save: async (event) => validateSong(await readSong(event)),
  check: async (event) => checkSong(await readSong(event)),
};
