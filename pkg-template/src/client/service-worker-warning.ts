/** The warning of a program that cannot load its reader. */

let hasWarnedOfImport = false;

/** Says once on the console of a service worker, where `import()` is not allowed, what to import. */
export function warnServiceWorker(): void {
  if (hasWarnedOfImport || !("ServiceWorkerGlobalScope" in globalThis)) return;
  hasWarnedOfImport = true;
  console.warn("httpexc cannot load its reader in a service worker. Import httpexc/reader.");
}
