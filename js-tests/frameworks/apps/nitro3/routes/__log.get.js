import { defineHandler } from "nitro";

export default defineHandler(() => globalThis.logged.splice(0));
