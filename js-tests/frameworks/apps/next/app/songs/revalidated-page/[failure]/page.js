// Pages that Next prerenders, and whose revalidation fails.

import { failLater } from "../../../../songs.mjs";

export const revalidate = 1;

export const generateStaticParams = () => [{ failure: "bug" }, { failure: "not-found" }];

export default async function Page({ params }) {
  failLater((await params).failure);
  return <p>Blue in Green</p>;
}
