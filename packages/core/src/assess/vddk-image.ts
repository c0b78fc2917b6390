import { clear, raise, type Criterion } from "./criterion.ts";

/** All targets are remote to the hub, so every disk goes through CDI's VDDK importer, cold ones too. */
export const vddkImage: Criterion = {
  id: "plan.VDDKInitImageUnavailable",
  label: "The source has no VDDK image",
  assess({ source }) {
    if (source === undefined || source.vddkImage !== undefined) return clear;
    return raise({
      category: "Critical",
      effect: "notYet",
      detail: `Source \`${source.name}\` names no image with VMware's VDDK, with which disks are copied to another cluster.`,
      remedy: `Build the image, push it to your registry and name it in \`sources.${source.name}.vddk\`.`,
    });
  },
};
