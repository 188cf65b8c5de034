import { route } from "@react-router/dev/routes";

export default [
  route("songs", "routes/songs.jsx"),
  route("api/songs", "routes/api-songs.js"),
  route("page-only", "routes/page-only.jsx"),
  route("portable/:name", "routes/portable.jsx"),
];
