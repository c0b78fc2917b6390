import { describe, expect, test } from "vitest";
import { readStreamConfig } from "./config.ts";

describe("readStreamConfig", () => {
  test.each([
    ["a pipe is not coloured", {}, {}, false],
    ["a terminal is coloured", { isTTY: true }, {}, true],
    ["NO_COLOR takes the colour away", { isTTY: true }, { NO_COLOR: "1" }, false],
    ["an empty NO_COLOR does not", { isTTY: true }, { NO_COLOR: "" }, true],
    ["a dumb terminal is not coloured", { isTTY: true }, { TERM: "dumb" }, false],
    ["FORCE_COLOR colours a pipe", {}, { FORCE_COLOR: "1" }, true],
    ["NO_COLOR wins over FORCE_COLOR", {}, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
  ])("%s", (_, stream, environment, hasColor) => {
    expect(readStreamConfig(stream, environment).hasColor).toBe(hasColor);
  });

  test.each([
    ["the terminal's width is taken", { columns: 60 }, {}, 60],
    ["COLUMNS wins over the terminal", { columns: 60 }, { COLUMNS: "100" }, 100],
    ["a width that is none is 80", { columns: 60 }, { COLUMNS: "wide" }, 80],
    ["below 40 columns nothing is readable", { columns: 12 }, {}, 40],
  ])("%s", (_, stream, environment, width) => {
    expect(readStreamConfig(stream, environment).width).toBe(width);
  });
});
