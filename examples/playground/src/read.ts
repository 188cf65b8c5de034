import type { View } from "./state.ts";
export function view(): View {
  return { restore() {}, state: () => new URLSearchParams() };
}
