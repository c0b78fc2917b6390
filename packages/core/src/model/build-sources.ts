import type { Pointer } from "../base/pointer.ts";
import { reservedNetworks } from "./build-networks.ts";
import type { DatastoreRule, Mappings, NetworkRule, Site, Source, VmNetwork } from "./model.ts";
import { isKnown, sortedEntries, type Scope } from "./scope.ts";

export function buildSources(scope: Scope, sites: readonly Site[]): Source[] {
  return sortedEntries(scope.spec.sources).flatMap(([name, written]) => {
    const site = resolveSite(scope, sites, written.site, ["sources", name, "site"]);
    const { url, credentials, verify = true } = written.vcenter;
    if (site === undefined) return [];
    return [
      {
        name,
        at: scope.place("sources", name),
        site,
        url,
        server: serverOf(url),
        credentials,
        verify,
        vddkImage: written.vddk,
      },
    ];
  });
}

export function resolveSite(scope: Scope, sites: readonly Site[], name: string, at: Pointer): Site | undefined {
  isKnown(
    scope,
    { code: "model/unknown-site", what: "site", definedIn: "`sites`", name, at },
    Object.keys(scope.spec.sites),
  );
  return sites.find((site) => site.name === name);
}

/** Host of a URL, lower case, without user and port. */
function serverOf(url: string): string {
  return (/^https:\/\/(?:[^/@]*@)?([^/:]+)/.exec(url)?.[1] ?? "").toLowerCase();
}

export function buildMappings(scope: Scope, vmNetworks: readonly VmNetwork[]): Mappings {
  const { networks = [], datastores = [] } = scope.spec.mappings ?? {};
  return {
    networks: networks.flatMap(({ from, to }, index): NetworkRule[] => {
      const target = resolveTarget(scope, vmNetworks, to, ["mappings", "networks", index, "to"]);
      return target === undefined ? [] : [{ from, to: target, at: scope.place("mappings", "networks", index) }];
    }),
    datastores: datastores.map(({ from, to }, index): DatastoreRule => ({
      from,
      to,
      at: scope.place("mappings", "datastores", index),
    })),
  };
}

function resolveTarget(
  scope: Scope,
  vmNetworks: readonly VmNetwork[],
  name: string,
  at: Pointer,
): NetworkRule["to"] | undefined {
  if (name === "pod" || name === "ignored") return { kind: name };
  const known = [...vmNetworks.map((one) => one.name), ...reservedNetworks];
  isKnown(scope, { code: "model/unknown-network", what: "network", definedIn: "`vmNetworks`", name, at }, known);
  const network = vmNetworks.find((one) => one.name === name);
  return network && { kind: "vmNetwork", network };
}
