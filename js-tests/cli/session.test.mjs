// The command line of the installed package: a session as it was typed, with all that it said.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, expected, installed } from "./session.mjs";

const { bin } = installed("cli-session");
const session = expected();

test("the session has each command", () => {
  assert.ok(session.length > 80, `${session.length}`);
  for (const word of ["render", "explain", "list", "help"]) {
    const those = session.filter(({ command }) => command.includes(`httpexc ${word}`));
    assert.ok(those.length > 0, word);
  }
});

test("each command says what it said", { concurrency: 2 }, async (t) => {
  await Promise.all(
    session.map(({ command, said }) =>
      t.test(command, async () => assert.equal(await answered(command, bin), said)),
    ),
  );
});
