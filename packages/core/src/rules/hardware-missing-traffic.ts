import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { ManagedCluster, Model, Traffic } from "../model/model.ts";
import { allNodes, groupBy, runsMachines, trafficNames, type ClusterNode } from "./subjects.ts";

/** Reports hardware none of whose bonds carries a kind of traffic that a node of it has. */
export function checkHardwareMissingTraffic(model: Model): Diagnostic[] {
  const needs = allNodes(model).flatMap((one) => trafficOf(model, one).map((traffic) => ({ ...one, traffic })));
  const missing = needs.filter(
    ({ node, traffic }) => !node.hardware.bonds.some(({ carries }) => carries.includes(traffic)),
  );
  return [...groupBy(missing, ({ node, traffic }) => `${node.hardware.name} ${traffic}`).values()].flatMap(([first]) =>
    first === undefined ? [] : [report(first, first.traffic, first.cluster)],
  );
}

function trafficOf(model: Model, one: ClusterNode): Traffic[] {
  const hasVmNetworks = model.vmNetworks.some(({ on }) => on.some(({ cluster }) => cluster === one.cluster.name));
  return [
    "machine",
    ...(one.cluster.networks.storage === undefined ? [] : ["storage" as const]),
    ...(hasVmNetworks && runsMachines(one) ? ["vm" as const] : []),
  ];
}

function report({ node }: ClusterNode, traffic: Traffic, cluster: ManagedCluster): Diagnostic {
  const { hardware } = node;
  return finding("hardware/missing-traffic", {
    message: `No bond of hardware \`${hardware.name}\` carries ${trafficNames[traffic]}, which node \`${node.name}\` of cluster \`${cluster.name}\` has.`,
    at: below(hardware.at, "bonds"),
    on: "key",
    why: "The node would have no interface for it.",
    fix: { sentence: `Add \`${traffic}\` to \`carries\` of one of its bonds.` },
    related: [{ at: node.at, label: "the node" }],
  });
}
