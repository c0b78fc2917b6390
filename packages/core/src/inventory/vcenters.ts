import type { VCenter } from "./inventory.ts";
import { compareBy } from "../base/order.ts";

/** Who a row says it comes from: `VI SDK Server` and `VI SDK UUID`, as far as its tab has them. */
export interface Origin {
  readonly server: string | undefined;
  readonly uuid: string | undefined;
}

/** A vCenter while its inventory is built. */
export interface VcenterDraft extends Origin {
  readonly key: string;
  version: string | undefined;
  /** Tab to rows read. */
  readonly coverage: Map<string, number>;
}

/** What vSource and vMetaData say about a vCenter, before any machine is known. */
export interface OriginNote extends Origin {
  readonly version?: string | undefined;
  readonly readBy?: string | undefined;
  readonly capturedAt?: string | undefined;
}

/** The key of machines whose export says nowhere which vCenter they come from. */
export const unknownVcenter = "unknown";

/** The vCenters of a source, found by what rows say of themselves. */
export class Vcenters {
  readonly #byKey = new Map<string, VcenterDraft>();
  readonly #notes: OriginNote[] = [];
  readonly #fallback: string | undefined;
  #last: { readonly origin: Origin; readonly vcenter: VcenterDraft | undefined } | undefined;

  /** `fallback` is the server's name that the user gives for rows that name none. */
  constructor(fallback: string | undefined) {
    this.#fallback = fallback?.trim().toLowerCase();
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  note(note: OriginNote): void {
    this.#notes.push(note);
  }

  /** The vCenter of a row of vInfo; the first row of each makes it known. */
  register(origin: Origin): VcenterDraft {
    const named = this.#identify(origin);
    const key = named.uuid ?? named.server ?? unknownVcenter;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const vcenter = { key, ...named, version: undefined, coverage: new Map<string, number>() };
    this.#byKey.set(key, vcenter);
    this.#last = undefined;
    return vcenter;
  }

  /** The vCenter of a row of another tab; undefined if the row does not say and there are several. */
  find(origin: Origin): VcenterDraft | undefined {
    const last = this.#last;
    if (last !== undefined && last.origin.uuid === origin.uuid && last.origin.server === origin.server)
      return last.vcenter;
    const vcenter = this.#lookUp(origin);
    this.#last = { origin, vcenter };
    return vcenter;
  }

  #lookUp({ server, uuid }: Origin): VcenterDraft | undefined {
    const all = [...this.#byKey.values()];
    if (uuid !== undefined) {
      const own = this.#byKey.get(uuid);
      if (own !== undefined) return own;
    }
    if (server !== undefined) {
      const own = all.filter((one) => one.server === server || one.key === server);
      if (own.length > 0) return own.length === 1 ? own[0] : undefined;
    }
    const isSilent = server === undefined && uuid === undefined;
    const isUnnamed = all[0]?.key === unknownVcenter;
    return all.length === 1 && (isSilent || isUnnamed) ? all[0] : undefined;
  }

  /** Adds what other tabs of the export say about the vCenter that a row names. */
  #identify({ server, uuid }: Origin): Origin {
    if (uuid !== undefined) return { server: server ?? this.#noted((note) => note.uuid === uuid)?.server, uuid };
    if (server !== undefined) return { server, uuid: this.#noted((note) => note.server === server)?.uuid };
    const only = this.#noted(() => true);
    return { server: only?.server ?? this.#fallback, uuid: only?.uuid };
  }

  /** The one thing that the notes say of it: nothing if they contradict each other. */
  #noted(isAbout: (note: OriginNote) => boolean): OriginNote | undefined {
    const about = this.#notes.filter(isAbout);
    const merged = {
      server: single(about.map((note) => note.server)),
      uuid: single(about.map((note) => note.uuid)),
      version: single(about.map((note) => note.version)),
      readBy: single(about.map((note) => note.readBy)),
      capturedAt: single(about.map((note) => note.capturedAt)),
    };
    const isContradiction = new Set(about.flatMap(({ server }) => server ?? [])).size > 1;
    return about.length === 0 || isContradiction ? undefined : merged;
  }

  /** The vCenters as the inventory has them; `tabs` are the tabs that were there. */
  finish(readBy: string, tabs: readonly string[]): VCenter[] {
    return [...this.#byKey.values()].sort(compareBy((one) => one.key)).map((one) => {
      const isOnly = this.#byKey.size === 1;
      const noted = this.#noted((note) => this.#isAbout(note, one) || (isOnly && note.server === undefined));
      const version = one.version ?? noted?.version;
      return {
        key: one.key,
        ...(one.server !== undefined && { server: one.server }),
        ...(one.uuid !== undefined && { instanceUuid: one.uuid }),
        ...(version !== undefined && { version }),
        readBy: noted?.readBy ?? readBy,
        ...(noted?.capturedAt !== undefined && { capturedAt: noted.capturedAt }),
        coverage: Object.fromEntries(tabs.map((tab) => [tab, one.coverage.get(tab) ?? 0])),
      };
    });
  }

  #isAbout(note: OriginNote, one: VcenterDraft): boolean {
    return (
      (note.uuid !== undefined && note.uuid === one.uuid) || (note.server !== undefined && note.server === one.server)
    );
  }
}

function single<T>(values: readonly (T | undefined)[]): T | undefined {
  const distinct = new Set(values.filter((value) => value !== undefined));
  return distinct.size === 1 ? [...distinct][0] : undefined;
}
