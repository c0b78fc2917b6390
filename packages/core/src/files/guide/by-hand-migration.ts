import type { Model, Source } from "../../model/model.ts";
import type { Repository } from "../repository.ts";
import type { HandStep } from "./hand-step.ts";
import { bullets, code, codes, paragraph, shell, table } from "./markdown.ts";

/** What people do on the side of the sources. */
export function migrationSteps({ model }: Repository): readonly HandStep[] {
  if (model.sources.length === 0) return [];
  return [accountStep(model), imageStep(model.sources), ...memorySteps(model), approvalStep];
}

function accountStep({ sources, migration }: Model): HandStep {
  return {
    title: "Accounts on the vCenters",
    why: "Accounts and roles of a vCenter are made by those who run it.",
    todo: [
      ...paragraph(
        "A role for each, given on the root folder and propagated, with the privileges that Forklift asks for:",
      ),
      ...bullets([
        "Datastore: browse, low level file operations. Sessions: validate session.",
        "Virtual machine, interaction: power on, power off, guest operating system management by VIX API.",
        "Virtual machine, provisioning: allow disk access, read-only disk access, file access, download, upload of virtual machine files.",
        ...(migration.mode === "warm"
          ? [
              "Virtual machine, snapshot management: create and remove snapshot. Virtual machine, configuration: disk change tracking, which must be on for each machine that moves warm.",
            ]
          : []),
        "For encrypted machines: cryptographic operations, decrypt and direct access.",
      ]),
      ...table(
        ["source", "vCenter", "Secret"],
        sources.map(({ name, url, credentials }) => [code(name), url, code(`openshift-mtv/${credentials}`)]),
      ),
    ],
    check: shell(
      ...sources.map(
        ({ name }) =>
          `oc wait --for=condition=Ready provider.forklift.konveyor.io/${name} -n openshift-mtv --timeout=15m        # on the hub`,
      ),
      'oc get provider.forklift.konveyor.io -n openshift-mtv -o jsonpath=\'{range .items[*]}{.metadata.name}{"\\t"}{.status.conditions[?(@.type=="InsufficientPrivileges")].items}{"\\n"}{end}\'        # nothing behind the names',
    ),
  };
}

function imageStep(sources: readonly Source[]): HandStep {
  const images = [...new Set(sources.flatMap(({ vddkImage }) => vddkImage ?? []))];
  const without = sources.filter(({ vddkImage }) => vddkImage === undefined);
  return {
    title: "The VDDK image",
    why: "VMware's licence lets nobody else hand out its Virtual Disk Development Kit, so each site builds the image. Warm migrations, and all migrations to another cluster than the hub, do not run without it.",
    todo: [
      ...(without.length === 0
        ? []
        : paragraph(
            `**Missing** for ${codes(without.map(({ name }) => name))}: build one and set ${code("vddk")} of the source in factory.yaml.`,
          )),
      ...paragraph(
        "Download the VDDK for Linux of the vCenter's major version from Broadcom's developer portal. On a file system with symbolic links, in an empty folder, with an account of the registry that may push; the registry must not be public:",
      ),
      ...shell(
        "tar -xzf VMware-vix-disklib-*.x86_64.tar.gz",
        "printf '%s\\n' 'FROM registry.access.redhat.com/ubi9/ubi-minimal' 'USER 1001' 'COPY vmware-vix-disklib-distrib /vmware-vix-disklib-distrib' 'RUN mkdir -p /opt' 'ENTRYPOINT [\"cp\", \"-r\", \"/vmware-vix-disklib-distrib\", \"/opt\"]' > Containerfile",
        ...images.flatMap((image) => [`podman build --platform linux/amd64 -t ${image} .`, `podman push ${image}`]),
      ),
    ],
    check:
      images.length === 0
        ? paragraph("Every source in factory.yaml names its image.")
        : shell(
            ...images.map(
              (image) =>
                `oc image info ${image} --filter-by-os=linux/amd64        # from a machine that the clusters' registry access applies to`,
            ),
          ),
  };
}

/** From Forklift's documentation: beyond ten parallel copies from one host its NFC service runs out of memory. */
const parallelCopiesMax = 10;

function memorySteps({ migration }: Model): readonly HandStep[] {
  const { slotsPerHost } = migration.limits;
  if (slotsPerHost <= parallelCopiesMax) return [];
  return [
    {
      title: "Memory of the copy service on ESXi hosts",
      why: `${code("migration.limits.slotsPerHost")} is ${slotsPerHost}, and the NFC service of an ESXi host has memory for some ${parallelCopiesMax} copies at a time; more fail. A host needs no reboot for the change. Or set the limit to ${parallelCopiesMax}.`,
      todo: [
        ...paragraph(
          "On each ESXi host from which more than that many machines or disks move at once, as root: set `maxMemory` below `nfcsvc` in `/etc/vmware/hostd/config.xml` to `1000000000`, then restart the host's agent.",
        ),
        ...shell(
          "cp -p /etc/vmware/hostd/config.xml /etc/vmware/hostd/config.xml.before-migration",
          "vi /etc/vmware/hostd/config.xml",
          "/etc/init.d/hostd restart",
        ),
      ],
      check: shell(
        "sed -n '/<nfcsvc>/,/<\\/nfcsvc>/p' /etc/vmware/hostd/config.xml        # <maxMemory>1000000000</maxMemory>",
        "/etc/init.d/hostd status        # hostd is running",
      ),
    },
  ];
}

const approvalStep: HandStep = {
  title: "Approval of waves",
  why: "Nothing moves before a person agreed to it in Git.",
  todo: paragraph("Review each wave in [waves/](../waves/README.md), set its `spec.state` to `approved`, and commit."),
  check: shell("oc get waves -n vm-factory        # on the hub: the waves as in Git"),
};
