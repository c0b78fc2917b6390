import { join } from "node:path";
import { parse, stringify } from "yaml";
import { buildResources, check, compile, type SourceText } from "@vmfactory/core";
import { root } from "../../tools/imports.ts";
import { readFactory } from "../golden/golden-case.ts";

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
}

type Factory = readonly [SourceText, ...SourceText[]];
type Plain = Record<string, unknown>;

const sizes = [1, 10, 100];

/**
 * Compiles factories of 1, 10 and 100 clusters, each like prod1 of the example (three nodes of control plane, eighteen
 * workers), from text to the text of all files: time, resources per second, and how time grows with clusters.
 */
export async function bench({ full }: { readonly full: boolean } = { full: true }): Promise<readonly Figure[]> {
  const measured = sizes.map((clusters) => ({ clusters, ...compileSome(factoryOf(clusters), full ? 5 : 2) }));
  const [, ten, hundred] = measured;
  return Promise.resolve([
    ...measured.flatMap(({ clusters, ms, resources, files, bytes }): Figure[] => [
      {
        name: `compile ${clusters} clusters`,
        value: ms,
        unit: "ms",
        note: `${files} files, ${Math.round(bytes / 1024)} KiB`,
      },
      {
        name: `compile ${clusters} clusters: resources`,
        value: (resources / ms) * 1000,
        unit: "/s",
        note: `${resources} resources`,
      },
    ]),
    {
      name: "compile: time for 100 clusters / 10 times that for 10",
      value: (hundred?.ms ?? Number.NaN) / (10 * (ten?.ms ?? Number.NaN)),
      unit: "×",
      note: "1 is linear",
    },
  ]);
}

interface Measured {
  readonly ms: number;
  readonly resources: number;
  readonly files: number;
  readonly bytes: number;
}

function compileSome(factory: Factory, runs: number): Measured {
  let ms = Number.POSITIVE_INFINITY;
  let files: ReadonlyMap<string, string> = new Map();
  // One run more than is counted: the first one is slower, for the code is compiled while it runs.
  for (let run = 0; run <= runs; run += 1) {
    const start = performance.now();
    const compiled = compile({ factory, extras: [] });
    if (run > 0) ms = Math.min(ms, performance.now() - start);
    if (compiled.files === undefined) throw new Error(compiled.diagnostics.map(({ message }) => message).join("\n"));
    files = compiled.files;
  }
  const { model } = check({ factory });
  const resources = model === undefined ? 0 : buildResources(model).resources.length;
  return { ms, resources, files: files.size, bytes: [...files.values()].reduce((sum, text) => sum + text.length, 0) };
}

/** The example with so many clusters like prod1, each with networks, nodes and a storage virtual machine of its own. */
function factoryOf(count: number): Factory {
  const [first, ...parts] = readFactory(join(root, "examples/nordwind"));
  const prod1 = parts
    .map(({ text }) => (parse(text) as { clusters: Plain }).clusters["prod1"])
    .find((one) => one !== undefined);
  const names = Array.from({ length: count }, (_, index) => `c${index + 1}`);
  const clusters = Object.fromEntries(names.map((name, index) => [name, renumber(prod1, index)]));
  const { include: _, ...site } = parse(first.text) as Plain;
  const storage = site["storage"] as Record<string, { trident: { san: Plain } }>;
  const netapp = storage["netapp-fra"];
  if (netapp !== undefined) {
    netapp.trident.san["svm"] = { hub: "ocp0", ...Object.fromEntries(names.map((name) => [name, `ocp-${name}`])) };
  }
  const migration = site["migration"] as Plain;
  migration["place"] = [{ cluster: names[0], namespace: "vm-{group}" }];
  const text = stringify({ ...site, storage: { "netapp-fra": netapp }, migration, clusters });
  return [{ file: "factory.yaml", text }];
}

/** A cluster in address ranges and MACs of its own. */
function renumber(cluster: unknown, index: number): unknown {
  const octet = 27 + index; // Below the pod networks, above what the example has.
  const text = JSON.stringify(cluster)
    .replaceAll(/10\.10\.(\d+\.\d+)/g, `10.${octet}.$1`)
    .replaceAll(/02:00:10:/g, `02:00:${(0x20 + index).toString(16)}:`);
  return JSON.parse(text) as unknown;
}
