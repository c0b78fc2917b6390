import type { Inventory, Machine } from "./inventory.ts";

/**
 * The file in which an inventory is kept: UTF-8, one JSON object a line, so that it is written and read without holding
 * its text. First a header, then records sorted by kind and key, then an end with counts and a hash, so that a file
 * that was cut off or changed is noticed. docs/reference/inventory-format.md tells it for people.
 */
export const inventoryFormat = "vmfactory.io/inventory";

/** The version that this program writes. Within a version fields and kinds of records are only added. */
export const inventoryVersion = 1;

/** Longest line that is read. A machine with sixty disks takes some 30,000 characters. */
export const inventoryLineMax = 16 * 2 ** 20;

/** Where an inventory comes from, for people. */
export interface InventorySource {
  readonly kind: "rvtools" | "vcenter" | "estate";
  /** Name of the file or server, without its folder. */
  readonly name: string;
}

export interface InventoryHeader {
  readonly sources: readonly InventorySource[];
}

/** Kinds of records in the order in which they stand in the file, and where they are in the inventory. */
export const recordKinds = [
  ["vcenter", "vcenters"],
  ["host", "hosts"],
  ["datastore", "datastores"],
  ["network", "networks"],
  ["machine", "machines"],
] as const satisfies readonly (readonly [string, keyof Inventory])[];

export type RecordKind = (typeof recordKinds)[number][0];

/**
 * An inventory whose machines are made one at a time, each time that they are asked for, in the order of their keys. An
 * estate of any size passes through without being in memory twice. Every `Inventory` is one.
 */
export interface InventoryRecords extends Omit<Inventory, "machines"> {
  readonly machines: Iterable<Machine>;
  /** The machines as JSON with sorted keys, where their maker has a shorter way to it than through objects. */
  readonly machineJson?: Iterable<string>;
}
