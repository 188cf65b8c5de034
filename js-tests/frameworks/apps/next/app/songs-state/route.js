// Says how the prerendered route fails from now on, and how often an error was reported.

export const dynamic = "force-dynamic";

export function GET(request) {
  globalThis.failure = request.nextUrl.searchParams.get("failure") ?? undefined;
  globalThis.reports ??= 0;
  return Response.json(globalThis.reports);
}
