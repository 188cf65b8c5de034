export { GET, POST } from "../../../../songs.mjs";
