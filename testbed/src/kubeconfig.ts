import { writeFileSync } from "node:fs";

import type { ApiAccess } from "./api-client.ts";

/** Writes a kubeconfig that reaches one server as its administrator, readable by this user only. */
export function writeKubeconfig(path: string, { url, ca, token }: ApiAccess): void {
  const name = "testbed";
  const config = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    clusters: [{ name, cluster: { server: url, "certificate-authority-data": Buffer.from(ca).toString("base64") } }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
  };
  // JSON is YAML.
  writeFileSync(path, JSON.stringify(config), { mode: 0o600 });
}
