import { assert } from "../base/assert.ts";
import type { BmcModel, ManagedCluster, Node, RootDevice } from "../model/model.ts";
import type { InfraEnv, NMStateConfig } from "./crds/agent-install.openshift.io.gen.ts";
import type { BareMetalHost } from "./crds/metal3.io.gen.ts";
import { objectDependency, secretDependency } from "./dependency.ts";
import { installAnnotations } from "./install-annotations.ts";
import { labels } from "./names.ts";
import type { NmstateInterface, NmstateRoute, NmstateState } from "./nmstate-state.ts";
import { bondInterfaces, findBond, isIpv6, nicAddresses, vlanInterface, vlanName } from "./node-interfaces.ts";
import type { Draft } from "./part.ts";
import { presentFields } from "./present-fields.ts";
import type { KubeMetadata } from "./resource.ts";
import type { Identified, SpecOf } from "./typed-object.ts";

/** One machine on the hub: how it reaches the network when it boots the installation image, and how it is booted. */
export function nodeDrafts(cluster: ManagedCluster, node: Node, infraEnv: Identified<InfraEnv>): Draft[] {
  const from = [node.at, node.hardware.at];
  return [
    { object: networkConfig(cluster, node), from },
    {
      object: bareMetalHost(cluster, node),
      from,
      requires: [
        objectDependency(infraEnv),
        ...(node.bmc === undefined ? [] : [secretDependency(cluster.name, node.bmc.credentials)]),
      ],
    },
  ];
}

/** The network of one machine for the installation: what carries the machine network, and no more. */
export function networkConfig(cluster: ManagedCluster, node: Node): NMStateConfig {
  const config: NmstateState = {
    interfaces: machineInterfaces(cluster, node),
    "dns-resolver": { config: { server: cluster.site.dnsServers } },
    ...routesOf(cluster, node),
  };
  return {
    apiVersion: "agent-install.openshift.io/v1beta1",
    kind: "NMStateConfig",
    metadata: metadataOf(cluster, node),
    spec: { interfaces: nicAddresses(node), config },
  };
}

function machineInterfaces(cluster: ManagedCluster, node: Node): NmstateInterface[] {
  const { cidr, vlan, mtu } = cluster.networks.machine;
  const bond = machineBond(node);
  const address = node.addresses.machine;
  if (vlan === undefined) return bondInterfaces(bond, address, cidr);
  return [
    ...bondInterfaces(bond, undefined, cidr),
    vlanInterface({ base: bond.interface, id: vlan, mtu, address, cidr }),
  ];
}

function routesOf(cluster: ManagedCluster, node: Node): Pick<NmstateState, "routes"> {
  const { gateway, vlan } = cluster.networks.machine;
  if (gateway === undefined) return {};
  const base = machineBond(node).interface;
  const route: NmstateRoute = {
    destination: isIpv6(gateway) ? "::/0" : "0.0.0.0/0",
    "next-hop-address": gateway,
    "next-hop-interface": vlan === undefined ? base : vlanName(base, vlan),
    // The main table.
    "table-id": 254,
  };
  return { routes: { config: [route] } };
}

function machineBond(node: Node) {
  const bond = findBond(node.hardware, "machine");
  assert(bond !== undefined, `hardware ${node.hardware.name} has no bond that carries the machine network`);
  return bond;
}

/**
 * The host as the baremetal operator sees it. It is found by the MAC of its first NIC, boots the installation image as
 * virtual media, and is named and given its role by the annotations that the installation service reads (bmac).
 * No annotation asks for the node's removal when the host object goes: the object is only how it was installed.
 */
function bareMetalHost(cluster: ManagedCluster, node: Node): BareMetalHost {
  const { hardware, bmc } = node;
  const metadata = metadataOf(cluster, node);
  return {
    apiVersion: "metal3.io/v1alpha1",
    kind: "BareMetalHost",
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        "bmac.agent-install.openshift.io/hostname": node.hostname,
        "bmac.agent-install.openshift.io/role": node.role === "control-plane" ? "master" : "worker",
      },
    },
    spec: presentFields({
      // The disks of a machine are never wiped: not before the installation, and not should this object be deleted.
      automatedCleaningMode: "disabled",
      bmc:
        bmc === undefined
          ? undefined
          : {
              address: bmcAddress(hardware.bmc, bmc.address),
              credentialsName: bmc.credentials,
              disableCertificateVerification: !hardware.bmc.verify,
            },
      bootMACAddress: nicAddresses(node)[0]?.macAddress,
      bootMode: hardware.bootMode,
      online: true,
      rootDeviceHints: rootDeviceHints(hardware.rootDevice),
    }),
  };
}

/** `redfish-virtualmedia+https://10.10.9.11/redfish/v1/Systems/1`: kind of controller, protocol, host, system. */
function bmcAddress({ protocol, path }: BmcModel, host: string): string {
  return `${protocol}+https://${isIpv6(host) ? `[${host}]` : host}${path}`;
}

/** Sizes are counted in gigabytes of 10^9 bytes there (assisted-service, GetAcceptableDisksWithHints). */
function rootDeviceHints(root: RootDevice): SpecOf<BareMetalHost>["rootDeviceHints"] {
  const { deviceName, minSizeGibibytes, rotational, model, serialNumber, wwn } = root;
  const minSizeGigabytes = minSizeGibibytes === undefined ? undefined : Math.floor((minSizeGibibytes * 2 ** 30) / 1e9);
  return presentFields({ deviceName, minSizeGigabytes, model, rotational, serialNumber, wwn });
}

function metadataOf(cluster: ManagedCluster, node: Node): KubeMetadata {
  return {
    name: node.name,
    namespace: cluster.name,
    labels: { [labels.infraEnv]: cluster.name },
    annotations: installAnnotations,
  };
}
