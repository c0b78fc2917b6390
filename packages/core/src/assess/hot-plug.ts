import { anyOf, clear, raise, unknown, type Criterion } from "./criterion.ts";

export const hotPlug: Criterion = {
  id: "vmware.cpu_memory.hotplug.enabled",
  label: "CPU or memory can be added while it runs",
  assess({ machine }) {
    const isOn = anyOf([machine.hasCpuHotAdd, machine.hasCpuHotRemove, machine.hasMemoryHotAdd]);
    if (isOn === undefined) return unknown("whether CPU and memory can be added while it runs");
    if (!isOn) return clear;
    return raise({
      category: "Warning",
      effect: "none",
      detail: "CPU or memory can be added while it runs; on the target that is set up anew.",
    });
  },
};
