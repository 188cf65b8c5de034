export default defineEventHandler(() => globalThis.messages.splice(0));
