/** Sample declarations. */

export const DECLARATION_SAMPLES: readonly [
  { readonly name: string; readonly text: string },
  ...{ readonly name: string; readonly text: string }[],
] = [
  {
    name: "Songs",
    text: `export const problems = defineProblems("https://api.example/problems/", {
  SongLocked: {
    status: 409,
    title: "Song locked",
    detail: "Somebody else is editing song {song}.",
    extensions: type<{ song: number; until?: string }>(),
    docs: "Try again after \`until\`.",
    retryable: true,
  },
  SongUnknown: {
    status: 404,
    title: "No such song",
    extensions: type<{ song: number }>(),
  },
  TokenStale: {
    status: 401,
    always: { challenges: { scheme: "Bearer", params: { error: "invalid_token" } } },
  },
});
`,
  },
  {
    name: "Payments",
    text: `export const problems = defineProblems("https://pay.example/problems#", {
  CardDeclined: {
    status: 402,
    title: "Card declined",
    extensions: type<{ reason: "expired" | "stolen" | "no_funds"; attempts: number }>(),
    docs: "The bank refused the payment. \`reason\` says why.",
  },
  LimitReached: {
    status: 429,
    title: "Too many payments",
    extensions: type<{ limits: { period: "hour" | "day"; amount: number }[] }>(),
    retryable: true,
  },
});
`,
  },
  {
    name: "As JSON",
    text: `{
  "SeatTaken": {
    "status": 409,
    "title": "Seat taken",
    "jsonSchema": {
      "type": "object",
      "properties": { "seat": { "type": "string", "examples": ["14C"] } },
      "required": ["seat"]
    }
  }
}
`,
  },
];
