/** A clock that counts down to the time of a retry. */

import { h } from "./elements.ts";

/**
 * Formats a duration, such as `1 h 2 min` or `12 s`. After minutes, the seconds have two digits.
 */
export function formatDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [days, hours] = [Math.floor(whole / 86_400), Math.floor((whole % 86_400) / 3600)];
  const [minutes, rest] = [Math.floor((whole % 3600) / 60), whole % 60];
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${String(rest).padStart(2, "0")} s` : `${rest} s`;
}

export class Countdown {
  readonly element: HTMLElement;
  readonly #text = h("span", { role: "timer", class: "timer" });
  readonly #meter: HTMLProgressElement;
  readonly #seconds: number;
  readonly #start = performance.now();
  #timer: number | undefined;

  /** @param onEnd - is called once, when the time is over */
  constructor(seconds: number, onEnd: () => void) {
    this.#seconds = seconds;
    this.#meter = h("progress", {
      max: 1,
      value: 0,
      "aria-label": "Elapsed part of the pause",
    });
    this.element = h("div", { class: "countdown" }, this.#text, this.#meter);
    this.#tick(onEnd);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #tick(onEnd: () => void): void {
    const passed = (performance.now() - this.#start) / 1000;
    const left = Math.max(0, this.#seconds - passed);
    this.#meter.value = this.#seconds > 0 ? Math.min(1, passed / this.#seconds) : 1;
    this.#text.textContent = left > 0 ? formatDuration(left) : "now";
    if (left === 0) {
      onEnd();
      return;
    }
    // The next tick comes when the shown number of seconds changes.
    const next = (left % 1 || 1) * 1000;
    this.#timer = window.setTimeout(() => this.#tick(onEnd), Math.min(next + 5, 1000));
  }
}
