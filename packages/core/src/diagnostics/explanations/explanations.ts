import type { Code } from "../codes.ts";
import { allowance } from "./allowance.ts";
import { assess } from "./assess.ts";
import { cluster } from "./cluster.ts";
import { extras } from "./extras.ts";
import { factory } from "./factory.ts";
import { git } from "./git.ts";
import { hardware } from "./hardware.ts";
import { inventory } from "./inventory.ts";
import { mapping } from "./mapping.ts";
import { migration } from "./migration.ts";
import { model } from "./model.ts";
import { network } from "./network.ts";
import { openshift } from "./openshift.ts";
import { order } from "./order.ts";
import { output } from "./output.ts";
import { parse } from "./parse.ts";
import { placement } from "./placement.ts";
import { plan } from "./plan.ts";
import { site } from "./site.ts";
import { source } from "./source.ts";
import { spec } from "./spec.ts";
import { storage } from "./storage.ts";
import { wave } from "./wave.ts";
import type { Explanation } from "./explanation.ts";

/** What the pages about codes say: one entry for each code of the registry, or this does not compile. */
export const explanations: Readonly<Record<Code, Explanation>> = {
  ...allowance,
  ...assess,
  ...cluster,
  ...extras,
  ...factory,
  ...git,
  ...hardware,
  ...inventory,
  ...mapping,
  ...migration,
  ...model,
  ...network,
  ...openshift,
  ...order,
  ...output,
  ...parse,
  ...placement,
  ...plan,
  ...site,
  ...source,
  ...spec,
  ...storage,
  ...wave,
};
