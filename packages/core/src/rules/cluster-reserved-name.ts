import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Namespaces of the hub that others fill; a managed cluster's name is a namespace there (ACM). */
const reserved =
  /^(?:default|local-cluster|multicluster-engine|hive|hypershift|trident|vm-factory|factory-policies|open-cluster-management(?:-.*)?|openshift(?:-.*)?|kube-.*)$/;

/** Reports a managed cluster called like a namespace that the hub has for something else. */
export function checkClusterReservedName(model: Model): Diagnostic[] {
  return model.clusters
    .filter(({ name }) => reserved.test(name))
    .map((cluster) =>
      finding("cluster/reserved-name", {
        message: `A managed cluster cannot be called \`${cluster.name}\`.`,
        at: cluster.at,
        on: "key",
        why: "What describes a cluster stands in a namespace of its name on the hub, and that one belongs to somebody else.",
        fix: { sentence: "Give it another name; its name in DNS can stay, as `dnsName`." },
      }),
    );
}
