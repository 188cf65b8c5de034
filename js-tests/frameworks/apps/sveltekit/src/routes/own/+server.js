import { error, redirect } from "@sveltejs/kit";

export function GET({ url }) {
  if (url.searchParams.has("moved")) redirect(302, "/404");
  if (url.searchParams.has("response")) throw new Response("Ready.", { status: 418 });
  error(409, "A text of its own.");
}
