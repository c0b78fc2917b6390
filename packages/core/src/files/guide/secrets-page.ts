import { compare } from "../../base/order.ts";
import type { Model } from "../../model/model.ts";
import type { RequiredSecret } from "../../resources/resource.ts";
import type { File } from "../folder-files.ts";
import { pageText } from "../manifest-text.ts";
import type { Repository } from "../repository.ts";
import { code, field, paragraph, shell, table } from "./markdown.ts";

/** The page that lists every Secret that must exist and is not in Git. */
export function secretsPage({ model, ordered }: Repository): File {
  const { secrets, clusters } = ordered;
  const lines = [
    ...paragraph("# Secrets"),
    ...paragraph(
      secrets.length === 0
        ? "This factory needs no Secret that is made by hand."
        : `${secrets.length} Secrets must exist before what reads them works. No value of any of them is in this repository, and none may ever be committed.`,
    ),
    ...(secrets.length === 0 ? [] : howLines()),
    ...clusters.flatMap((cluster) =>
      clusterLines(
        model,
        cluster,
        secrets.filter((secret) => secret.cluster === cluster),
      ),
    ),
  ];
  return ["docs/secrets.md", pageText(lines)];
}

function howLines(): readonly string[] {
  return [
    ...paragraph(
      "Each value is read from a file whose name you give in a variable: nothing is typed on a command line, and a command whose variable is not set refuses to run. " +
        "A file that holds a password must not end in a line break: write it with `printf %s`. Delete the files afterwards. " +
        "Running a command again replaces the value, which is how it is rotated.",
    ),
    ...paragraph(
      "A namespace that is not there yet may be made now; the factory takes it over later. The last command of each Secret is the check: it prints its keys.",
    ),
  ];
}

function clusterLines(model: Model, cluster: string, secrets: readonly RequiredSecret[]): readonly string[] {
  if (secrets.length === 0) return [];
  const where = cluster === model.hub.name ? model.hub : model.clusters.find(({ name }) => name === cluster);
  const when = where?.state === "provision" ? " It can be done once the cluster is installed." : "";
  const namespaces = [...new Set(secrets.map(({ namespace }) => namespace))].sort(compare);
  return [
    ...paragraph(`## On ${cluster}`),
    ...paragraph(
      `As an administrator of ${code(cluster)}: ${code("oc whoami --show-server")} says ${code(where?.apiUrl ?? cluster)}.${when}`,
    ),
    ...table(
      ["Secret", "for"],
      secrets.map(({ namespace, name, purpose }) => [
        `[${code(`${namespace}/${name}`)}](#${anchor(cluster, namespace, name)})`,
        purpose,
      ]),
    ),
    ...shell(...namespaces.map((namespace) => `oc get namespace ${namespace} || oc create namespace ${namespace}`)),
    ...secrets.flatMap((secret) => secretLines(cluster, secret)),
  ];
}

/** How GitHub, GitLab and Gitea make an anchor of the heading below. */
const anchor = (cluster: string, namespace: string, name: string): string =>
  `${cluster}-${namespace}${name}`.toLowerCase().replaceAll(/[^a-z0-9-]/g, "");

function secretLines(cluster: string, secret: RequiredSecret): readonly string[] {
  const { namespace, name, type, keys, purpose, from } = secret;
  return [
    ...paragraph(`### ${cluster} ${namespace}/${name}`),
    ...paragraph(`${purpose} Named at ${field(from)}. Type ${code(type)}.`),
    ...table(
      ["key", "holds"],
      keys.map(({ key, what }) => [code(key), what]),
    ),
    ...shell(...commandLines(secret)),
    ...shell(
      `oc get secret ${name} -n ${namespace} -o go-template='{{range $key, $value := .data}}{{$key}}{{"\\n"}}{{end}}'`,
    ),
  ];
}

/** Made on this machine, labelled, and applied: so that a second run replaces instead of failing. */
function commandLines(secret: RequiredSecret): readonly string[] {
  const { namespace, name, type, keys, labels = {} } = secret;
  const label = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return [
    `oc create secret generic ${name} -n ${namespace} --type=${type} \\`,
    ...keys.map(
      ({ key }) =>
        `  --from-file=${key}="\${${variable(secret, key)}:?name of the file that holds ${key} of ${name}}" \\`,
    ),
    "  --dry-run=client -o yaml \\",
    ...(label.length === 0 ? [] : [`  | oc label --local -f - ${label.join(" ")} -o yaml \\`]),
    "  | oc apply --server-side --field-manager=factory-secrets -f -",
  ];
}

/** `HUB__PROD1__BMC__PASSWORD__FILE`: unlike that of any other Secret, so that none gets the value of another. */
function variable({ cluster, namespace, name }: RequiredSecret, key: string): string {
  const parts = [cluster, namespace, name, key, "file"].map((part) =>
    part.replaceAll(/[^A-Za-z0-9]+/g, "_").replace(/^_/, ""),
  );
  return parts
    .join("__")
    .toUpperCase()
    .replace(/^(?=\d)/, "_");
}
