import { clear, raise, unknown, type Criterion } from "./criterion.ts";
import type { ResolvedNic } from "./subject.ts";

export const vlanFit: Criterion = {
  id: "plan.VlanDiffers",
  label: "Its new network has another VLAN",
  assess({ nics, placement }) {
    const mapped = (nics ?? []).filter((one) => one.onCluster !== undefined);
    const other = mapped.filter((one) => vlanOf(one) !== undefined && vlanOf(one) !== one.onCluster?.vlan);
    if (other.length > 0) {
      const texts = other.map(
        (one) =>
          `\`${one.nic.network ?? ""}\` is VLAN ${vlanOf(one) ?? 0}, on ${placement?.cluster.name ?? "the target"} it is ${one.onCluster?.vlan ?? 0}`,
      );
      return raise({
        category: "Information",
        effect: "none",
        detail: `${[...new Set(texts)].join("; ")}: it keeps its address only if both are one subnet.`,
      });
    }
    return mapped.some((one) => vlanOf(one) === undefined) ? unknown("the VLANs of its networks") : clear;
  },
};

/** The VLAN of the source network; undefined where it is not known or not one. */
function vlanOf({ networks }: ResolvedNic): number | undefined {
  const ids = new Set(networks.map((network) => network.vlan));
  const [id] = ids;
  return ids.size === 1 && id !== undefined && /^[1-9]\d{0,3}$/.test(id) ? Number(id) : undefined;
}
