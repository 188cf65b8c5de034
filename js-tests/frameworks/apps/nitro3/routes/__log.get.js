import { defineHandler } from "nitro";

export default defineHandler(() => globalThis.messages.splice(0));
