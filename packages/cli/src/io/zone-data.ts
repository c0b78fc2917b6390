import packed from "moment-timezone/data/packed/latest.json" with { type: "json" };
import type { PackedZones } from "@vmfactory/core";

/**
 * The pinned edition of the time-zone database: the data file of `moment-timezone`, never that of the machine or of
 * Node. Imported only by what plans, because it is 0.7 MB of text.
 */
export const packedZones: PackedZones = packed;
