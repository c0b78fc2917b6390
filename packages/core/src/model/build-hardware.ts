import { compareBy } from "../base/order.ts";
import type { Bond, Hardware } from "./model.ts";
import { bitsPerSecond, byteCount } from "./quantities.ts";
import { sortedEntries, type Scope } from "./scope.ts";

type HardwareSpec = NonNullable<Scope["spec"]["hardware"]>[string];

const gibibyte = 2 ** 30;

export function buildHardware(scope: Scope): Hardware[] {
  return sortedEntries(scope.spec.hardware).map(([name, written]) => ({
    name,
    at: scope.place("hardware", name),
    bmc: {
      protocol: written.bmc.protocol,
      path: written.bmc.path,
      verify: written.bmc.verify ?? true,
      credentials: written.bmc.credentials,
    },
    bootMode: written.bootMode ?? "UEFI",
    nics: written.nics.map((nic) => ({ name: nic.name, rate: bitsPerSecond(nic.rate) })),
    rootDevice: buildRootDevice(written.rootDevice),
    capacity: written.capacity && { cores: written.capacity.cores, memoryBytes: byteCount(written.capacity.memory) },
    bonds: buildBonds(scope, name, written),
  }));
}

/** Sizes are rounded up: a hint asks for a disk of at least that size. */
function buildRootDevice({ minSize, ...hints }: HardwareSpec["rootDevice"]): Hardware["rootDevice"] {
  const { deviceName, rotational, model, serialNumber, wwn } = hints;
  const minSizeGibibytes = minSize === undefined ? undefined : Math.ceil(byteCount(minSize) / gibibyte);
  return { deviceName, minSizeGibibytes, rotational, model, serialNumber, wwn };
}

function buildBonds(scope: Scope, hardware: string, written: HardwareSpec): Bond[] {
  const bonds = sortedEntries(written.bonds).map(([name, bond]): Bond => {
    const [port = name] = bond.ports;
    return {
      interface: bond.mode === undefined && bond.ports.length === 1 ? port : name,
      ports: bond.ports,
      mode: bond.mode,
      mtu: bond.mtu ?? 1500,
      carries: [...bond.carries],
      at: scope.place("hardware", hardware, "bonds", name),
    };
  });
  return bonds.sort(compareBy((bond) => bond.interface));
}
