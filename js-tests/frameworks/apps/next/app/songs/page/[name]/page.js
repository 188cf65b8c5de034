import { fail } from "../../../../songs.mjs";

/** A page that is rendered for each request. */
export default async function Page({ params }) {
  fail((await params).name);
  return <p>A song.</p>;
}
