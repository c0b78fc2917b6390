import { expect, test } from "vitest";
import { readInterfaces } from "./network-interfaces.ts";

const bond = `[connection]
id=bond0
interface-name=bond0
type=bond

[bond]
miimon=100
mode=802.3ad

[ethernet]
mtu=9000
`;

const port = `[connection]
id=eno1
interface-name=eno1
master=bond0
slave-type=bond
type=802-3-ethernet
`;

const tag = `[connection]
id=bond0.102
interface-name=bond0.102
type=vlan

[ipv4]
address0=10.1.0.7/24
dns=10.0.0.53;10.0.0.54;
route0=0.0.0.0/0,10.1.0.1,0
route0_options=table=254

[ipv6]
address0=fd00::7/64
dns=fd00::53;

[vlan]
id=102
parent=bond0
`;

test("profiles give a bond, its port, and a tag with addresses of both families", () => {
  const nothing = { portOf: undefined, mtu: undefined, bondOptions: {}, vlan: undefined };
  const silent = { addresses: [], routes: [], dnsServers: [] };
  expect(readInterfaces({ "bond0.nmconnection": bond, "eno1.nmconnection": port, "tag.nmconnection": tag })).toEqual([
    { ...nothing, ...silent, name: "bond0", type: "bond", mtu: 9000, bondOptions: { miimon: "100", mode: "802.3ad" } },
    { ...nothing, ...silent, name: "eno1", type: "ethernet", portOf: { name: "bond0", as: "bond" } },
    {
      ...nothing,
      name: "bond0.102",
      type: "vlan",
      vlan: { id: 102, parent: "bond0" },
      addresses: ["10.1.0.7/24", "fd00::7/64"],
      routes: [{ destination: "0.0.0.0/0", nextHop: "10.1.0.1" }],
      dnsServers: ["10.0.0.53", "10.0.0.54", "fd00::53"],
    },
  ]);
});
