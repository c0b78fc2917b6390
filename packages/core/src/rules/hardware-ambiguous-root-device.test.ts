import { describe, expect, test } from "vitest";
import { at, testModel } from "../model/test-model.fixture.ts";
import { checkHardwareAmbiguousRootDevice } from "./hardware-ambiguous-root-device.ts";

const installedOn = (device: string) => testModel(`hardware: { dl380: { rootDevice: { deviceName: ${device} } } }`);

describe("hardware/ambiguous-root-device", () => {
  test("is silent where the disk is described", () => {
    expect(checkHardwareAmbiguousRootDevice(testModel())).toEqual([]);
  });

  test("reports a name that the kernel counts", () => {
    expect(checkHardwareAmbiguousRootDevice(installedOn("/dev/sda"))).toEqual([
      {
        code: "hardware/ambiguous-root-device",
        severity: "warning",
        message: "Hardware `dl380` is installed on `/dev/sda`, which may be another disk at each boot.",
        at: at("hardware", "dl380", "rootDevice", "deviceName"),
        on: "value",
        why: "The kernel counts disks in the order in which it finds them: the installation may wipe one that holds data.",
        fix: { sentence: "Name it by /dev/disk/by-path/…, or describe it by size, model or serial number." },
      },
    ]);
  });

  test("lets a path by where the disk is plugged in pass", () => {
    expect(
      [installedOn("/dev/disk/by-path/pci-0000:01:00.0-scsi-0:2:0:0"), installedOn("/dev/nvme0n1")].map(
        (model) => checkHardwareAmbiguousRootDevice(model).length,
      ),
    ).toEqual([0, 1]);
  });
});
