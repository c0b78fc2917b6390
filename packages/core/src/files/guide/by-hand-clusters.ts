import type { ManagedCluster } from "../../model/model.ts";
import type { Repository } from "../repository.ts";
import { approvalCommands, isApprovedByHand } from "./bootstrap-pages.ts";
import type { HandStep } from "./hand-step.ts";
import { bullets, code, codes, few, paragraph, shell, table } from "./markdown.ts";

/** What people do while the hub is set up and clusters are installed or imported. */
export function clusterSteps(repository: Repository): readonly HandStep[] {
  const { clusters } = repository.model;
  const installed = clusters.filter(({ state }) => state === "provision");
  const imported = clusters.filter(({ importSecret }) => importSecret !== undefined);
  return [
    bootstrapStep,
    ...approvalSteps(repository),
    ...(installed.length === 0
      ? []
      : [installStep(repository, installed), loginStep(installed), lifecycleStep(installed)]),
    ...(imported.length === 0 ? [] : [importStep(imported)]),
  ];
}

const bootstrapStep: HandStep = {
  title: "The bootstrap",
  why: "Argo CD brings everything, so something has to bring Argo CD.",
  todo: paragraph("Follow [.bootstrap/README.md](../.bootstrap/README.md)."),
  check: shell("oc get application root -n openshift-gitops        # on the hub: Synced"),
};

function approvalSteps({ ordered }: Repository): readonly HandStep[] {
  const waiting = ordered.applications.flatMap(({ clusters, resources }) =>
    resources
      .filter(({ resource }) => isApprovedByHand(resource.object))
      .map(({ resource }) => ({ object: resource.object, on: placeOf(resource.placement, clusters) })),
  );
  if (waiting.length === 0) return [];
  return [
    {
      title: "Approval of operators",
      why: "factory.yaml asks for approval by hand, so no operator is installed or updated before somebody agrees. What needs the operator waits.",
      todo: [
        ...paragraph("On each cluster, as the operators come; for the first installation:"),
        ...table(
          ["operator", "namespace", "on"],
          waiting.map(({ object, on }) => [
            code(object.metadata.name),
            code(object.metadata.namespace ?? ""),
            few(on.map(code), 5),
          ]),
        ),
        ...shell(...waiting.flatMap(({ object }) => approvalCommands(object))),
        ...paragraph(
          "An operator and what it depends on may share one plan of a namespace: approving it once is enough.",
        ),
      ],
      check: shell(
        "oc get installplan --all-namespaces        # APPROVED true for all that are wanted",
        "oc get csv --all-namespaces        # PHASE Succeeded",
      ),
    },
  ];
}

function placeOf(
  placement: { readonly layer: string; readonly cluster?: string },
  clusters: readonly string[],
): readonly string[] {
  return placement.layer === "cluster" && placement.cluster !== undefined ? [placement.cluster] : clusters;
}

/**
 * The reference architecture names two tickets of the vendor as blockers of automation from end to end. Nothing public
 * tells what they say, so only the step is described that they stand for.
 */
function installStep({ hub }: Repository, clusters: readonly ManagedCluster[]): HandStep {
  return {
    title: "Installation of clusters",
    why:
      "Provisioning by ACM and agents is declared here in full. The architecture that this factory follows names two tickets of Red Hat, ACM-2320 and MGMT-18974, " +
      "as what keeps it from running from end to end by itself; what they say is not repeated here, so look up both for your versions. Whatever their state, a person follows each installation.",
    todo: [
      ...paragraph(`On ${code(hub)}, for each of ${codes(clusters.map(({ name }) => name))}:`),
      ...bullets([
        "Each machine has a BareMetalHost; it goes from `registering` to `provisioned`. One that stays shows the controller's answer in its status: wrong account, no licence for virtual media, no way to the hub's ingress.",
        "Each machine that has booted shows up as an Agent with its host name and role. One that does not has the wrong MAC address, VLAN or DNS server: look at its console.",
        "The AgentClusterInstall says `RequirementsMet`, then installs by itself. What does not pass is in the `ValidationsInfo` of the Agent.",
        "A machine that boots into the old system: remove its boot entries, or wipe the disk, and set the BareMetalHost's `spec.online` to false and back to true.",
      ]),
    ],
    check: shell(
      ...clusters.flatMap(({ name }) => [
        `oc wait --for=jsonpath='{.status.provisioning.state}'=provisioned baremetalhost --all -n ${name} --timeout=60m`,
        `oc wait --for=condition=RequirementsMet agentclusterinstall/${name} -n ${name} --timeout=60m`,
        `oc wait --for=condition=Completed agentclusterinstall/${name} -n ${name} --timeout=120m`,
        `oc wait --for=condition=ManagedClusterConditionAvailable managedcluster/${name} --timeout=30m`,
      ]),
    ),
  };
}

function loginStep(clusters: readonly ManagedCluster[]): HandStep {
  return {
    title: "First login",
    why: "The first credentials of an installed cluster are made by its installation and kept on the hub.",
    todo: [
      ...paragraph(
        "On the hub. They give everything: keep the kubeconfig where you keep such things, and remove the account `kubeadmin` of a cluster once people log in by other means.",
      ),
      ...shell(
        ...clusters.flatMap(({ name }) => [
          `oc extract -n ${name} "$(oc get secret -n ${name} -l hive.openshift.io/secret-type=kubeconfig -o name)" --keys=kubeconfig --to=- > ${name}.kubeconfig`,
          `oc extract -n ${name} "$(oc get secret -n ${name} -l hive.openshift.io/secret-type=kubeadmincreds -o name)" --keys=password --to=-`,
        ]),
      ),
    ],
    check: shell(
      ...clusters.map(
        ({ name, nodes }) => `oc --kubeconfig=${name}.kubeconfig get nodes        # ${nodes.length} Ready`,
      ),
    ),
  };
}

function lifecycleStep(clusters: readonly ManagedCluster[]): HandStep {
  return {
    title: "After an installation",
    why: "As long as factory.yaml says `provision`, Git holds what installs the cluster; only a person can say that it is done.",
    todo: bullets(
      clusters.map(
        ({ name }) =>
          `Once ${code(name)} is installed: set ${code(`clusters.${name}.state`)} to ${code("installed")}, compile, commit, push.`,
      ),
    ),
    check: shell(
      ...clusters.map(({ name }) => `oc get application cluster-${name} -n openshift-gitops        # Synced, Healthy`),
    ),
  };
}

function importStep(clusters: readonly ManagedCluster[]): HandStep {
  return {
    title: "Import of clusters",
    why: "The hub cannot reach a cluster that it did not install until somebody gives it a way in.",
    todo: paragraph(
      `Make the Secret by which ACM imports each of ${codes(clusters.map(({ name }) => name))}, as [secrets.md](secrets.md) says. ACM deletes it afterwards.`,
    ),
    check: shell(
      ...clusters.map(
        ({ name }) =>
          `oc wait --for=condition=ManagedClusterConditionAvailable managedcluster/${name} --timeout=30m        # on the hub`,
      ),
    ),
  };
}
