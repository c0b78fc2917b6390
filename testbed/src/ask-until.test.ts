import { describe, expect, test } from "vitest";
import { askUntil } from "./ask-until.ts";

describe("asking until there is an answer", () => {
  test("asks again as long as there is none", async () => {
    let asked = 0;
    const waited = await askUntil({
      ask: async () => ((asked += 1) === 3 ? "yes" : undefined),
      deadlineMs: 10_000,
      everyMs: 0,
    });
    expect(waited).toMatchObject({ kind: "answer", value: "yes" });
    expect(asked).toBe(3);
  });

  test("ends as soon as there is no hope, without asking once more", async () => {
    const waited = await askUntil({
      ask: async () => expect.unreachable(),
      isHopeless: () => "it ended",
      deadlineMs: 10_000,
    });
    expect(waited).toEqual({ kind: "hopeless", reason: "it ended" });
  });

  test("ends when the time is over", async () => {
    const waited = await askUntil({ ask: async () => undefined, deadlineMs: 0, everyMs: 1 });
    expect(waited).toMatchObject({ kind: "late" });
  });
});
