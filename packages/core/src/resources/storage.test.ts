import { describe, expect, test } from "vitest";
import { built, contents, object, resource } from "./built.fixture.ts";

describe("Trident", () => {
  test("prepares the nodes of a cluster that uses iSCSI, and brings the kind of its backends", () => {
    const orchestrator = resource(built(), "TridentOrchestrator", "trident", "prod1");
    expect(orchestrator.object).toEqual({
      apiVersion: "trident.netapp.io/v1",
      kind: "TridentOrchestrator",
      metadata: { name: "trident" },
      spec: { namespace: "trident", nodePrep: ["iscsi"] },
    });
    expect(orchestrator.provides).toEqual([
      { kind: "crd", group: "trident.netapp.io", objectKind: "TridentBackendConfig" },
    ]);
  });

  test("stands once where all clusters use the same transports", () => {
    const of = built("storage: { netapp-ams: { trident: { san: { transport: iscsi } } } }");
    expect(contents(of, "trident")).toEqual(["TridentOrchestrator/trident"]);
  });

  test("on a cluster with Fibre Channel comes with multipath for both pools, and prepares nothing", () => {
    const of = built();
    expect(contents(of, "trident").filter((name) => name.endsWith("prod2"))).toEqual([
      "MachineConfig/99-master-multipath of prod2",
      "MachineConfig/99-worker-multipath of prod2",
      "TridentOrchestrator/trident of prod2",
    ]);
    expect(object(of, "TridentOrchestrator", "trident", "prod2")["spec"]).toEqual({
      namespace: "trident",
      nodePrep: [],
    });
    expect(object(of, "MachineConfig", "99-worker-multipath")).toEqual({
      apiVersion: "machineconfiguration.openshift.io/v1",
      kind: "MachineConfig",
      metadata: { name: "99-worker-multipath", labels: { "machineconfiguration.openshift.io/role": "worker" } },
      spec: {
        config: {
          ignition: { version: "3.4.0" },
          storage: {
            files: [
              {
                path: "/etc/multipath.conf",
                overwrite: true,
                mode: 0o644,
                contents: {
                  source:
                    "data:,defaults%20%7B%0A%20%20find_multipaths%20no%0A%20%20user_friendly_names%20yes%0A%7D%0A",
                },
              },
            ],
          },
          systemd: { units: [{ name: "multipathd.service", enabled: true }] },
        },
      },
    });
  });

  test("with both transports leaves the preparation to the MachineConfig, iSCSI included", () => {
    const patch =
      "clusters: { prod2: { storage: { block: netapp-fra/san } } }\nstorage: { netapp-fra: { trident: { san: { svm: { prod2: ocp2 } } } } }";
    const of = built(patch);
    expect(object(of, "TridentOrchestrator", "trident", "prod2")["spec"]).toMatchObject({ nodePrep: [] });
    expect(object(of, "MachineConfig", "99-master-multipath")["spec"]).toMatchObject({
      config: {
        systemd: {
          units: [
            { name: "iscsid.service", enabled: true },
            { name: "multipathd.service", enabled: true },
          ],
        },
      },
    });
  });
});

describe("storage of a cluster", () => {
  test("is a backend and a class for each way into an array that it uses", () => {
    expect(contents(built(), "storage").filter((name) => !name.includes(" of ") || name.endsWith("prod1"))).toEqual([
      "StorageClass/netapp-fra-nas of prod1",
      "StorageClass/netapp-fra-san of prod1",
      "TridentBackendConfig/netapp-fra-nas of prod1",
      "TridentBackendConfig/netapp-fra-san of prod1",
      "VolumeSnapshotClass/trident",
    ]);
  });

  test("by NFS is exported to the network of the nodes' storage addresses only", () => {
    const backend = resource(
      built("storage: { netapp-fra: { trident: { nas: { dataAddress: 10.10.200.5 } } } }"),
      "TridentBackendConfig",
      "netapp-fra-nas",
      "prod1",
    );
    expect(backend.object).toEqual({
      apiVersion: "trident.netapp.io/v1",
      kind: "TridentBackendConfig",
      metadata: { name: "netapp-fra-nas", namespace: "trident" },
      spec: {
        version: 1,
        backendName: "netapp-fra-nas",
        storageDriverName: "ontap-nas",
        managementLIF: "10.10.8.20",
        svm: "nfs",
        storagePrefix: "prod1",
        credentials: { name: "fra" },
        deletionPolicy: "retain",
        dataLIF: "10.10.200.5",
        autoExportPolicy: true,
        autoExportCIDRs: ["10.10.200.0/24"],
      },
    });
    expect(backend.requires).toEqual([{ kind: "secret", namespace: "trident", name: "fra" }]);
  });

  test("by NFS is exported to the machine network where there is no other", () => {
    expect(object(built(), "TridentBackendConfig", "netapp-fra-nas", "hub")["spec"]).toMatchObject({
      autoExportCIDRs: ["10.10.1.0/24"],
    });
  });

  test.each([
    ["iscsi", "iscsi"],
    ["fc", "fcp"],
    ["nvme", "nvme"],
  ])("by %s is of SAN type %s, on the cluster's own storage virtual machine", (transport, sanType) => {
    const patch = `storage: { netapp-fra: { trident: { san: { transport: ${transport}, dataAddress: 10.10.200.6 } } } }`;
    expect(object(built(patch), "TridentBackendConfig", "netapp-fra-san", "prod1")["spec"]).toEqual({
      version: 1,
      backendName: "netapp-fra-san",
      storageDriverName: "ontap-san",
      managementLIF: "10.10.8.20",
      svm: "ocp1",
      storagePrefix: "prod1",
      credentials: { name: "fra" },
      deletionPolicy: "retain",
      sanType,
    });
  });

  test("has one default class, and one for virtual machines, marked by quoted words", () => {
    const of = built();
    const san = resource(of, "StorageClass", "netapp-fra-san", "prod1");
    expect(san.object).toEqual({
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      metadata: {
        name: "netapp-fra-san",
        annotations: {
          "storageclass.kubernetes.io/is-default-class": "false",
          "storageclass.kubevirt.io/is-default-virt-class": "true",
        },
      },
      provisioner: "csi.trident.netapp.io",
      parameters: { backendType: "ontap-san", storagePools: "netapp-fra-san:.*", "csi.storage.k8s.io/fstype": "ext4" },
      reclaimPolicy: "Delete",
      allowVolumeExpansion: true,
      volumeBindingMode: "Immediate",
    });
    expect(san.requires).toEqual([
      {
        kind: "object",
        apiVersion: "trident.netapp.io/v1",
        objectKind: "TridentBackendConfig",
        namespace: "trident",
        name: "netapp-fra-san",
      },
    ]);
    expect(object(of, "StorageClass", "netapp-fra-nas", "prod1")).toMatchObject({
      metadata: {
        annotations: {
          "storageclass.kubernetes.io/is-default-class": "true",
          "storageclass.kubevirt.io/is-default-virt-class": "false",
        },
      },
      parameters: { backendType: "ontap-nas", storagePools: "netapp-fra-nas:.*" },
    });
  });

  test("takes snapshots, for backups too", () => {
    expect(object(built(), "VolumeSnapshotClass", "trident")).toEqual({
      apiVersion: "snapshot.storage.k8s.io/v1",
      kind: "VolumeSnapshotClass",
      metadata: {
        name: "trident",
        labels: { "velero.io/csi-volumesnapshot-class": "true" },
        annotations: { "snapshot.storage.kubernetes.io/is-default-class": "true" },
      },
      driver: "csi.trident.netapp.io",
      deletionPolicy: "Delete",
    });
  });
});
