import { clear, raise, type Criterion } from "./criterion.ts";

export const sourceKnown: Criterion = {
  id: "plan.SourceProviderNotValid",
  label: "Its vCenter is no source of factory.yaml",
  assess({ source, server, model }) {
    if (source !== undefined) return clear;
    const known = model.sources.map((one) => `\`${one.server}\``).join(", ");
    return raise({
      category: "Critical",
      effect: "notYet",
      detail: `Its vCenter \`${server}\` is none of the sources of factory.yaml${known === "" ? ", which names none" : `, which are ${known}`}.`,
      remedy: `Add a source whose URL names \`${server}\`.`,
    });
  },
};
