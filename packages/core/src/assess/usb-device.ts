import { clear, raise, unknown, type Criterion } from "./criterion.ts";

/** Forklift asks for the controller; sources tell the devices on it. */
export const usbDevice: Criterion = {
  id: "vmware.usb_controller.detected",
  label: "It has USB devices",
  assess({ machine }) {
    if (machine.usbDevices === undefined) return unknown("whether it has USB devices");
    if (machine.usbDevices.length === 0) return clear;
    return raise({
      category: "Warning",
      effect: "none",
      detail: "It has USB devices, which do not move.",
      remedy: "If it needs them, a licence dongle for instance, connect them over the network.",
    });
  },
};
