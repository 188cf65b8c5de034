// The command line of the installed package: the commands of session.txt print the recorded output.

import assert from "node:assert/strict";
import { test } from "node:test";
import { installCommand, readSession, runForSession } from "./session.mjs";

const { bin } = installCommand("cli-session");
const session = readSession();

test("the session contains each command", () => {
  assert.ok(session.length > 80, `${session.length}`);
  for (const word of ["render", "explain", "list", "help"]) {
    const uses = session.filter(({ command }) => command.includes(`httpexc ${word}`));
    assert.ok(uses.length > 0, word);
  }
});

test("each command prints the recorded output", { concurrency: 2 }, async (t) => {
  await Promise.all(
    session.map(({ command, output }) =>
      t.test(command, async () => assert.equal(await runForSession(command, bin), output)),
    ),
  );
});
