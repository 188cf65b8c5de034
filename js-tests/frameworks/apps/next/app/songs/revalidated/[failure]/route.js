// Routes that Next prerenders, and whose revalidation fails.

import { failLater, handled } from "../../../../songs.mjs";

export const revalidate = 1;

export const generateStaticParams = () => [{ failure: "down" }, { failure: "missing" }];

export const GET = handled(
  async (_request, { params }) => {
    failLater((await params).failure);
    return Response.json("Blue in Green");
  },
  { prerendered: true },
);
