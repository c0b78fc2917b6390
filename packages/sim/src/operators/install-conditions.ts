import type { Condition } from "../conditions.ts";
import type { AgentCounts, InstallState } from "./install-state.ts";

interface Said {
  /** What keeps the service from taking the description, if anything. */
  readonly defect: string | undefined;
  readonly counts: AgentCounts;
  readonly state: InstallState;
}

/** The conditions of an AgentClusterInstall, in the words of the assisted service. */
export function installConditions({ defect, counts, state }: Said): readonly Condition[] {
  const synced: Condition =
    defect === undefined
      ? { type: "SpecSynced", status: "True", reason: "SyncOK", message: "SyncOK" }
      : {
          type: "SpecSynced",
          status: "False",
          reason: "BackendError",
          message: `The Spec could not be synced due to backend error: ${defect}`,
        };
  if (defect !== undefined) return [synced];
  const isValid = state !== "insufficient";
  return [
    synced,
    isValid
      ? {
          type: "Validated",
          status: "True",
          reason: "ValidationsPassing",
          message: "The cluster's validations are passing",
        }
      : {
          type: "Validated",
          status: "False",
          reason: "ValidationsFailing",
          message: `The cluster's validations are failing: Clusters must have exactly ${counts.mastersWanted} dedicated control plane nodes`,
        },
    requirements(state, counts),
    completed(state),
    {
      type: "Failed",
      status: "False",
      reason: "InstallationNotFailed",
      message: "The installation has not failed",
    },
    state === "adding-hosts"
      ? {
          type: "Stopped",
          status: "True",
          reason: "InstallationCompleted",
          message: "The installation has stopped because it completed successfully",
        }
      : {
          type: "Stopped",
          status: "False",
          reason: "InstallationNotStopped",
          message: "The installation is waiting to start or in progress",
        },
  ];
}

function requirements(state: InstallState, counts: AgentCounts): Condition {
  const type = "RequirementsMet";
  switch (state) {
    case "insufficient":
      return {
        type,
        status: "False",
        reason: "ClusterNotReady",
        message: "The cluster is not ready to begin the installation",
      };
    case "ready": {
      const { masters, mastersWanted, workers, workersWanted } = counts;
      if (masters === mastersWanted && workers === workersWanted) {
        const message = "The cluster is ready to begin the installation";
        return { type, status: "True", reason: "ClusterIsReady", message };
      }
      const wanted = `exactly ${mastersWanted} master agents, 0 arbiter agents and ${workersWanted} worker agents`;
      const there = `${masters} master agents, 0 arbiter agents and ${workers} worker agents`;
      const message = `The cluster currently requires ${wanted}, but currently registered ${there}`;
      return { type, status: "False", reason: "InsufficientAgents", message };
    }
    case "preparing-for-installation":
    case "installing":
    case "finalizing":
    case "adding-hosts":
      return {
        type,
        status: "True",
        reason: "ClusterAlreadyInstalling",
        message: "The cluster requirements are met",
      };
  }
}

function completed(state: InstallState): Condition {
  const type = "Completed";
  switch (state) {
    case "insufficient":
    case "ready":
      return {
        type,
        status: "False",
        reason: "InstallationNotStarted",
        message: "The installation has not yet started",
      };
    case "preparing-for-installation":
    case "installing":
    case "finalizing":
      return {
        type,
        status: "False",
        reason: "InstallationInProgress",
        message: "The installation is in progress: Installation in progress",
      };
    case "adding-hosts":
      return {
        type,
        status: "True",
        reason: "InstallationCompleted",
        message: "The installation has completed: Cluster is installed",
      };
  }
}
