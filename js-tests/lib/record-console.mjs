// Records what the package writes to the console.

/** Returns the lines that a function writes with `console.error`, and shortly after it ends. */
export async function recordConsole(run) {
  const lines = [];
  const { error: original } = console;
  console.error = (...values) => lines.push(values.map(String).join(" "));
  try {
    await run();
    await new Promise((resolve) => setTimeout(resolve, 5));
  } finally {
    console.error = original;
  }
  return lines;
}

/** Returns the lines that a function writes with `console.error` before it returns. */
export function recordConsoleNow(run) {
  const lines = [];
  const { error: original } = console;
  console.error = (...values) => lines.push(values.map(String).join(" "));
  try {
    run();
  } finally {
    console.error = original;
  }
  return lines;
}
