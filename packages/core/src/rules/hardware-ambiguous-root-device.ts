import { below } from "../base/pointer.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/finding.ts";
import type { Model } from "../model/model.ts";

/** Reports a root device by a name that the kernel gives in the order in which it finds disks. */
export function checkHardwareAmbiguousRootDevice(model: Model): Diagnostic[] {
  return model.hardware.flatMap(({ name, rootDevice: { deviceName }, at }) => {
    if (deviceName === undefined || !/^\/dev\/(?:sd|vd|nvme|hd)[a-z0-9]+$/.test(deviceName)) return [];
    return [
      finding("hardware/ambiguous-root-device", {
        message: `Hardware \`${name}\` is installed on \`${deviceName}\`, which may be another disk at each boot.`,
        at: below(at, "rootDevice", "deviceName"),
        on: "value",
        why: "The kernel counts disks in the order in which it finds them: the installation may wipe one that holds data.",
        fix: { sentence: "Name it by /dev/disk/by-path/…, or describe it by size, model or serial number." },
      }),
    ];
  });
}
