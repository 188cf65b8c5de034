// What the tables of the applications that are built for production share: rows, requests, and what is right.

export const rows = (application, npm, cases) => cases.map((row) => ({ application, npm, ...row }));

export const WRONG_SONG = { title: 7, tags: ["a", 7] };
export const HALF_SONG = '{"title":';
const WRONG_TYPE = {
  detail: "Invalid input: expected string, received number",
  code: "invalid_type",
};
export const SONG_ISSUES = ["#/title", "#/tags/1"].map((pointer) => ({ ...WRONG_TYPE, pointer }));
export const NO_SONG = { detail: "There is no such song." };
export const LIMITED = { detail: "Ten a minute are enough." };
export const SYNTAX = "SyntaxError: Unexpected end of JSON input";
export const PAGE = { accept: "text/html" };
