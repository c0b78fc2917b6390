import { createServer } from "node:https";
import { describe, expect, test } from "vitest";
import { openSend, readWarnings } from "./api-client.ts";

describe("warnings of the server", () => {
  test("are found in several headers, several in one, and with escapes", () => {
    const headers = [
      "Warning",
      String.raw`299 - "unknown field \"spec.x\"", 299 - "spec.a: deprecated, use b"`,
      "Content-Type",
      "application/json",
      "warning",
      String.raw`299 - "a back\\slash"`,
    ];
    expect(readWarnings(headers)).toEqual([
      `unknown field "spec.x"`,
      "spec.a: deprecated, use b",
      String.raw`a back\slash`,
    ]);
  });

  test("are none where there is no such header", () => {
    expect(readWarnings(["Age", "299", "Via", `299 - "no warning"`])).toEqual([]);
  });
});

describe("a server that is not there", () => {
  test("is a refusal and not an exception", async () => {
    const port = await new Promise<number>((resolve) => {
      const server = createServer().listen(0, "127.0.0.1", () => {
        const { port } = server.address() as { readonly port: number };
        server.close(() => resolve(port));
      });
    });
    const send = openSend({ url: `https://127.0.0.1:${port}`, ca: "", token: "none" });
    expect(await send({ method: "GET", path: "/readyz" })).toEqual({
      kind: "refused",
      refusal: "unavailable",
      status: 0,
      message: expect.stringContaining("ECONNREFUSED"),
    });
  });
});
