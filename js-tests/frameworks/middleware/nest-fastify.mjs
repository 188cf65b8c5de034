export { startOnFastify as start } from "./nest.mjs";
