export default defineEventHandler(() => globalThis.logged.splice(0));
