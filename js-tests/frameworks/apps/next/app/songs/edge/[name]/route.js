export { GET, POST } from "../../../../songs.mjs";

export const runtime = "edge";
