import { expect, test } from "vitest";
import { readKeyfile } from "./keyfile.ts";

test("a keyfile is sections of settings; values may hold an equals sign, comments are nothing", () => {
  const text =
    "# made by hand\n[ipv4]\nroute0=0.0.0.0/0,10.0.0.1,0\nroute0_options=table=254\n\n[ovs-port]\n[ipv4]\ndns=10.0.0.53;\n";
  const read = [...readKeyfile(text)].map(([name, settings]) => [name, Object.fromEntries(settings)]);
  expect(read).toEqual([
    ["ipv4", { route0: "0.0.0.0/0,10.0.0.1,0", route0_options: "table=254", dns: "10.0.0.53;" }],
    ["ovs-port", {}],
  ]);
});
