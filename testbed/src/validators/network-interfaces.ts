/** What NetworkManager's profiles make of a node, interface by interface. */
import { readKeyfile, type Keyfile } from "./keyfile.ts";
import type { Keyfiles } from "./nmstate-program.ts";

export interface NetworkInterface {
  readonly name: string;
  /** `ethernet`, `bond`, `vlan`, `ovs-bridge`, `ovs-port`, …: NetworkManager's words, and plain ones for Ethernet. */
  readonly type: string;
  /** The name of the interface that this one is a port of, and as what: `bond`, `ovs-port`, `ovs-bridge`. */
  readonly portOf: { readonly name: string; readonly as: string } | undefined;
  readonly mtu: number | undefined;
  /** `mode`, `miimon`, …; empty for what is no bond. */
  readonly bondOptions: Readonly<Record<string, string>>;
  readonly vlan: { readonly id: number; readonly parent: string } | undefined;
  /** With their prefix: `10.1.0.7/24`. */
  readonly addresses: readonly string[];
  readonly routes: readonly { readonly destination: string; readonly nextHop: string }[];
  readonly dnsServers: readonly string[];
}

/** Reads the profiles of one node. */
export function readInterfaces(keyfiles: Keyfiles): readonly NetworkInterface[] {
  return Object.values(keyfiles).map((text) => readInterface(readKeyfile(text)));
}

function readInterface(keyfile: Keyfile): NetworkInterface {
  const get = (section: string, key: string): string | undefined => keyfile.get(section)?.get(key);
  const [controller, portType] = [get("connection", "master"), get("connection", "slave-type")];
  const [parent, mtu] = [get("vlan", "parent"), get("ethernet", "mtu") ?? get("ovs-interface", "mtu")];
  const families = ["ipv4", "ipv6"].map((name) => [...(keyfile.get(name) ?? [])]);
  const values = (key: RegExp): readonly string[] =>
    families.flat().flatMap(([name, value]) => (key.test(name) ? [value] : []));
  return {
    name: get("connection", "interface-name") ?? get("connection", "id") ?? "",
    type: get("connection", "type")?.replace("802-3-ethernet", "ethernet") ?? "",
    portOf: controller === undefined ? undefined : { name: controller, as: portType ?? "" },
    mtu: mtu === undefined ? undefined : Number(mtu),
    bondOptions: Object.fromEntries(keyfile.get("bond") ?? []),
    vlan: parent === undefined ? undefined : { id: Number(get("vlan", "id")), parent },
    // An older NetworkManager writes the gateway behind the address.
    addresses: values(/^address\d+$/).map((value) => value.split(",")[0] ?? ""),
    routes: values(/^route\d+$/).map((value) => {
      const [destination = "", nextHop = ""] = value.split(",");
      return { destination, nextHop };
    }),
    dnsServers: values(/^dns$/).flatMap((value) => value.split(";").filter((one) => one !== "")),
  };
}
