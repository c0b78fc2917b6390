import type { File } from "../folder-files.ts";
import { extrasApplicationName } from "../folder-files.ts";
import { pageText } from "../manifest-text.ts";
import type { Repository } from "../repository.ts";
import { bullets, code, few, paragraph, shell, table } from "./markdown.ts";
import { namespaces, rootApplicationName } from "../../resources/names.ts";

/** The page that says in which order everything comes, and why. */
export function orderPage(repository: Repository): File {
  const { ordered, extras } = repository;
  const rows = ordered.applications.map(({ wave, name, clusters, needs }) => [
    String(wave),
    code(name),
    clusters.length === ordered.clusters.length ? "every cluster" : few(clusters, 4),
    needs.length === 0
      ? "–"
      : needs.map(({ application, things }) => `${code(application)}: ${few(things, 3)}`).join("; "),
  ]);
  const people = extras.manifests.map((scope) => [
    String(ordered.extrasWave),
    code(extrasApplicationName(scope)),
    few(scope.clusters, 4),
    "every component",
  ]);
  const lines = [
    ...paragraph("# In which order things come"),
    ...paragraph(
      "Argo CD applies the Applications of a cluster by sync wave and waits after each until it is healthy. The waves are derived, not written: " +
        "an Application comes after those that bring what it needs, be it a namespace, a kind, a class, or an object by its name. " +
        "An Application has the same wave on every cluster. Within an Application its resources have sync waves too; its README lists them.",
    ),
    ...paragraph(
      "What waits is shown by `oc get applications -n openshift-gitops`: the first one that is not `Healthy` is what the others wait for.",
    ),
    ...table(["sync wave", "Application", "on", "waits for"], [...rows, ...people]),
    ...chainLines(repository),
    ...waitLines,
    ...paragraph("## Not in this order"),
    ...bullets([
      "What OpenShift itself brings is there before.",
      "Secrets that are made by hand are not waited for by Argo CD: what reads one stays unhealthy until it is there, then goes on by itself. `docs/secrets.md` lists them.",
      "Clusters do not wait for each other. What one has of another comes through ACM.",
    ]),
  ];
  return ["docs/order.md", pageText(lines)];
}

/** Argo CD (3.5) looks at no newer commit while a sync waits, however long that is. */
const waitLines: readonly string[] = [
  ...paragraph("## When it waits for what never comes"),
  ...paragraph(
    "A sync ends when everything that it brought is healthy, and until then Argo CD looks at no newer commit. " +
      "If what it waits for gets healthy only by a newer commit, end the sync that waits, on its cluster; the newest commit is taken then. " +
      "`root` is the one that waits for Applications:",
  ),
  ...shell(
    `oc patch application.argoproj.io/${rootApplicationName} -n ${namespaces.gitops} --type=merge --patch='{"status":{"operationState":{"phase":"Terminating"}}}'`,
  ),
];

/** The longest chain: what decides how long a cluster takes from nothing. */
function chainLines({ ordered }: Repository): readonly string[] {
  const byName = new Map(ordered.applications.map((one) => [one.name, one]));
  const chain: string[] = [];
  let last = [...ordered.applications]
    .reverse()
    .find(({ wave }) => wave === Math.max(0, ...ordered.applications.map((one) => one.wave)));
  while (last !== undefined) {
    chain.unshift(code(last.name));
    const below = last.wave - 1;
    last = last.needs.map(({ application }) => byName.get(application)).find((one) => one?.wave === below);
  }
  return chain.length < 2 ? [] : paragraph(`The longest chain: ${chain.join(" → ")}.`);
}
