import { below, type Place } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";
import { allClusters, allNodes, groupBy } from "./subjects.ts";

interface Use {
  readonly address: string;
  /** Where the address must be unique: everywhere, or in the storage network of one site, which nobody routes. */
  readonly scope: string;
  readonly what: string;
  readonly at: Place;
  /** Uses of one kind do not contradict each other: clusters in one network have one gateway. */
  readonly sharedAs?: "gateway" | "bmc" | "array";
}

/** Reports an address that two things have: nodes, virtual addresses, gateways, management controllers, arrays. */
export function checkFactoryDuplicateAddress(model: Model): Diagnostic[] {
  const uses = [...backendUses(model), ...clusterUses(model), ...nodeUses(model)];
  return [...groupBy(uses, ({ address, scope }) => `${scope} ${address}`).values()].flatMap((group) => {
    const [first, ...others] = group;
    if (first === undefined) return [];
    return others
      .filter((other) => other.sharedAs === undefined || other.sharedAs !== first.sharedAs)
      .map((other) => report(first, other));
  });
}

function report(first: Use, other: Use): Diagnostic {
  return finding("factory/duplicate-address", {
    message: `Address ${other.address} of ${other.what} is also that of ${first.what}.`,
    at: other.at,
    on: "value",
    why: "Two machines that answer to one address take turns in not being reached.",
    fix: { sentence: "Give one of them a free address." },
    related: [{ at: first.at, label: first.what }],
  });
}

function backendUses(model: Model): Use[] {
  const management = model.backends.map(({ name, management: address, at }): Use => ({
    address,
    scope: "",
    what: `the management of backend \`${name}\``,
    at: below(at, "trident", "management"),
    sharedAs: "array",
  }));
  const data = allClusters(model).flatMap(({ site, storage }) =>
    storage.classes.flatMap(({ protocol, backend }): Use[] => {
      if (protocol.dataAddress === undefined) return [];
      const at = below(protocol.at, "dataAddress");
      return [
        {
          address: protocol.dataAddress,
          scope: `storage ${site.name}`,
          what: `the data of backend \`${backend.name}\``,
          at,
          sharedAs: "array",
        },
      ];
    }),
  );
  return [...management, ...data];
}

function clusterUses(model: Model): Use[] {
  return allClusters(model).flatMap(({ name, at, vips, networks: { machine } }): Use[] => [
    ...(machine.gateway === undefined
      ? []
      : [
          {
            address: machine.gateway,
            scope: "",
            what: `the gateway of cluster \`${name}\``,
            at: below(machine.at, "gateway"),
            sharedAs: "gateway",
          } as const,
        ]),
    ...(["api", "ingress"] as const).flatMap((vip) =>
      vips === undefined
        ? []
        : [{ address: vips[vip], scope: "", what: `the ${vip} of cluster \`${name}\``, at: below(at, "vips", vip) }],
    ),
  ]);
}

function nodeUses(model: Model): Use[] {
  return allNodes(model).flatMap(({ cluster, node }): Use[] => {
    const what = `node \`${node.name}\` of cluster \`${cluster.name}\``;
    const { machine, storage } = node.addresses;
    return [
      { address: machine, scope: "", what, at: below(node.at, "addresses", "machine") },
      ...(storage === undefined
        ? []
        : [
            {
              address: storage,
              scope: `storage ${cluster.site.name}`,
              what: `${what} in its storage network`,
              at: below(node.at, "addresses", "storage"),
            },
          ]),
      ...(node.bmc === undefined
        ? []
        : [
            {
              address: node.bmc.address,
              scope: "",
              what: `the BMC of ${what}`,
              at: below(node.at, "bmc"),
              sharedAs: "bmc",
            } as const,
          ]),
    ];
  });
}
