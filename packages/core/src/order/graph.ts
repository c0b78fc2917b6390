import type { Placed } from "./placed.ts";
import type { Providers } from "./providers.ts";
import type { Subject } from "./subject.ts";

/** Something that is needed on clusters where nobody brings it. */
export interface Missing {
  /** One of those that need it; how many others of the same Application do. */
  readonly consumer: Placed;
  readonly others: number;
  readonly subject: Subject;
  /** Clusters on which it is missing. */
  readonly clusters: readonly string[];
}

/** Who waits for whom, over all clusters at once. */
export interface Graph {
  /** Within an Application: resources. */
  readonly resources: ReadonlyMap<Placed, ReadonlySet<Placed>>;
  /** Between Applications: for the sake of which subjects. */
  readonly applications: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Link>>>;
  readonly missing: readonly Missing[];
  /** Resources whose kind an operator of their own Application brings: unknown when Argo CD looks before it syncs. */
  readonly lateKinds: ReadonlySet<Placed>;
}

/** One reason for which an Application waits for another. */
export interface Link {
  readonly consumer: Placed;
  readonly provider: Placed;
  readonly subject: Subject;
}

interface OpenMissing {
  readonly consumer: Placed;
  readonly others: Set<Placed>;
  readonly subject: Subject;
  readonly clusters: Set<string>;
}

/** Where the links of one consumer go. */
interface Links {
  readonly own: Set<Placed>;
  readonly others: Map<string, Map<string, Link>>;
  readonly lateKinds: Set<Placed>;
}

/** Links each consumer with its providers on every cluster on which it is. */
export function buildGraph(placed: readonly Placed[], providers: Providers): Graph {
  const resources = new Map<Placed, Set<Placed>>();
  const applications = new Map<string, Map<string, Map<string, Link>>>();
  const missing = new Map<string, OpenMissing>();
  const lateKinds = new Set<Placed>();
  for (const consumer of placed) {
    const others = entry(applications, consumer.application, () => new Map<string, Map<string, Link>>());
    const links: Links = { own: new Set(), others, lateKinds };
    resources.set(consumer, links.own);
    for (const subject of consumer.needs) {
      for (const cluster of consumer.clusters) {
        const found = providers.find(cluster, subject);
        if (found === undefined) noteMissing(consumer, subject, cluster);
        else if (found !== "given") addLinks(links, consumer, found, subject);
      }
    }
  }
  return { resources, applications, missing: [...missing.values()].map(closeMissing), lateKinds };

  function noteMissing(consumer: Placed, subject: Subject, cluster: string): void {
    const key = `${consumer.application} ${subject.key}`;
    const known = entry(missing, key, () => ({
      consumer,
      others: new Set<Placed>(),
      subject,
      clusters: new Set<string>(),
    }));
    if (consumer !== known.consumer) known.others.add(consumer);
    known.clusters.add(cluster);
  }
}

function addLinks(
  { own, others, lateKinds }: Links,
  consumer: Placed,
  found: readonly Placed[],
  subject: Subject,
): void {
  // What brings a thing that it needs itself waits for nobody.
  if (found.includes(consumer)) return;
  for (const provider of found) {
    if (provider.application === consumer.application) {
      own.add(provider);
      if (isLateKind(consumer, provider, subject)) lateKinds.add(consumer);
    } else {
      const links = entry(others, provider.application, () => new Map<string, Link>());
      if (!links.has(subject.key)) links.set(subject.key, { consumer, provider, subject });
    }
  }
}

/** A CustomResourceDefinition of ours Argo CD finds among what it syncs; what an operator will bring it cannot. */
function isLateKind({ needs }: Placed, { resource }: Placed, subject: Subject): boolean {
  return (
    subject.kind === "crd" && subject.key === needs[0]?.key && resource?.object.kind !== "CustomResourceDefinition"
  );
}

function closeMissing({ consumer, others, subject, clusters }: OpenMissing): Missing {
  return { consumer, others: others.size, subject, clusters: [...clusters] };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
