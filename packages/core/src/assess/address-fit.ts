import { contains, parseIp, parseNetwork } from "../base/ip.ts";
import { clear, raise, unknown, type Criterion } from "./criterion.ts";
import type { ResolvedNic } from "./subject.ts";

/** Forklift does not look: a machine whose address is none of its new network starts, and nobody reaches it. */
export const addressFit: Criterion = {
  id: "plan.VMIpNotMatchingSubnet",
  label: "Its address is not in the subnet of its new network",
  assess({ nics, placement }) {
    const checked = (nics ?? []).filter((one) => one.onCluster?.cidr !== undefined);
    const misfits = checked.filter((one) => fits(one) === false);
    if (misfits.length > 0) {
      const texts = misfits.map(
        ({ nic, onCluster }) =>
          `${addressesOf(nic.ipAddresses).join(", ")} of ${nic.label} in ${onCluster?.cidr ?? ""}`,
      );
      return raise({
        category: "Warning",
        effect: "none",
        detail: `Not in the subnet of the network on ${placement?.cluster.name ?? "the target"}: ${texts.join("; ")}.`,
        remedy: "Correct the mapping, or plan for a new address.",
      });
    }
    return checked.some((one) => fits(one) === undefined)
      ? unknown("whether its addresses fit its new networks")
      : clear;
  },
};

/** Whether an address of the NIC lies in the subnet; undefined if none is known. */
function fits({ nic, onCluster }: ResolvedNic): boolean | undefined {
  const network = parseNetwork(onCluster?.cidr ?? "");
  const addresses = addressesOf(nic.ipAddresses).flatMap((text) => parseIp(text) ?? []);
  if (network === undefined || addresses.length === 0) return undefined;
  return addresses.some((address) => contains(network, address));
}

/** IPv4 addresses that somebody gave: not those that a machine takes by itself. */
function addressesOf(texts: readonly string[] | undefined): readonly string[] {
  return (texts ?? []).filter((text) => parseIp(text)?.family === 4 && !/^(?:169\.254|127)\./.test(text));
}
